using SlipPortal.Domain.Kpis.Charts;

namespace SlipPortal.Domain.Kpis.Checks;

/// <summary>What the checks look at: a measure with its values, and what a source says beside them.</summary>
public sealed record CheckedMeasure(string Ref, KpiShape Shape, IReadOnlyList<SeriesPoint> Points)
{
    /// <summary>The year to date as a source states it, or null.</summary>
    public StatedValue? YearToDate { get; init; }

    /// <summary>What is known besides the values that are looked at: a year to date is held against both.</summary>
    public IReadOnlyList<SeriesPoint> Beside { get; init; } = [];

    /// <summary>The source's glyph for the direction, or null.</summary>
    public string? Arrow { get; init; }

    /// <summary>True where the source gives a rating.</summary>
    public bool IsRated { get; init; }

    /// <summary>The target, or null.</summary>
    public TargetLine? Target { get; init; }

    /// <summary>The neighbours' average as the source writes it, or null.</summary>
    public string? Neighbours { get; init; }

    /// <summary>First days of periods from which mean and limits are new: breaks and rebases.</summary>
    public IReadOnlyCollection<DateOnly> Starts { get; init; } = [];

    /// <summary>The first day of the first period after the last break, or null.</summary>
    public DateOnly? BreakFrom { get; init; }

    /// <summary>The measure that it is a part of, with its values; or null.</summary>
    public CheckedMeasure? Whole { get; init; }
}

/// <summary>A year to date that a source states.</summary>
/// <param name="Until">The last period that it covers.</param>
/// <param name="Value">In the unit of the measure.</param>
/// <param name="File">The file that states it; null for the one that is being looked at.</param>
public sealed record StatedValue(Period Until, decimal Value, string? File = null);

/// <summary>A value that a document gives of a measure.</summary>
/// <param name="Document">The document.</param>
/// <param name="Value">In the unit of the measure.</param>
/// <param name="Period">The period that it says it is for; null where it says none.</param>
public sealed record Claim(string Document, decimal Value, Period? Period);

/// <summary>A part of a whole in percent.</summary>
/// <param name="Ref">The measure's ref.</param>
/// <param name="Percent">Its share.</param>
/// <param name="Count">The cases that it counts, where they are known.</param>
public sealed record Share(string Ref, decimal Percent, decimal? Count);

/// <summary>Something in a book that does not fit together.</summary>
/// <param name="Ref">The measure's ref.</param>
/// <param name="Rule">The rule that it breaks.</param>
/// <param name="Message">With both values.</param>
public sealed record CheckFinding(string Ref, CheckRule Rule, string Message)
{
    /// <summary>What an answer keeps of it: less than the message where that tells what not everybody sees who sees the answer.</summary>
    public string Kept { get; init; } = Message;

    /// <summary>An answer from before this does not count: the values have changed since, and what is kept of them does not say so. Or
    /// null.</summary>
    public DateTimeOffset? Since { get; init; }
}

/// <summary>The rules.</summary>
public enum CheckRule
{
    /// <summary>A quarter or year that does not follow from its parts.</summary>
    SumDisagrees,

    /// <summary>A year to date that does not follow from its parts, or cannot without counts.</summary>
    YearToDateDisagrees,

    /// <summary>An arrow that disagrees with the values.</summary>
    ArrowDisagrees,

    /// <summary>Values that go the wrong way.</summary>
    GettingWorse,

    /// <summary>A target that is missed, and no rating beside it.</summary>
    UnratedBelowTarget,

    /// <summary>Values of very few cases.</summary>
    FewCases,

    /// <summary>A target far off, and values that do not move.</summary>
    FlatBelowTarget,

    /// <summary>A value ten times its neighbours in time, or a tenth.</summary>
    TenfoldJump,

    /// <summary>A percentage over 100.</summary>
    OverHundred,

    /// <summary>A part that is more than the whole.</summary>
    PartOverWhole,

