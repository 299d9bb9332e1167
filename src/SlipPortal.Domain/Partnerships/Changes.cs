using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Partnerships;

/// <summary>Work with another organisation began.</summary>
/// <param name="Organisation">Its name.</param>
/// <param name="Focus">What the work is about.</param>
public sealed record EngagementStarted(string Organisation, string Focus) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Began working with {Organisation}: {Focus}";
}

/// <summary>The council let somebody in.</summary>
/// <param name="Person">Their name.</param>
/// <param name="Organisation">Their organisation.</param>
/// <param name="Kinds">What was opened, in words; null in history from when there was only the plan.</param>
/// <param name="PracticeAreas">The names of the areas opened.</param>
/// <param name="LastDay">The last day on which it counts.</param>
public sealed record GrantGiven(string Person, string Organisation, string? Kinds, IReadOnlyList<string> PracticeAreas, DateOnly LastDay) : Change
{
    /// <inheritdoc/>
    public override string InWords() =>
        $"Gave {Person} ({Organisation}) access to {Kinds ?? "the plan"} for {string.Join(", ", PracticeAreas)} until {LastDay:d MMMM yyyy}.";
}

/// <summary>The council ended somebody's access before its date.</summary>
/// <param name="Person">Their name.</param>
/// <param name="Organisation">Their organisation.</param>
public sealed record GrantRevoked(string Person, string Organisation) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Ended the access of {Person} ({Organisation}).";
}
