using System.Globalization;

namespace SlipPortal.Domain.Plans;

/// <summary>The unit a <see cref="Recurrence"/> counts in. A term is a school term, three a year.</summary>
public enum RecurrenceUnit
{
    Week,
    Month,
    Term,
    Year,
}

/// <summary>How often: every so many weeks, months, terms or years. Quarterly is every 3 months, fortnightly every 2 weeks.</summary>
public sealed record Recurrence(int Every, RecurrenceUnit Unit)
{
    /// <summary>The everyday word ("quarterly"), or "every 8 weeks" where there is none.</summary>
    public string InWords() => (Every, Unit) switch
    {
        (1, RecurrenceUnit.Week) => "weekly",
        (2, RecurrenceUnit.Week) => "fortnightly",
        (1, RecurrenceUnit.Month) => "monthly",
        (3, RecurrenceUnit.Month) => "quarterly",
        (6, RecurrenceUnit.Month) => "twice yearly",
        (1, RecurrenceUnit.Term) => "termly",
        (1, RecurrenceUnit.Year) => "annual",
        _ => string.Create(CultureInfo.InvariantCulture, $"every {Every} {Unit.ToString().ToLowerInvariant()}s"),
    };
}