    /// <summary>Units that differ between a value and what it is compared with.</summary>
    MixedUnits,

    /// <summary>A count compared with the count of authorities of another size.</summary>
    CountCompared,

    /// <summary>Percentages of a whole that do not add up to 100.</summary>
    SharesDoNotTotal,

    /// <summary>Documents that give different values for one period, or without a period to tell them apart.</summary>
    DocumentsDiffer,

    /// <summary>Two whole periods without a reading.</summary>
    Stale,

    /// <summary>A measure that a tracker or a target tells of and no book does.</summary>
    NotInBook,

    /// <summary>A target, and nobody says which side of it is good.</summary>
    NoDirection,

    /// <summary>An average that a book states, and a national figure that says something else.</summary>
    ComparatorDiffers,

    /// <summary>Teams that do not give the whole.</summary>
    TeamsDisagree,
}

/// <summary>
/// The linter of a performance book: what a careful reader would ask about. Each rule is one method; none changes anything.
/// </summary>
public static class BookChecks
{
    /// <summary>Everything that does not fit together, measure by measure.</summary>
    public static IReadOnlyList<CheckFinding> Of(IEnumerable<CheckedMeasure> measures) => [.. measures.SelectMany(Of)];

    /// <summary>Everything that does not fit together in one measure.</summary>
    public static IEnumerable<CheckFinding> Of(CheckedMeasure measure)
    {
        var own = new KpiSeries(measure.Shape, measure.Points.Where(point => point.Period.Kind == measure.Shape.Frequency));
        return new[]
        {
            Sums(measure, own), YearToDate(measure), Arrow(measure, own), Worse(measure, own), Unrated(measure, own), Few(measure, own),
            Directionless(measure), Flat(measure, own), Jump(measure, own), Over(measure), Part(measure), Units(measure), Compared(measure),
        }.OfType<CheckFinding>();
    }

    /// <summary>Parts of one whole in percent, that together are not all of it.</summary>
    /// <param name="reference">The whole's ref.</param>
    /// <param name="period">What they are for.</param>
    /// <param name="shares">The parts.</param>
    public static CheckFinding? Shares(string reference, Period period, IReadOnlyList<Share> shares)
    {
        var total = shares.Sum(share => share.Percent);
        // Rounding moves each by at most a half.
        if (Math.Abs(total - 100) <= shares.Count * 0.5m) return null;
        var counts = shares.Select(share => share.Count).ToList();
        var should = counts.Contains(null) || counts.Sum() == 0
            ? ""
            : $" By their counts they are {string.Join(", ", counts.Select(count => $"{count / counts.Sum():0%}"))}.";
        var parts = string.Join(", ", shares.Select(share => $"{share.Ref} {share.Percent:0.##}%"));
        return new(reference, CheckRule.SharesDoNotTotal, $"Its parts in {period.Label} ({parts}) total {total:0.##}%, not 100%.{should}");
    }

    /// <summary>What several documents say of one measure: different values for the same period, or without one.</summary>
    /// <param name="reference">The measure's ref.</param>
    /// <param name="claims">What each says.</param>
    public static CheckFinding? Claims(string reference, IReadOnlyList<Claim> claims)
    {
        var isUndated = claims.Any(claim => claim.Period is null) && claims.DistinctBy(claim => claim.Value).Count() > 1;
        var told = isUndated
            ? claims
            : [.. claims.GroupBy(claim => claim.Period).Where(group => group.DistinctBy(claim => claim.Value).Count() > 1).SelectMany(group => group)];
        if (told.Count == 0) return null;
        var words = told.Select(claim => $"{claim.Value:0.##} ({claim.Document}, {claim.Period?.Label ?? "no date"})");
        return new(
            reference, CheckRule.DocumentsDiffer,
            $"Documents give different values: {string.Join("; ", words)}. "
            + (isUndated ? "Values need dates." : "The last one takes the place of the others."));
    }

