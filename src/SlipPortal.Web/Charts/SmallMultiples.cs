namespace SlipPortal.Web.Charts;

/// <summary>One small chart for each council, all on the same axes, so that their pace can be compared.</summary>
/// <param name="Charts">The councils' lines.</param>
/// <param name="ByMonths">True where they run by months from each council's own notice; false where they run by the calendar.</param>
internal sealed record SmallMultiples(IReadOnlyList<SmallChart> Charts, bool ByMonths)
{
    public const int Width = 420;
    public const int Height = 200;
    public const int Left = 52;
    public const int Bottom = 28;
    private const int Top = 10;
    private readonly Axis _values = Axis.Of(Charts.SelectMany(chart => chart.Points.Select(point => point.Value)));
    private readonly (int First, int Last) _times = Charts.SelectMany(chart => chart.Points.Select(point => point.Time)).DefaultIfEmpty(0) is var times
        ? (times.Min(), Math.Max(times.Max(), times.Min() + 1))
        : (0, 1);

    public IReadOnlyList<decimal> Ticks => _values.Ticks;

    /// <summary>True where the day of the notice lies on the axis.</summary>
    public bool ShowsNotice => ByMonths && _times.First <= 0 && _times.Last >= 0;

    /// <summary>The ends of the axis of time, each with its words.</summary>
    public IEnumerable<(int Time, string Label, bool IsLast)> Ends =>
        [(_times.First, Label(_times.First), false), (_times.Last, Label(_times.Last), true)];

    /// <summary>Where a time lies from left to right.</summary>
    public double X(int time) => Left + ((time - _times.First) * (Width - Left - 16.0) / (_times.Last - _times.First));

    /// <summary>Where a value lies from top to bottom.</summary>
    public double Y(decimal value) => Top + ((1 - _values.At(value)) * (Height - Top - Bottom));

    private string Label(int time) => ByMonths ? (time == 1 ? "1 month" : $"{time} months") : new DateOnly(time / 12, (time % 12) + 1, 1).ToString("MMM yyyy");
}

/// <summary>A council's line.</summary>
/// <param name="Name">The council.</param>
/// <param name="Points">
/// Its values in order. The time is in months: from the notice, or of the calendar (twelve for each year, from nought).
/// </param>
internal sealed record SmallChart(string Name, IReadOnlyList<(int Time, decimal? Value)> Points);
