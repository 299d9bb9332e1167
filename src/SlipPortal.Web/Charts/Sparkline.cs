namespace SlipPortal.Web.Charts;

/// <summary>A small line of values without axes, for a table's cell. What it shows is said in words beside it.</summary>
/// <param name="Label">What a reader who does not see it is told: “12 values from 66% to 71%”.</param>
/// <param name="Values">In order; null where there is none.</param>
internal sealed record Sparkline(string Label, IReadOnlyList<decimal?> Values)
{
    public const int Width = 120;
    public const int Height = 28;

    /// <summary>The stretches of neighbouring values as SVG points; a gap ends a stretch.</summary>
    public IEnumerable<IReadOnlyList<(double X, double Y)>> Stretches()
    {
        var known = Values.OfType<decimal>().ToList();
        if (known.Count == 0) yield break;
        var (low, high) = (known.Min(), known.Max());
        var stretch = new List<(double, double)>();
        for (var i = 0; i < Values.Count; i++)
        {
            if (Values[i] is { } value)
            {
                var x = 3 + (i * (Width - 6.0) / Math.Max(1, Values.Count - 1));
                var y = high == low ? Height / 2.0 : 3 + ((double)((high - value) / (high - low)) * (Height - 6));
                stretch.Add((x, y));
            }
            else if (stretch.Count > 0)
            {
                yield return stretch;
                stretch = [];
            }
        }

        if (stretch.Count > 0) yield return stretch;
    }
}
