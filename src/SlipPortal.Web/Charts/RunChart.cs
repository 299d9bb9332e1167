using SlipPortal.Domain.Kpis.Charts;

namespace SlipPortal.Web.Charts;

/// <summary>A control chart as it is drawn: where its points, means, limits and target lie on the screen.</summary>
/// <param name="Caption">What is measured, for the figure and the table.</param>
/// <param name="Chart">The values with their limits and signals.</param>
/// <param name="Target">The target that holds now, or null.</param>
/// <param name="Marks">Points before which values stop being comparable, or limits begin anew, with what is said of it.</param>
/// <param name="Show">Shows a value in its unit.</param>
internal sealed record RunChart(
    string Caption, ControlChart Chart, decimal? Target, IReadOnlyList<(int Index, string Label)> Marks, Func<decimal, string> Show)
{
    public const int Width = 900;
    public const int Height = 300;
    public const int Left = 60;
    public const int Bottom = 30;
    private const int Top = 16;
    private readonly Axis _axis = Axis.Of(
        Chart.Points.Select(point => point.Value).Concat(Chart.Segments.SelectMany(segment => new[] { segment.LowerLimit, segment.UpperLimit })).Append(Target));

    /// <summary>Where a point lies from left to right.</summary>
    public double X(int index) => Left + 30 + (index * (Width - Left - 70.0) / Math.Max(1, Chart.Points.Count - 1));

    /// <summary>Where a value lies from top to bottom.</summary>
    public double Y(decimal value) => Top + ((1 - _axis.At(value)) * (Height - Top - Bottom));

    /// <summary>Heights to read the axis by: at most six, each a round number.</summary>
    public IReadOnlyList<decimal> Ticks => _axis.Ticks;

    /// <summary>Points whose label is written: not more than fit.</summary>
    public IEnumerable<int> Labelled
    {
        get
        {
            var step = Math.Max(1, (int)Math.Ceiling(Chart.Points.Count / 9.0));
            return Enumerable.Range(0, Chart.Points.Count).Where(index => (Chart.Points.Count - 1 - index) % step == 0);
        }
    }

    /// <summary>Stretches of neighbouring values within a segment: no line runs over a gap or a break.</summary>
    public IEnumerable<IReadOnlyList<int>> Stretches()
    {
        var starts = Chart.Segments.Select(segment => segment.Start).ToHashSet();
        var stretch = new List<int>();
        for (var i = 0; i < Chart.Points.Count; i++)
        {
            if ((Chart.Points[i].Value is null || starts.Contains(i)) && stretch.Count > 0)
            {
                yield return stretch;
                stretch = [];
            }

            if (Chart.Points[i].Value is not null) stretch.Add(i);
        }

        if (stretch.Count > 0) yield return stretch;
    }

    /// <summary>“improving”, “concerning”, “signal” or “plain”: how a point is drawn.</summary>
    public string Look(int index) => Chart.SignalsAt(index) is not [var signal, ..] ? "plain" : signal.Judgement switch
    {
        Judgement.Improving => "improving",
        Judgement.Concerning => "concerning",
        _ => "signal",
    };

    /// <summary>What a point's signals say, or nothing.</summary>
    public string Says(int index) => string.Join("; ", Chart.SignalsAt(index).Select(signal => signal.Rule switch
    {
        SignalRule.Outside => signal.Direction is Direction.Up ? "above the upper limit" : "below the lower limit",
        SignalRule.Shift => $"{signal.To - signal.From + 1} in a row {(signal.Direction is Direction.Up ? "above" : "below")} the mean",
        SignalRule.Trend => $"{signal.To - signal.From + 1} in a row {(signal.Direction is Direction.Up ? "rising" : "falling")}",
        _ => "two of three near a limit",
    } + signal.Judgement switch { Judgement.Improving => " (improving)", Judgement.Concerning => " (concerning)", _ => "" }));

    /// <summary>The segment that a point lies in.</summary>
    public ChartSegment SegmentOf(int index) => Chart.Segments.Last(segment => segment.Start <= index);
}