    /// <summary>A measure that a tracker or a target tells of, and that stands in no book.</summary>
    /// <param name="reference">Its ref.</param>
    /// <param name="inBooks">The refs that stand in books.</param>
    public static CheckFinding NotInBook(string reference, IEnumerable<string> inBooks)
    {
        var stem = Stem(reference);
        var near = inBooks.Where(other => other != reference && Stem(other) == stem).ToList();
        var which = near.Count == 0 ? "" : $"; the book has {string.Join(" and ", near)}: {(near.Count == 1 ? "is it meant?" : "which is meant?")}";
        return new(reference, CheckRule.NotInBook, $"{reference} is in no book{(near.Count == 0 ? "." : which)}");

        // 2.4, 2.4a and 2.4b are near each other; 2.40 is not.
        static string Stem(string reference) => reference.TrimEnd([.. "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"]);
    }

    /// <summary>An average of others as a book states it, held against the national figure that the measure is tied to now.</summary>
    /// <param name="reference">The measure's ref.</param>
    /// <param name="shape">How its values are read.</param>
    /// <param name="stated">What the book states.</param>
    /// <param name="national">What is published: the value, not rounded.</param>
    /// <param name="period">The period that it is published for.</param>
    public static CheckFinding? Comparator(string reference, KpiShape shape, BookComparator stated, decimal national, string period)
    {
        if (stated.Value is not { } value) return null;
        // The book rounds as far as it writes.
        if (Math.Round(national, KpiUnits.DecimalsOf(value), MidpointRounding.AwayFromZero) == value) return null;
        var whose = stated.Kind is ComparatorKind.Neighbours ? "neighbours’" : "England";
        return new(
            reference, CheckRule.ComparatorDiffers,
            $"{char.ToUpperInvariant(stated.Book[0])}{stated.Book[1..]} states the {whose} average as {shape.ShowExactly(value)}; "
            + $"the national figure of {period} is "
            + $"{(shape with { Decimals = Math.Max(shape.Decimals, 1) }).Show(national)}.");
    }

    private static CheckFinding? Sums(CheckedMeasure measure, KpiSeries own)
    {
        foreach (var typed in measure.Points.Where(point => point.Period.Kind != measure.Shape.Frequency && point.Value is not null))
        {
            // A quarter that ends with a month that is not there yet tells nothing.
            if (own.At(typed.Period) is { Value: { } worked, Because: { } because } && Math.Abs(worked - typed.Value!.Value) > Tolerance(measure.Shape))
            {
                return new(
                    measure.Ref, CheckRule.SumDisagrees,
                    $"{typed.Period.Label} says {Show(typed.Value.Value)}; its parts give {Show(worked)} ({because.TrimEnd('.')}).");
            }
        }

        return null;

        string Show(decimal value) => measure.Shape.Show(value);
    }

    private static CheckFinding? YearToDate(CheckedMeasure measure)
    {
        if (measure.YearToDate is not { } stated) return null;
        var says = $"{(stated.File is null ? "The year to date" : $"The year to {stated.Until.End:d MMMM yyyy} in “{stated.File}”")} says {Show(stated.Value)}";
        IReadOnlyList<SeriesPoint> points = [.. measure.Points.Concat(measure.Beside).DistinctBy(point => point.Period)];
        if (new KpiSeries(measure.Shape, points).YearToDate(stated.Until) is { Value: { } worked } whole)
        {
            return Math.Abs(worked - stated.Value) <= Tolerance(measure.Shape)
                ? null
                : new(measure.Ref, CheckRule.YearToDateDisagrees, $"{says}; its parts give {Show(worked)} ({whole.Because!.TrimEnd('.')}).");
        }

        // Without counts nobody can tell; a source that repeats the last part may mean how it stood at the end.
        var parts = PartsOf(points, stated.Until);
        if (!measure.Shape.Unit.IsShare() || parts.Count == 0 || parts[^1].Value == stated.Value) return null;
        return new(
            measure.Ref, CheckRule.YearToDateDisagrees,
            $"{says} beside {string.Join(" and ", parts.Select(part => $"{Name(part.Period)} {Show(part.Value!.Value)}"))}: "
            + $"{(measure.Shape.Unit is KpiUnit.Percent ? "percentages" : "rates")} of different periods do not add up. It needs numerators and denominators.");

        string Show(decimal value) => measure.Shape.Show(value);

        static string Name(Period period) => period.Label.Split(' ')[0];
    }

