using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Oversight;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Public;

/// <summary>
/// A measure as a public pack shows it. Everything here follows from values that may be shown and stand: what is withheld, what may still change, and
/// what people wrote about it is not read at all.
/// </summary>
/// <param name="Measure">The measure.</param>
/// <param name="Shown">What of it may be shown.</param>
internal sealed record PackRow(KpiView Measure, SeriesToShow Shown)
{
    private const int EarlierValues = 5;

    private KpiShape Shape => Measure.Kpi.Shape;

    /// <summary>Its values that stand, withheld or not, from the first to the last.</summary>
    public IReadOnlyList<JudgedPoint> Values { get; } =
    [
        .. Shown.Points.Where(judged => judged.Point is { State: not ReadingState.Provisional } point && (point.Value is not null || point.Absence is Absence.Suppressed)),
    ];

    /// <summary>The latest of them, or null.</summary>
    public JudgedPoint? Latest => Values.Count == 0 ? null : Values[^1];

    /// <summary>Those before the latest, the newest first.</summary>
    public IEnumerable<JudgedPoint> Earlier => Values.SkipLast(1).TakeLast(EarlierValues).Reverse();

    /// <summary>Quarters, years and the year to date, from the first to the last; empty where nothing adds up, or a part may still change.</summary>
    public IEnumerable<(string Label, PeriodKind? Kind, JudgedPoint Sum)> Sums =>
        from whole in Shape.Frequency is PeriodKind.Month or PeriodKind.Quarter ? Wholes() : []
        let sum = Shown.Together(whole.Period, whole.Until)
        where sum is { Point.State: null }
        select (whole.Label, whole.Kind, sum.Value);

    /// <summary>The last quarter, the last whole year, and the year to date.</summary>
    public IEnumerable<(string Label, JudgedPoint Sum)> LastSums => Sums.GroupBy(sum => sum.Kind).Select(kind => kind.Last()).Select(sum => (sum.Label, sum.Sum));

    /// <summary>How the latest value stands to its target by the rule.</summary>
    public string AgainstTheTarget
    {
        get
        {
            if (Measure.Target is not { } target || Latest is not { } latest || !target.HoldsFor(latest.Point.Period)) return "No target for it.";
            var year = target.Kind is not TargetKind.Annual || Shape.Aggregation is not Aggregation.Sum || latest.Point.Period.Start == latest.Point.Period.Year.Start
                ? latest
                : Sums.LastOrDefault(sum => sum.Sum.Point.Period == latest.Point.Period.Year).Sum;
            if ((latest.Why ?? year.Why) is { } why) return Hidden(why);
            var rated = RatedValue.Of(Shape, target, latest.Point, year.Point);
            return $"{rated.Rating.InWords()}. {rated.Because}";
        }
    }

    /// <summary>Where the values go; withheld as soon as one of those is that it is said of.</summary>
    public string Trend
    {
        get
        {
            var from = Measure.Kpi.Starts.Append(DateOnly.MinValue).Max();
            if (Values.Any(value => value.Why is not null && value.Point.Period.Start >= from)) return Hidden(Withheld.WouldReveal);
            var series = new KpiSeries(Shape, Values.Where(value => value.Value is not null).Select(value => value.Point));
            var trend = series.Trend(series.Chart(Measure.Kpi.Starts), Measure.Kpi.BreakFrom, Measure.Neighbours?.Mean);
            return $"{trend.Words}. {trend.Because}";
        }
    }

    /// <summary>True for a percentage or rate of which nobody gave the counts: nobody can judge it.</summary>
    public bool IsUnjudged => Shape.Unit.IsShare() && Values.Any(value => value is { Value: not null, Point.Denominator: null });

    /// <summary>“71%”, “c (withheld: fewer than 6)”.</summary>
    public string Show(JudgedPoint judged) => judged.Why is { } why ? Hidden(why)
        : judged.Point.Value is { } value ? Shape.Show(value)
        : "c (withheld by the council)";

    private static string Hidden(Withheld why) => $"c ({why.InWords()})";

    private IEnumerable<(string Label, PeriodKind? Kind, Period Period, Period Until)> Wholes()
    {
        foreach (var year in Shown.Points.Select(judged => judged.Point.Period.Year).Distinct())
        {
            foreach (var quarter in Shape.Frequency is PeriodKind.Month ? year.Parts(PeriodKind.Quarter) : [])
                yield return (quarter.Label, PeriodKind.Quarter, quarter, quarter.Parts(PeriodKind.Month).Last());
            yield return (year.Label, PeriodKind.FinancialYear, year, year.Parts(Shape.Frequency).Last());
        }

        // At the end of the year it is the year itself.
        if (Latest is { Point.Period: var last } && last.End != last.Year.End)
            yield return ($"{Words.Day(last.Year.Start)} to {Words.Day(last.End)}", null, last.Year, last);
    }
}
