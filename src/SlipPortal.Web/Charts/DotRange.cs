namespace SlipPortal.Web.Charts;

/// <summary>A dot for each council's value, on the range that its neighbours span. What it shows stands in the table beside it.</summary>
/// <param name="Caption">What is measured, for the figure.</param>
/// <param name="Rows">The councils.</param>
/// <param name="England">England's value, or null.</param>
internal sealed record DotRange(string Caption, IReadOnlyList<DotRow> Rows, decimal? England)
{
    /// <summary>Of a row with its name above its dot, in CSS pixels.</summary>
    public const int RowHeight = 56;
    private readonly Axis _axis = Axis.Of(Rows.SelectMany(row => new[] { row.Value, row.Low, row.High, row.Mean }).Append(England));

    /// <summary>In CSS pixels: the chart is as wide as there is room, and its words stay as large as they are.</summary>
    public int Height => (Rows.Count * RowHeight) + 30;

    public IReadOnlyList<decimal> Ticks => _axis.Ticks;

    /// <summary>Where a value lies from left to right: “34.5%”.</summary>
    public string X(decimal value) => $"{4 + (_axis.At(value) * 92):0.##}%";

    /// <summary>The middle of a row's dot from top to bottom.</summary>
    public static int Y(int row) => (row * RowHeight) + 36;
}

/// <summary>A row of it.</summary>
/// <param name="Name">The council.</param>
/// <param name="Value">Its value, or null.</param>
/// <param name="Low">The lowest of its neighbours, or null.</param>
/// <param name="High">The highest, or null.</param>
/// <param name="Mean">Their mean, or null.</param>
internal sealed record DotRow(string Name, decimal? Value, decimal? Low, decimal? High, decimal? Mean);
