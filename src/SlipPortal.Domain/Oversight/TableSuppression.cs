namespace SlipPortal.Domain.Oversight;

/// <summary>
/// A table of counts, or of counts of so many, to be judged with its totals. The totals are worked out here, so they are always those of
/// the cells. A total is left out only where no page, download or pack shows it beside these cells.
/// </summary>
public sealed record CountTable
{
    /// <summary>A table.</summary>
    /// <param name="rows">Rows of cells, all equally long; null where nothing is known, and then its totals are not known either.</param>
    /// <exception cref="ArgumentException">Rows of different lengths, or denominators in some cells only.</exception>
    public CountTable(IEnumerable<IEnumerable<Tally?>> rows)
    {
        Rows = [.. rows.Select(row => row.ToArray())];
        if (Rows.Any(row => row.Count != Rows[0].Count)) throw new ArgumentException("All rows are equally long.", nameof(rows));
        _ = Suppression.Components([.. Rows.SelectMany(row => row)]);
    }

    /// <summary>The cells, row by row.</summary>
    public IReadOnlyList<IReadOnlyList<Tally?>> Rows { get; }

    /// <summary>Each row’s total is shown.</summary>
    public bool HasRowTotals { get; init; } = true;

    /// <summary>Each column’s total is shown.</summary>
    public bool HasColumnTotals { get; init; } = true;

    /// <summary>The total of all cells is shown.</summary>
    public bool HasGrandTotal { get; init; } = true;
}

/// <summary>What becomes of each cell and total of a table. What is cut from it (some rows, some columns) may be shown as well.</summary>
public sealed class TableVerdicts
{
    private readonly Verdict[,] _grid;

    internal TableVerdicts(Verdict[,] grid) => _grid = grid;

    private int Rows => _grid.GetLength(0) - 1;

    private int Columns => _grid.GetLength(1) - 1;

    /// <summary>A cell.</summary>
    public Verdict this[int row, int column] => row < Rows && column < Columns ? _grid[row, column] : throw new ArgumentOutOfRangeException(nameof(row));

    /// <summary>The total of a row.</summary>
    public Verdict RowTotal(int row) => row < Rows ? _grid[row, Columns] : throw new ArgumentOutOfRangeException(nameof(row));

    /// <summary>The total of a column.</summary>
    public Verdict ColumnTotal(int column) => column < Columns ? _grid[Rows, column] : throw new ArgumentOutOfRangeException(nameof(column));

    /// <summary>The total of all cells.</summary>
    public Verdict GrandTotal => _grid[Rows, Columns];
}

/// <summary>
/// Finds for each small count another table with the same shown values in which that count is one more or one less: then nobody can tell
/// which of the two is true. Two such tables differ along a closed walk of withheld cells, row, column, row, column, one up and one down
/// in turn, so the fewest cells to withhold are a shortest path.
/// </summary>
internal sealed class TableSuppression
{
    // Fewer cells first, then smaller ones: one cell more outweighs all that a value may be.
    private const long OneCell = 1_000_000_000_000;
    private const long Unreachable = long.MaxValue;

    private readonly long?[,] _values;
    private readonly bool[,] _isShown;
    private readonly int _rows;
    private readonly int _columns;

    // The last row and column hold the totals; null is a cell that is not known, or a total of one.
    private TableSuppression(long?[,] values, bool[,] isShown)
    {
        (_values, _isShown) = (values, isShown);
        (_rows, _columns) = (values.GetLength(0) - 1, values.GetLength(1) - 1);
    }

    /// <summary>Judges a table.</summary>
    public static TableVerdicts Judge(CountTable table)
    {
        // Totals that are not shown are worked out as well: they are counts too, and must not follow from what is shown.
        var tallies = WithTotals(table.Rows);
        var (height, width) = (tallies.GetLength(0), tallies.GetLength(1));
        var components = Suppression.Components([.. tallies.Cast<Tally?>()]).Select(component => Grid(component, height, width)).ToList();
        bool IsSmall(int row, int column) => components.Exists(values => Suppression.IsSmall(values[row, column] ?? 0));
        bool IsAsked(int row, int column) => (row < height - 1, column < width - 1) switch
        {
            (true, true) => true,
            (true, false) => table.HasRowTotals,
            (false, true) => table.HasColumnTotals,
            _ => table.HasGrandTotal,
        };

        var isShown = new bool[height, width];
        foreach (var (row, column) in Places(height, width))
            isShown[row, column] = tallies[row, column] is not null && IsAsked(row, column) && !IsSmall(row, column);
        foreach (var values in components) new TableSuppression(values, isShown).Protect();

        var verdicts = new Verdict[height, width];
        foreach (var (row, column) in Places(height, width))
        {
            if (!IsAsked(row, column) || tallies[row, column] is not { } tally) continue;
            // A total that holds a small count is never called small: “1 to 5” would narrow down what it is made of.
            var isCell = row < height - 1 && column < width - 1;
            verdicts[row, column] = new(tally, isShown[row, column] ? null : isCell && IsSmall(row, column) ? Withheld.SmallCount : Withheld.WouldReveal);
        }

        return new(verdicts);
    }

