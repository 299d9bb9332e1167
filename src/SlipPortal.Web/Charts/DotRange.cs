namespace SlipPortal.Web.Charts;

/// <summary>A dot for each council's value, on the range that its neighbours span. What it shows stands in the table beside it.</summary>
/// <param name="Caption">What is measured, for the figure.</param>
/// <param name="Rows">The councils.</param>
/// <param name="England">England's value, or null.</param>
internal sealed record DotRange(string Caption, IReadOnlyList<DotRow> Rows, decimal? England)
{
    public const int Width = 900;
    public const int RowHeight = 44;
    public const int Left = 230;
    private readonly Axis _axis = Axis.Of(Rows.SelectMany(row => new[] { row.Value, row.Low, row.High, row.Mean }).Append(England));

    public int Height => (Rows.Count * RowHeight) + 30;

    public IReadOnlyList<decimal> Ticks => _axis.Ticks;

    /// <summary>Where a value lies from left to right.</summary>
    public double X(decimal value) => Left + (_axis.At(value) * (Width - Left - 40));

    /// <summary>The middle of a row from top to bottom.</summary>
    public static double Y(int row) => (row * RowHeight) + (RowHeight / 2.0);
}

/// <summary>A row of it.</summary>
/// <param name="Name">The council.</param>
/// <param name="Value">Its value, or null.</param>
/// <param name="Low">The lowest of its neighbours, or null.</param>
/// <param name="High">The highest, or null.</param>
/// <param name="Mean">Their mean, or null.</param>
internal sealed record DotRow(string Name, decimal? Value, decimal? Low, decimal? High, decimal? Mean);