    // The quarters of the year up to a period; where none is known, its months.
    private static List<SeriesPoint> PartsOf(IEnumerable<SeriesPoint> points, Period until)
    {
        var known = points.Where(point => point.Value is not null && point.Period.Year == until.Year && point.Period.End <= until.End)
            .OrderBy(point => point.Period).ToList();
        var quarters = known.FindAll(point => point.Period.Kind is PeriodKind.Quarter);
        return quarters.Count > 0 ? quarters : known.FindAll(point => point.Period.Kind is PeriodKind.Month);
    }

    private static CheckFinding? Arrow(CheckedMeasure measure, KpiSeries own) =>
        // Of so few cases no arrow is right or wrong.
        own.FewCases is null && SourceArrow.Read(measure.Arrow)
            .Disagreement(own.Points.Select(point => point.Value), Way(measure.Shape.Polarity)) is { } why
            ? new(measure.Ref, CheckRule.ArrowDisagrees, why)
            : null;

    private static CheckFinding? Worse(CheckedMeasure measure, KpiSeries own)
    {
        var chart = own.Chart(measure.Starts);
        var trend = own.Trend(chart, measure.BreakFrom);
        if (trend.Trend is not (Trend.DecreasingWorse or Trend.IncreasingWorse)) return null;
        // With limits the last three values need not go one way: the rule tells why.
        var because = chart.TooFew ? string.Join(", ", own.Points.TakeLast(3).Select(point => measure.Shape.Show(point.Value ?? 0))) + "." : trend.Because;
        return new(measure.Ref, CheckRule.GettingWorse, $"{trend.Words}: {because}");
    }

    private static CheckFinding? Unrated(CheckedMeasure measure, KpiSeries own)
    {
        // Where nobody has said which way is better, nothing is missed.
        if (measure.IsRated || measure.Shape.Polarity is Polarity.None || measure.Target is not { Kind: TargetKind.EachPeriod } target
            || own.Latest is not { } latest)
        {
            return null;
        }

        var rated = RatedValue.Of(measure.Shape, target, latest, null);
        return rated.Rating is TargetRating.Missed ? new(measure.Ref, CheckRule.UnratedBelowTarget, $"{rated.Because} The source gives no rating.") : null;
    }

    private static CheckFinding? Few(CheckedMeasure measure, KpiSeries own)
    {
        if (own.FewCases is not { } why) return null;
        var last = own.Points.Where(point => point.Value is not null).TakeLast(TrendInWords.ValuesForDirection).ToList();
        return last.TrueForAll(point => point.Denominator is null)
            ? new(measure.Ref, CheckRule.FewCases, why)
            : new(
                measure.Ref, CheckRule.FewCases,
                $"{string.Join(", ", last.Select(point => $"{measure.Shape.Show(point.Value!.Value)} of {point.Denominator?.ToString("0") ?? "unknown"}"))}: "
                + "too few cases for a trend.");
    }

    // A target that nobody can hold values against.
    private static CheckFinding? Directionless(CheckedMeasure measure) =>
        measure.Shape.Polarity is Polarity.None && measure.Target is { } target
            ? new(
                measure.Ref, CheckRule.NoDirection,
                $"The target of {(target.Kind is TargetKind.Neighbours ? "the neighbours’ average" : measure.Shape.Show(target.Value))} "
                + "cannot be judged: "
                + "say whether higher or lower is better.")
            : null;