    private static Tally?[,] WithTotals(IReadOnlyList<IReadOnlyList<Tally?>> cells)
    {
        var (rows, columns) = (cells.Count, cells.Count == 0 ? 0 : cells[0].Count);
        var tallies = new Tally?[rows + 1, columns + 1];
        foreach (var (row, column) in Places(rows, columns)) tallies[row, column] = cells[row][column];
        for (var row = 0; row < rows; row++) tallies[row, columns] = Tally.Sum(cells[row]);
        for (var column = 0; column < columns; column++) tallies[rows, column] = Tally.Sum([.. cells.Select(row => row[column])]);
        tallies[rows, columns] = Tally.Sum([.. cells.SelectMany(row => row)]);
        return tallies;
    }

    private static long?[,] Grid(long?[] values, int height, int width)
    {
        var grid = new long?[height, width];
        foreach (var (row, column) in Places(height, width)) grid[row, column] = values[row * width + column];
        return grid;
    }

    private static IEnumerable<(int Row, int Column)> Places(int height, int width) =>
        from row in Enumerable.Range(0, height) from column in Enumerable.Range(0, width) select (row, column);

    private void Protect()
    {
        var isSafe = new bool[_rows + 1, _columns + 1];
        foreach (var (row, column) in Places(_rows + 1, _columns + 1))
        {
            if (isSafe[row, column] || !Suppression.IsSmall(_values[row, column] ?? 0)) continue;
            var (cost, walk) = Walk(row, column, 1);
            if (cost > 0 && Walk(row, column, -1) is var down && down.Cost < cost) (cost, walk) = down;
            // Never without one: the cell, its two totals and the total of all go up or down together.
            if (cost == Unreachable) throw new InvalidOperationException("No other table has the same shown values.");
            foreach (var (i, j) in walk) (_isShown[i, j], isSafe[i, j]) = (false, true);
        }
    }

    // The cheapest walk that closes after a cell has changed: from its row to its column over other cells (Dijkstra's shortest path).
    private (long Cost, List<(int Row, int Column)> Cells) Walk(int row, int column, int change)
    {
        // Lines are the rows with that of the totals, then the columns with that of the totals.
        var rows = _rows + 1;
        var lines = rows + _columns + 1;
        if (!MayChange(row, column, change)) return (Unreachable, []);
        var cost = new long[lines];
        var from = new int[lines];
        var isDone = new bool[lines];
        Array.Fill(cost, Unreachable);
        cost[row] = 0;
        while (true)
        {
            var line = -1;
            for (var other = 0; other < lines; other++)
                if (!isDone[other] && cost[other] < Unreachable && (line < 0 || cost[other] < cost[line])) line = other;
            if (line < 0 || line == rows + column) break;
            isDone[line] = true;
            var isRow = line < rows;
            for (var next = isRow ? rows : 0; next < (isRow ? lines : rows); next++)
            {
                if (isDone[next]) continue;
                var (i, j) = isRow ? (line, next - rows) : (next, line - rows);
                // Leaving a row, the cell makes up for the one before; leaving a column, it follows the first.
                if ((i, j) == (row, column) || !MayChange(i, j, SameSide(row, column, i, j) == isRow ? -change : change)) continue;
                var sum = cost[line] + CostOf(i, j);
                if (sum < cost[next]) (cost[next], from[next]) = (sum, line);
            }
        }

        var cells = new List<(int Row, int Column)>();
        var end = rows + column;
        for (var line = end; cost[end] < Unreachable && line != row; line = from[line])
            cells.Add(line < rows ? (line, from[line] - rows) : (from[line], line - rows));
        return (cost[end], cells);
    }

    // Cells and the total of all are on one side of the sums, totals of rows and columns on the other.
    private bool SameSide(int row, int column, int otherRow, int otherColumn) =>
        (row == _rows) ^ (column == _columns) ^ (otherRow == _rows) ^ (otherColumn == _columns) ^ true;

    // A small count stays one, a larger one stays larger, nought is nought: as the reader of the reasons knows them to be.
    private bool MayChange(int row, int column, int change)
    {
        var value = _values[row, column];
        if (row == _rows || column == _columns) return value is null or not 0;
        return value is { } count and not 0 && (Suppression.IsSmall(count) ? Suppression.IsSmall(count + change) : count + change >= Suppression.Smallest);
    }

    private long CostOf(int row, int column) => _isShown[row, column] ? OneCell + Math.Min(_values[row, column] ?? 0, OneCell / 1_000) : 0;
}
