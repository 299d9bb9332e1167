namespace SlipPortal.Web.Charts;

/// <summary>Counts in categories, for one or several lines: what a stacked chart and the table beside it are drawn from.</summary>
/// <param name="Caption">What is counted, for the figure and the table.</param>
/// <param name="LineHeading">What a line is: “Chapter”, “Month”.</param>
/// <param name="Categories">In the order in which they are stacked.</param>
/// <param name="Lines">One for each bar or column.</param>
internal sealed record StackedCounts(string Caption, string LineHeading, IReadOnlyList<CountCategory> Categories, IReadOnlyList<CountLine> Lines)
{
    /// <summary>The largest total of a line; at least 1, so that nothing is divided by nought.</summary>
    public int Largest => Math.Max(1, Lines.Select(line => line.Total).DefaultIfEmpty().Max());

    /// <summary>The categories that occur: the legend names no others.</summary>
    public IEnumerable<CountCategory> Present => Categories.Where((_, i) => Lines.Any(line => line.Counts[i] > 0));

    /// <summary>The segments of a line, each from where the one before ends.</summary>
    public static IEnumerable<(int Category, int Start, int Count)> Segments(CountLine line)
    {
        var start = 0;
        for (var i = 0; i < line.Counts.Count; i++)
        {
            if (line.Counts[i] > 0) yield return (i, start, line.Counts[i]);
            start += line.Counts[i];
        }
    }

    /// <summary>Heights of a few lines to read an axis by: at most five, each a round number.</summary>
    public IReadOnlyList<int> Ticks
    {
        get
        {
            int[] steps = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1_000, 2_000, 5_000, 10_000];
            var step = steps.FirstOrDefault(step => Largest / step < 5, 50_000);
            return [.. Enumerable.Range(0, (Largest / step) + 1).Select(i => i * step)];
        }
    }
}

/// <summary>A category with its colour: blue, green, orange, red, magenta, purple, grey or white.</summary>
internal sealed record CountCategory(string Name, string Colour);

/// <summary>One bar or column.</summary>
/// <param name="Label">Whose counts.</param>
/// <param name="Counts">One for each category.</param>
/// <param name="Href">Where the line leads, or null.</param>
internal sealed record CountLine(string Label, IReadOnlyList<int> Counts, string? Href = null)
{
    /// <summary>All of them together.</summary>
    public int Total => Counts.Sum();
}
