using System.Globalization;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Domain.Notices;

/// <summary>When a term of a notice is to be met, in the ways in which notices say it.</summary>
/// <param name="Kind">Which way.</param>
/// <param name="Step">How often, or for how long at least; null for <see cref="TermRuleKind.Once"/> and where there is no least time.</param>
/// <param name="From">The day that it counts from: “six weeks from what?”</param>
/// <param name="By">The last day, for <see cref="TermRuleKind.Once"/>; null where none is given.</param>
public sealed record TermRule(TermRuleKind Kind, Recurrence? Step, DateOnly From, DateOnly? By)
{
    // A day that was typed wrongly would make a clock of ten thousand turns.
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2100, 1, 1);
    private const int MostSteps = 60;

    /// <summary>True where it is due again and again.</summary>
    public bool Recurs => Kind is TermRuleKind.Every or TermRuleKind.AtLeastEvery;

    /// <summary>The first day on which an open-ended term can end; null where there is no least time.</summary>
    public DateOnly? EarliestEnd => Kind is TermRuleKind.AtLeastFor && Step is { } step ? From.Plus(step) : null;

    /// <summary>The rule as typed, checked.</summary>
    /// <exception cref="RefusedException">Something that the kind needs is missing or out of place.</exception>
    public static TermRule Of(TermRuleKind? kind, Recurrence? step, DateOnly? from, DateOnly? by)
    {
        var given = kind ?? throw new RefusedException("Choose how the notice says it.", nameof(Kind));
        var first = from ?? throw new RefusedException("Enter the day that it counts from.", nameof(From));
        if (first < Earliest || first > Latest || by > Latest) throw new RefusedException("Enter a day from 2000 to 2100.", first < Earliest || first > Latest ? nameof(From) : nameof(By));
        if (step is { Every: < 1 or > MostSteps }) throw new RefusedException($"Enter a number from 1 to {MostSteps}.", nameof(Recurrence.Every));
        if (step?.Unit is RecurrenceUnit.Term) throw new RefusedException("Choose weeks, months or years.", nameof(Recurrence.Every));
        if (given is TermRuleKind.Every or TermRuleKind.AtLeastEvery && step is null) throw new RefusedException("Choose how often.", nameof(Recurrence.Every));
        if (given is TermRuleKind.Once && by < first) throw new RefusedException("The last day comes before the day that it counts from.", nameof(By));
        return new(given, given is TermRuleKind.Once ? null : step, first, given is TermRuleKind.Once ? by : null);
    }

    /// <summary>The rule for a reader: “Every 6 weeks from 18 May 2021”.</summary>
    /// <param name="changes">The days from which the rhythm is another, the earliest first.</param>
    public string InWords(IReadOnlyList<RhythmChange> changes) => Kind switch
    {
        TermRuleKind.Every => $"Every {Step!.Span()} from {Day(From)}" + string.Concat(changes.Select(change => $", every {change.Step.Span()} from {Day(change.From)}")),
        TermRuleKind.AtLeastEvery =>
            $"At least every {Step!.Span()} from {Day(From)}" + string.Concat(changes.Select(change => $", at least every {change.Step.Span()} from {Day(change.From)}")),
        TermRuleKind.AtLeastFor when Step is null => $"From {Day(From)} until somebody says that it is no longer needed",
        TermRuleKind.AtLeastFor => $"At least {Step.Length()} from {Day(From)}, and until somebody says that it is no longer needed",
        _ => By is { } by ? $"Once, by {Day(by)} or sooner" : "Once, with no day given",
    };

    internal static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}

/// <summary>The ways in which notices say when.</summary>
public enum TermRuleKind
{
    /// <summary>Every so many weeks or months from a day: fixed days, whenever the one before was done.</summary>
    Every,

    /// <summary>At least every so many months: a latest day, counted from when it was last done.</summary>
    AtLeastEvery,

    /// <summary>For so long at least, and until somebody is satisfied. Without a least time: as long as the notice lasts.</summary>
    AtLeastFor,

    /// <summary>Once, by a day or sooner.</summary>
    Once,
}

/// <summary>From a day on the rhythm is another: “monthly, then every two months”.</summary>
/// <param name="From">The day that the new rhythm counts from.</param>
/// <param name="Step">How often from then on.</param>
public sealed record RhythmChange(DateOnly From, Recurrence Step);

/// <summary>Counting days by a <see cref="Recurrence"/>, exact about the ends of months.</summary>
public static class RecurrenceDays
{
    /// <summary>So many steps after a day. Counted from one day, months keep its day: 31 January, 28 February, 31 March.</summary>
    public static DateOnly Plus(this DateOnly day, Recurrence step, int times = 1) => step.Unit switch
    {
        RecurrenceUnit.Week => day.AddDays(7 * step.Every * times),
        RecurrenceUnit.Month => day.AddMonths(step.Every * times),
        RecurrenceUnit.Year => day.AddYears(step.Every * times),
        _ => throw new ArgumentException("School terms have no fixed length.", nameof(step)),
    };

    /// <summary>After “every”: “6 weeks”, “month”.</summary>
    public static string Span(this Recurrence step) => step.Every == 1 ? step.Unit.ToString().ToLowerInvariant() : step.Length();

    /// <summary>“12 months”, “1 month”.</summary>
    public static string Length(this Recurrence step) => $"{step.Every} {step.Unit.ToString().ToLowerInvariant()}{(step.Every == 1 ? "" : "s")}";
}
