namespace SlipPortal.Domain.Plans;

/// <summary>A schedule with what had to be inferred to read it.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="Notes">What was read one way of several, for the person who confirms.</param>
/// <param name="Understood">False where there was a text that gave no schedule and does not say that there is none.</param>
internal sealed record DueReading(DueSchedule Schedule, IReadOnlyList<string> Notes, bool Understood);