    private static CheckFinding? Flat(CheckedMeasure measure, KpiSeries own)
    {
        var last = own.Points.Where(point => point.Value is not null).TakeLast(3).ToList();
        if (measure.Target is not { Kind: TargetKind.EachPeriod } target || last.Count < 3 || last.DistinctBy(point => point.Value).Count() > 1) return null;
        var value = last[^1].Value!.Value;
        var isFar = measure.Shape.Polarity switch { Polarity.Higher => value < target.Value / 2, Polarity.Lower => value > target.Value * 2, _ => false };
        return isFar
            ? new(
                measure.Ref, CheckRule.FlatBelowTarget,
                $"Flat at {measure.Shape.Show(value)}, and the target is {measure.Shape.Show(target.Value)}: what will move it?")
            : null;
    }

    private static CheckFinding? Jump(CheckedMeasure measure, KpiSeries own)
    {
        var known = own.Points.Where(point => point.Value is > 0).ToList();
        for (var i = 1; i < known.Count; i++)
        {
            var (before, after) = (known[i - 1].Value!.Value, known[i].Value!.Value);
            // Small counts jump tenfold by chance.
            if (Math.Max(before, after) >= 20 && (after >= before * 10 || before >= after * 10))
            {
                return new(
                    measure.Ref, CheckRule.TenfoldJump,
                    $"{measure.Shape.Show(before)} in {known[i - 1].Period.Label} and {measure.Shape.Show(after)} in {known[i].Period.Label}: "
                    + "ten times as much.");
            }
        }

        return null;
    }

    private static CheckFinding? Over(CheckedMeasure measure) =>
        measure.Shape.Unit is KpiUnit.Percent && measure.Points.FirstOrDefault(point => point.Value > 100) is { } over
            ? new(measure.Ref, CheckRule.OverHundred, $"{measure.Shape.Show(over.Value!.Value)} in {over.Period.Label} is more than all of them.")
            : null;

    private static CheckFinding? Part(CheckedMeasure measure)
    {
        if (measure.Whole is not { } whole) return null;
        var of = whole.Points.Where(point => point.Value is not null).ToDictionary(point => point.Period, point => point.Value!.Value);
        return measure.Points.FirstOrDefault(point => of.TryGetValue(point.Period, out var all) && point.Value > all) is { } over
            ? new(
                measure.Ref, CheckRule.PartOverWhole,
                $"{measure.Shape.Show(over.Value!.Value)} in {over.Period.Label} is more than the {whole.Shape.Show(of[over.Period])} of {whole.Ref} "
                + "that it is a part of.")
            : null;
    }

    private static CheckFinding? Units(CheckedMeasure measure) =>
        measure.Shape.Unit is KpiUnit.Percent && measure.Neighbours is { } text && !text.Contains('%', StringComparison.Ordinal)
            ? new(measure.Ref, CheckRule.MixedUnits, $"The neighbours’ average is written “{text}” without a percent sign, beside percentages.")
            : null;

    private static CheckFinding? Compared(CheckedMeasure measure) =>
        measure.Shape.Unit is KpiUnit.Count && measure.Neighbours is { } text && measure.Points.LastOrDefault(point => point.Value is not null) is { } last
            ? new(
                measure.Ref, CheckRule.CountCompared,
                $"{measure.Shape.Show(last.Value!.Value)} is compared with an average of {text}: counts of authorities of different size are not "
                + "comparable. Compare rates.")
            : null;

    private static Improvement Way(Polarity polarity) => polarity switch
    {
        Polarity.Higher => Improvement.Up,
        Polarity.Lower => Improvement.Down,
        _ => Improvement.Neither,
    };

    // Shares are rounded, each by half of the last decimal that is shown; counts are exact.
    private static decimal Tolerance(KpiShape shape) => shape.Unit.IsShare() ? (decimal)Math.Pow(10, -shape.Decimals) : 0;
}
