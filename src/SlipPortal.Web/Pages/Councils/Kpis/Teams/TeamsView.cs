using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Checks;
using SlipPortal.Domain.Kpis.Teams;
using SlipPortal.Domain.Oversight;
using SlipPortal.Web.Charts;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Teams;

/// <summary>A measure by team: what a page or a download may show of it. What is withheld is not in it any more.</summary>
/// <param name="Kpi">The measure.</param>
/// <param name="Whole">The whole’s values.</param>
/// <param name="Lines">The teams that it is broken down by, and those that have values from before; in their order.</param>
internal sealed record TeamsView(KpiRow Kpi, KpiSeries Whole, IReadOnlyList<TeamLine> Lines)
{
    /// <summary>For somebody from outside: another measure of the same children is broken down too, so nothing of this one is
    /// shown.</summary>
    public bool IsClosed { get; init; }

    /// <summary>For somebody from outside: not all that is known is shown.</summary>
    public bool Withholds => Lines.Any(line => line.Cells.Any(cell => cell.Why is not null));

    /// <summary>The periods with something of a team, the latest first.</summary>
    public IReadOnlyList<Period> Periods { get; } =
        [.. Lines.SelectMany(line => line.Cells).Select(cell => cell.Point.Period).Distinct().OrderDescending()];

    /// <summary>The latest period that the whole or a team has a value for, or null.</summary>
    public Period? Latest =>
        new[] { Whole.Points.LastOrDefault(point => point.Value is not null)?.Period, Periods.Count > 0 ? Periods[0] : null }.Max();

    /// <summary>“3 of 4 teams have given a value for Oct 2026.” Empty before there is a period.</summary>
    public string GivenInWords
    {
        get
        {
            if (Latest is not { } period) return "";
            var expected = Expected(period);
            return TeamCheck.GivenInWords(period, expected.Count(line => line.At(period)?.IsGiven == true), expected.Count);
        }
    }

    /// <summary>The periods that do not fit together with the whole, from the first to the last. For members: it tells all
    /// values.</summary>
    public IEnumerable<CheckFinding> Findings => Periods.Reverse().Select(FindingOf).OfType<CheckFinding>();

    /// <summary>What does not fit together in the latest period, or null.</summary>
    public CheckFinding? LatestFinding => Latest is { } period ? FindingOf(period) : null;

    /// <summary>The last two years of each team, on the same axes.</summary>
    public SmallMultiples Multiples => new(
        [
            .. from line in Lines
               let points = line.Cells.Where(cell => cell.Point.Period.Start >= Latest?.Start.AddYears(-2))
               where points.Any(cell => cell.Point.Value is not null)
               select new SmallChart(line.Name, [.. points.Select(cell => (MonthsOf(cell.Point.Period), cell.Point.Value))]),
        ],
        ByMonths: false);

    /// <summary>The target that each team is held against as well as the whole; null where there is none, or where teams only make it
    /// together.</summary>
    public TargetLine? Target => Kpi.Shape.Unit is KpiUnit.Count || Kpi.Shape.Aggregation is Aggregation.Sum ? null
        : Kpi.Target is { Kind: TargetKind.EachPeriod } target ? target : null;

    /// <summary>The teams that a value of a period is expected of.</summary>
    public IReadOnlyList<TeamLine> Expected(Period period) => [.. Lines.Where(line => line.IsExpectedIn(period))];

    private static int MonthsOf(Period period) => (period.Start.Year * 12) + period.Start.Month - 1;

    private CheckFinding? FindingOf(Period period)
    {
        var cells = Lines.Select(line => (line.Name, Cell: line.At(period))).Where(line => line.Cell is not null).ToList();
        if (cells.Count == 0 || Whole.Points.FirstOrDefault(point => point.Period == period) is not { } whole) return null;
        return TeamCheck.Of(
            Kpi.Ref, Kpi.Shape, whole, [.. cells.Select(line => new TeamPart(line.Name, line.Cell!.Point))],
            Expected(period).Count(line => line.At(period) is null)) is { } finding
            ? finding with { Since = cells.Max(line => line.Cell!.RecordedAt) }
            : null;
    }
}

/// <summary>A team of a measure with its values.</summary>
/// <param name="Id">The team.</param>
/// <param name="Name">Its name.</param>
/// <param name="ShortName">Its short name, or null.</param>
/// <param name="EndedOn">The last day that there was such a team, or null.</param>
/// <param name="From">The first day that values are expected for; null where it was taken off the measure.</param>
/// <param name="Cells">Its values, from the first period to the last.</param>
internal sealed record TeamLine(Guid Id, string Name, string? ShortName, DateOnly? EndedOn, DateOnly? From, IReadOnlyList<TeamCell> Cells)
{
    /// <summary>For narrow tables.</summary>
    public string Label => ShortName ?? Name;

    /// <summary>The latest period with a value, shown or withheld; or null.</summary>
    public TeamCell? Latest => Cells.LastOrDefault(cell => cell.HasValue);

    /// <summary>The one before it, or null.</summary>
    public TeamCell? Previous => Cells.Where(cell => cell.HasValue).SkipLast(1).LastOrDefault();

    /// <summary>Why it has no more values, or null.</summary>
    public string? Past => EndedOn is { } last ? $"Ended on {Words.Day(last)}" : From is null ? "Taken off this measure" : null;

    public bool IsExpectedIn(Period period) => From <= period.Start && !(EndedOn < period.Start);

    public TeamCell? At(Period period) => Cells.FirstOrDefault(cell => cell.Point.Period == period);

    /// <summary>The change from the value before in words; empty where one of them is not there or is withheld.</summary>
    public string Change(KpiShape shape)
    {
        if ((Latest, Previous) is not ({ Point.Value: { } now }, { Point.Value: { } before })) return "";
        var change = Math.Round(now, shape.Decimals, MidpointRounding.AwayFromZero)
            - Math.Round(before, shape.Decimals, MidpointRounding.AwayFromZero);
        return change == 0 ? "No change" : $"{(change > 0 ? "Up" : "Down")} by {shape.Show(Math.Abs(change))}";
    }
}

/// <summary>A team’s value for a period.</summary>
/// <param name="Point">The value; without it and its counts where it is withheld.</param>
/// <param name="Why">Why it is withheld, or null.</param>
/// <param name="RecordedAt">When it was recorded.</param>
internal sealed record TeamCell(SeriesPoint Point, Withheld? Why, DateTimeOffset RecordedAt)
{
    /// <summary>There is a value, shown or withheld.</summary>
    public bool HasValue => Point.Value is not null || Why is not null;

    /// <summary>The team has said something of the period.</summary>
    public bool IsGiven => HasValue || new TeamPart("", Point).IsGiven;

    /// <summary>“71%”, “withheld: fewer than 6”, “missing”.</summary>
    public string InWords(KpiShape shape) =>
        Why?.InWords() ?? (Point.Value is { } value ? shape.Show(value) : Point.Absence?.InWords() ?? "");

    /// <summary>The same without what it may not show.</summary>
    public TeamCell Judged(Withheld? why) =>
        why is null ? this : this with
        {
            Point = Point with { Value = null, Numerator = null, Denominator = null, State = null },
            Why = why
        };
}
