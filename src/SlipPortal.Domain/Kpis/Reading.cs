using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Kpis;

/// <summary>A measure's value for a period, or why there is none. A correction takes its place; the value before stays readable.</summary>
public sealed class Reading : PeriodValue
{
    /// <summary>Longest text of a source, in characters.</summary>
    public const int SourceTextMaxLength = 100;

    private Reading()
    {
    }

    private Reading(Kpi kpi, Period period, Guid authorId, DateTimeOffset now)
        : base(kpi, period, authorId, now)
    {
    }

    /// <summary>As a source wrote it (“100 %”), or null.</summary>
    public string? SourceText { get; private set; }

    /// <summary>The file that it came from, or null where somebody typed it.</summary>
    public string? SourceFile { get; private set; }

    /// <summary>A reading that is recorded now, in the place of the one before; null where that says the same already.</summary>
    /// <param name="kpi">The measure.</param>
    /// <param name="period">The period: of the measure's frequency, or longer where its parts are not known.</param>
    /// <param name="entry">What was read.</param>
    /// <param name="previous">The reading that stands for the period, or null. It is superseded.</param>
    /// <param name="authorId">Who records it.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RefusedException">No value and no reason why not, or one that the unit cannot have.</exception>
    public static Reading? Record(Kpi kpi, Period period, ReadingEntry entry, Reading? previous, Guid authorId, DateTimeOffset now)
    {
        RefusePeriod(kpi.Shape, period, now.DayInUk());
        var reading = new Reading(kpi, period, authorId, now)
        {
            SourceText = Text.Optional(entry.SourceText, "the source’s text", SourceTextMaxLength),
            SourceFile = Text.OptionalLine(entry.SourceFile, "the file", FileImport.FileNameMaxLength),
        };
        return reading.Take(kpi.Shape, entry, previous, now) ? reading : null;
    }

    /// <summary>Refuses a period that a measure has no readings for.</summary>
    /// <param name="shape">How the measure is read.</param>
    /// <param name="period">The period.</param>
    /// <param name="today">Today, or null where nobody knows the day.</param>
    /// <exception cref="RefusedException">It is shorter than the measure's own periods, or still to come.</exception>
    public static void RefusePeriod(KpiShape shape, Period period, DateOnly? today)
    {
        if (period.Months < Period.Of(shape.Frequency, period.Start).Months)
            throw new RefusedException($"This measure is not read by the {period.Kind.InWords()}.", nameof(Period));
        if (period.Start > today) throw new RefusedException($"{period.Label} is still to come.", nameof(Value));
    }

    /// <summary>The value of an entry. A share is worked out from its counts where they are given: never typed beside them.</summary>
    /// <exception cref="RefusedException">No value, or one that the unit cannot have.</exception>
    public static decimal ValueOf(KpiShape shape, ReadingEntry entry)
    {
        if (entry.Numerator < 0 || entry.Denominator < 0 || entry.Value < 0) throw new RefusedException("A value is not below nought.", nameof(Value));
        if (entry.Numerator is null != entry.Denominator is null)
            throw new RefusedException("Enter how many, and of how many: both or neither.", nameof(Numerator));
        if (entry.Numerator is { } part && entry.Denominator is { } whole)
        {
            if (!shape.Unit.IsShare())
                throw new RefusedException("Only percentages, rates and ratios have a denominator.", nameof(Denominator));
            if (whole == 0) throw new RefusedException("Of nought there is no share: say “not applicable”.", nameof(Denominator));
            if (shape.Unit is KpiUnit.Percent && part > whole)
                throw new RefusedException($"{part:0.##} of {whole:0.##} is more than all of them.", nameof(Numerator));
            var share = part / whole * shape.Unit.Base();
            if (entry.Value is { } typed && Math.Abs(typed - share) > Tolerance(shape))
                throw new RefusedException($"{shape.Show(typed)} is not {part:0.##} of {whole:0.##}, which is {shape.Show(share)}.",
                    nameof(Value));
            return share;
        }

        var value = entry.Value ?? throw new RefusedException("Enter a value, or say why there is none.", nameof(Value));
        if (shape.Unit is KpiUnit.Count && value != Math.Truncate(value))
            throw new RefusedException("This measure counts in whole numbers.", nameof(Value));
        if (shape.Unit is KpiUnit.Percent && value > 100) throw new RefusedException("A percentage is not over 100.", nameof(Value));
        return value;
    }

    // Half of the last decimal that is shown.
    private static decimal Tolerance(KpiShape shape) => 0.5m * (decimal)Math.Pow(10, -shape.Decimals);
}

/// <summary>What was read.</summary>
/// <param name="Value">In the unit of the measure, or null where counts or an absence are given.</param>
/// <param name="Numerator">The cases that count, or null.</param>
/// <param name="Denominator">Of so many, or null.</param>
/// <param name="Absence">Why there is no value, or null.</param>
/// <param name="IsProvisional">True while it may still change.</param>
/// <param name="SourceText">As a source wrote it, or null.</param>
/// <param name="SourceFile">The file that it came from, or null.</param>
public sealed record ReadingEntry(
    decimal? Value, decimal? Numerator = null, decimal? Denominator = null, Absence? Absence = null, bool IsProvisional = false, string? SourceText = null,
    string? SourceFile = null);

/// <summary>Why there is no value.</summary>
public enum Absence
{
    /// <summary>Nobody knows it (yet).</summary>
    Missing,

    /// <summary>Known, and withheld because it is about very few.</summary>
    Suppressed,

    /// <summary>There is none to be had: no cases, or before the measure began.</summary>
    NotApplicable,
}

/// <summary>How sure a reading is.</summary>
public enum ReadingState
{
    /// <summary>It may still change.</summary>
    Provisional,

    /// <summary>It stands.</summary>
    Final,

    /// <summary>It takes the place of one that stood.</summary>
    Corrected,
}

/// <summary>Words for periods and absences.</summary>
public static class KpiWords
{
    /// <summary>“month”, “quarter”, “financial year”, “school year”.</summary>
    public static string InWords(this PeriodKind kind) => kind switch
    {
        PeriodKind.Month => "month",
        PeriodKind.Quarter => "quarter",
        PeriodKind.FinancialYear => "financial year",
        _ => "school year",
    };

    /// <summary>“missing”, “suppressed”, “not applicable”.</summary>
    public static string InWords(this Absence absence) => absence == Absence.NotApplicable ? "not applicable" : absence.ToString().ToLowerInvariant();

    /// <summary>Which way is better, in words.</summary>
    public static string InWords(this Polarity polarity) => polarity switch
    {
        Polarity.Higher => "Higher is better",
        Polarity.Lower => "Lower is better",
        Polarity.NearComparator => "In line with similar councils is better",
        _ => "Neither way is better",
    };

    /// <summary>How quarters and years follow from their parts, in words.</summary>
    public static string InWords(this Aggregation aggregation) => aggregation switch
    {
        Aggregation.Sum => "added up",
        Aggregation.PointInTime => "as at the end of the period",
        Aggregation.Weighted => "numerators over denominators, each added up",
        Aggregation.YearToDate => "each reading counts from April on",
        _ => "each reading looks back over the same stretch",
    };

    /// <summary>The unit in words.</summary>
    public static string InWords(this KpiUnit unit) => unit switch
    {
        KpiUnit.Count => "Number",
        KpiUnit.Percent => "Percent",
        KpiUnit.RatePer10000 => "Rate per 10,000",
        KpiUnit.RatePer100000 => "Rate per 100,000",
        _ => unit.ToString(),
    };
}
