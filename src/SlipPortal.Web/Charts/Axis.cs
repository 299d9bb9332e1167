namespace SlipPortal.Web.Charts;

/// <summary>The axis of a chart's values.</summary>
/// <param name="Low">The value at its one end.</param>
/// <param name="High">The value at its other end: more.</param>
internal sealed record Axis(decimal Low, decimal High)
{
    private static readonly decimal[] RoundFactors = [1m, 2m, 2.5m, 5m, 10m];

    /// <summary>An axis on which all of these have a place, with a little air.</summary>
    public static Axis Of(IEnumerable<decimal?> values)
    {
        var drawn = values.OfType<decimal>().ToList();
        if (drawn.Count == 0) return new(0, 1);
        var (low, high) = (drawn.Min(), drawn.Max());
        // From nought, unless that would press everything into a line.
        if (low > 0 && low < high / 2) low = 0;
        var air = high == low ? 1 : (high - low) / 20;
        return new(low == 0 ? 0 : low - air, high + air);
    }

    /// <summary>Values to read it by: at most six, each a round number.</summary>
    public IReadOnlyList<decimal> Ticks
    {
        get
        {
            var step = RoundStep((High - Low) / 5);
            var ticks = new List<decimal>();
            for (var tick = Math.Ceiling(Low / step) * step; tick <= High; tick += step) ticks.Add(tick);
            return ticks;
        }
    }

    /// <summary>How far along a value lies: 0 at the low end, 1 at the high one.</summary>
    public double At(decimal value) => (double)((value - Low) / (High - Low));

    private static decimal RoundStep(decimal rough)
    {
        if (rough <= 0) return 1;
        var power = (decimal)Math.Pow(10, Math.Floor(Math.Log10((double)rough)));
        return RoundFactors.Select(factor => factor * power).First(step => step >= rough);
    }
}
