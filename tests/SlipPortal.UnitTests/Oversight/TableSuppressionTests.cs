using SlipPortal.Domain.Oversight;

namespace SlipPortal.UnitTests.Oversight;

/// <summary>Tables with their totals, against somebody who tries to work out what is withheld.</summary>
public sealed class TableSuppressionTests
{
    private const long Most = 100_000;

    [Fact]
    public void A_small_count_takes_one_other_of_its_row_with_it_the_smallest_that_serves()
    {
        var verdicts = Suppression.Of(Counts([[3, 40, 8, 0]]) with { HasColumnTotals = false, HasGrandTotal = false });
        Assert.Equal(["small", "40", "reveal", "0", "51"], [.. Enumerable.Range(0, 4).Select(column => Say(verdicts[0, column])), Say(verdicts.RowTotal(0))]);
    }

    [Fact]
    public void With_totals_of_rows_and_columns_a_rectangle_is_withheld()
    {
        var verdicts = Suppression.Of(Counts([[3, 20, 30], [25, 9, 40], [50, 60, 70]]));
        Assert.Equal(
            ["small reveal 30 = 53", "reveal reveal 40 = 74", "50 60 70 = 180", "78 89 140 = 307"], Lines(verdicts, 3, 3));
    }

    [Fact]
    public void A_total_is_withheld_where_nothing_else_serves_and_nought_is_always_shown()
    {
        // The only other counts of its row and column are nought, which stays.
        var verdicts = Suppression.Of(Counts([[3, 0, 0], [0, 20, 30], [0, 40, 50]]));
        Assert.Equal(["small 0 0 = reveal", "0 20 30 = 50", "0 40 50 = 90", "reveal 60 80 = reveal"], Lines(verdicts, 3, 3));
        Assert.Equal(["0 0 = 0", "7 0 = 7", "7 0 = 7"], Lines(Suppression.Of(Counts([[0, 0], [7, 0]])), 2, 2));
    }

    [Fact]
    public void A_total_that_holds_a_small_count_is_never_called_small()
    {
        // “Fewer than 6” beside five counts of at least one would say that each of them is one.
        var verdicts = Suppression.Of(Counts([[1, 1, 1, 1, 1]]) with { HasColumnTotals = false, HasGrandTotal = false });
        Assert.Equal(Withheld.WouldReveal, verdicts.RowTotal(0).Why);
    }

    [Fact]
    public void Without_totals_a_small_count_goes_alone()
    {
        var table = Counts([[3, 20], [30, 40]]) with { HasRowTotals = false, HasColumnTotals = false, HasGrandTotal = false };
        Assert.Equal(["small 20 = -", "30 40 = -", "- - = -"], Lines(Suppression.Of(table), 2, 2));
    }

    [Fact]
    public void What_is_not_known_is_neither_shown_nor_withheld_and_has_no_totals()
    {
        Assert.Equal(["- 20 = -", "30 40 = 70", "- 60 = -"], Lines(Suppression.Of(Counts([[null, 20], [30, 40]])), 2, 2));
        Assert.Equal(["= -"], Lines(Suppression.Of(new CountTable([])), 0, 0));
    }

    [Fact]
    public void A_share_is_withheld_for_its_count_and_for_the_rest()
    {
        var table = new CountTable([[new(4, 50), new(47, 50), new(20, 50), new(25, 50), new(30, 50)]]) { HasColumnTotals = false, HasGrandTotal = false };
        var verdicts = Suppression.Of(table);
        Assert.Equal((Withheld.SmallCount, Withheld.SmallCount), (verdicts[0, 0].Why, verdicts[0, 1].Why));
        Assert.Equal(new Tally(126, 250), verdicts.RowTotal(0).Shown);
    }

    [Fact]
    public void Tables_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Counts([[1, 2], [3]]));
        Assert.Throws<ArgumentException>(() => new CountTable([[new(4, 50), new(7)]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Tally(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Suppression.Of(Counts([[7, 8]]))[0, 2]);
    }

    [Fact]
    public void The_attacker_finds_what_is_withheld_carelessly()
    {
        // By subtraction; by several sums together; because two of at least one make two. The totals of columns of one row are found with them.
        Assert.Equal([(0, 0)], Found([[3, 20], [30, 40]], true, true, isShown: (row, column) => (row, column) != (0, 0)));
        Assert.NotEmpty(Found([[3, 7, 20], [8, 9, 30]], true, true, isShown: (row, column) => (row, column) is not ((0, 0) or (0, 1) or (1, 0))));
        Assert.Equal([(0, 0), (0, 1), (1, 0), (1, 1)], Found([[1, 1, 20]], true, false, isShown: (_, column) => column > 1));
        Assert.Equal([(0, 0), (0, 1), (1, 0), (1, 1)], Found([[5, 5, 20]], true, false, isShown: (_, column) => column > 1));
        Assert.Equal([(0, 0), (1, 0)], Found([[1, 6, 20]], true, false, isShown: (_, column) => column > 1));
        Assert.Empty(Found([[1, 2, 20]], true, false, isShown: (_, column) => column > 1));
    }

    [Fact]
    public void No_small_count_can_be_worked_out_of_thousands_of_tables()
    {
        var (tables, withheld, careless) = (0, 0, 0);
        for (var seed = 0; seed < 2_500; seed++)
        {
            var random = new Random(seed);
            var values = RandomTable(random, random.Next(1, 8), random.Next(1, 8));
            var table = Counts(values) with
            {
                HasRowTotals = random.Next(4) > 0,
                HasColumnTotals = random.Next(4) > 0,
                HasGrandTotal = random.Next(4) > 0,
            };
            var verdicts = Suppression.Of(table);
            var found = Found(values, (row, column) => At(verdicts, row, column, values.Length, values[0].Length).Shown is not null);
            Assert.True(found.Count == 0, $"Seed {seed}: {string.Join(" ", found)}\n{string.Join("\n", Lines(verdicts, values.Length, values[0].Length))}");
            HoldsTogether(table, verdicts);
            tables++;
            withheld += values.Sum(row => row.Count(value => value is > 0 and < 6));
            if (seed < 200 && Found(values, table.HasRowTotals, table.HasColumnTotals, (row, column) => values[row][column] is not (null or (> 0 and < 6))).Count > 0)
                careless++;
        }

        // The tables are worth attacking: with the small counts alone withheld, most give something away.
        Assert.True(withheld > 3 * tables && careless > 100, $"{withheld} small counts, {careless} of 200 tables give something away.");
    }

    [Fact]
    public void No_share_gives_away_its_count_or_the_rest()
    {
        for (var seed = 0; seed < 1_000; seed++)
        {
            var random = new Random(seed);
            var (rows, columns) = (random.Next(1, 5), random.Next(1, 5));
            var (counts, rests) = (RandomTable(random, rows, columns, unknown: 0), RandomTable(random, rows, columns, unknown: 0));
            var verdicts = Suppression.Of(new CountTable(counts.Select((row, i) => row.Select((count, j) => new Tally(count!.Value, count.Value + rests[i][j]!.Value)))));
            bool IsShown(int row, int column) => At(verdicts, row, column, rows, columns).Shown is not null;
            Assert.Empty(Found(counts, IsShown));
            Assert.Empty(Found(rests, IsShown));
        }
    }

    [Fact]
    public void A_large_sparse_table_is_proof_against_subtraction_and_bounds()
    {
        for (var seed = 0; seed < 3; seed++)
        {
            var values = RandomTable(new(seed), 60, 20);
            var verdicts = Suppression.Of(Counts(values));
            var (attacker, targets) = Attack(values, (row, column) => At(verdicts, row, column, 60, 20).Shown is not null);
            var (isFound, bounds) = (attacker.WorksOut(), attacker.Narrows());
            // The exact search is too slow for so many cells.
            Assert.True(targets.Count > 50);
            Assert.DoesNotContain(targets, target => isFound[target.Unknown] || bounds[target.Unknown].Low == bounds[target.Unknown].High);
        }
    }

    [Fact]
    public void Two_downloads_cut_from_one_judged_table_give_nothing_away_together()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var values = RandomTable(random, 5, 4);
            var verdicts = Suppression.Of(Counts(values));
            var (attacker, targets) = Attack(values, (row, column) => At(verdicts, row, column, 5, 4).Shown is not null, out var unknowns);
            for (var download = 0; download < 2; download++)
            {
                // Some rows, and for each column a total of just these.
                var rows = Enumerable.Range(0, 5).Where(_ => random.Next(2) == 0).ToList();
                for (var column = 0; column < 4; column++)
                {
                    if (rows.Exists(row => values[row][column] is null) || Suppression.OfDerived(rows.Select(row => verdicts[row, column])) is not null) continue;
                    var sum = rows.Sum(row => values[row][column]!.Value);
                    var known = rows.Where(row => !unknowns.ContainsKey((row, column))).Sum(row => values[row][column]!.Value);
                    attacker.Knows(rows.Where(row => unknowns.ContainsKey((row, column))).Select(row => (unknowns[(row, column)], 1)), sum - known);
                }
            }

            var isFound = attacker.Finds();
            Assert.DoesNotContain(targets, target => isFound[target.Unknown]);
        }
    }

    [Fact]
    public void The_same_table_is_judged_the_same_again()
    {
        var values = RandomTable(new(7), 12, 9);
        Assert.Equal(Lines(Suppression.Of(Counts(values)), 12, 9), Lines(Suppression.Of(Counts(values)), 12, 9));
    }

    private static CountTable Counts(long?[][] rows) => new(rows.Select(row => row.Select(value => value is { } count ? new Tally(count) : null)));

    private static long?[][] RandomTable(Random random, int rows, int columns, int unknown = 3)
    {
        // Sparse ones, with few large counts, and crowded ones with many at the edges: 1, 5 and 6.
        var (zeros, small) = (random.Next(60), random.Next(10, 60));
        long?[] edges = [1, 5, 6, 7];
        var hasEdges = random.Next(3) == 0;
        return
        [
            .. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => random.Next(100) switch
            {
                var chance when chance < unknown => null,
                var chance when chance < zeros => 0,
                _ when hasEdges => edges[random.Next(4)],
                _ when random.Next(100) < small => random.Next(1, 6),
                _ => (long?)random.Next(6, 41),
            }).ToArray()),
        ];
    }

    private static Verdict At(TableVerdicts verdicts, int row, int column, int rows, int columns) =>
        (row < rows, column < columns) switch
        {
            (true, true) => verdicts[row, column],
            (true, false) => verdicts.RowTotal(row),
            (false, true) => verdicts.ColumnTotal(column),
            _ => verdicts.GrandTotal,
        };

    // What is shown is true; noughts and what is not touched by any small count stay; the reasons are right.
    private static void HoldsTogether(CountTable table, TableVerdicts verdicts)
    {
        var cells = table.Rows.SelectMany((row, i) => row.Select((cell, j) => (Cell: cell, Verdict: verdicts[i, j]))).ToList();
        Assert.All(cells, pair => Assert.Equal(pair.Cell is { Count: > 0 and < 6 }, pair.Verdict.Why is Withheld.SmallCount));
        Assert.All(cells.Where(pair => pair.Cell is null or { Count: 0 }), pair => Assert.Equal(pair.Cell, pair.Verdict.Shown));
        Assert.All(cells.Where(pair => pair.Verdict.Shown is not null), pair => Assert.Equal(pair.Cell, pair.Verdict.Shown));
        if (!cells.Exists(pair => pair.Cell is { Count: > 0 and < 6 })) Assert.All(cells, pair => Assert.Null(pair.Verdict.Why));
        for (var row = 0; row < table.Rows.Count; row++)
            if (verdicts.RowTotal(row).Shown is { } total) Assert.Equal(table.Rows[row].Sum(cell => cell!.Count), total.Count);
    }

    private static List<(int Row, int Column)> Found(long?[][] values, bool hasRowTotals, bool hasColumnTotals, Func<int, int, bool> isShown) =>
        Found(values, (row, column) => (row < values.Length, column < values[0].Length) switch
        {
            (true, true) => isShown(row, column),
            (true, false) => hasRowTotals && !values[row].Contains(null),
            (false, true) => hasColumnTotals && !Array.Exists(values, line => line[column] is null),
            _ => false,
        });

    private static List<(int Row, int Column)> Found(long?[][] values, Func<int, int, bool> isShown)
    {
        var (attacker, targets) = Attack(values, isShown);
        var isFound = attacker.Finds();
        return [.. targets.Where(target => isFound[target.Unknown]).Select(target => target.Place)];
    }

    private static (Attacker Attacker, List<((int Row, int Column) Place, int Unknown)> Targets) Attack(long?[][] values, Func<int, int, bool> isShown) =>
        Attack(values, isShown, out _);

    private static (Attacker Attacker, List<((int Row, int Column) Place, int Unknown)> Targets) Attack(
        long?[][] values, Func<int, int, bool> isShown, out Dictionary<(int Row, int Column), int> unknowns)
    {
        var (rows, columns) = (values.Length, values[0].Length);
        var attacker = new Attacker();
        var known = new Dictionary<(int Row, int Column), long>();
        var hidden = new Dictionary<(int Row, int Column), int>();
        var targets = new List<((int Row, int Column) Place, int Unknown)>();
        for (var row = 0; row <= rows; row++)
        {
            for (var column = 0; column <= columns; column++)
            {
                var under = values.Where((_, i) => row == rows || i == row).SelectMany(line => line.Where((_, j) => column == columns || j == column)).ToList();
                var value = under.Contains(null) ? null : under.Sum();
                if (isShown(row, column))
                {
                    known[(row, column)] = value ?? throw new InvalidOperationException("Something is shown that is not known.");
                    continue;
                }

                var isCell = row < rows && column < columns;
                var unknown = !isCell || value is null ? attacker.Unknown(0, Most)
                    : value == 0 ? attacker.Unknown(0, 0)
                    : value < 6 ? attacker.Unknown(1, 5) : attacker.Unknown(6, Most);
                hidden[(row, column)] = unknown;
                if (value is > 0 and < 6) targets.Add(((row, column), unknown));
            }
        }

        for (var row = 0; row <= rows; row++) Line([.. Enumerable.Range(0, columns + 1).Select(column => (row, column))]);
        for (var column = 0; column <= columns; column++) Line([.. Enumerable.Range(0, rows + 1).Select(row => (row, column))]);
        unknowns = hidden;
        return (attacker, targets);

        // The last of a line is the total of the others.
        void Line(List<(int, int)> places) => attacker.Knows(
            places.Where(hidden.ContainsKey).Select(place => (hidden[place], place == places[^1] ? -1 : 1)),
            -places.Where(known.ContainsKey).Sum(place => place == places[^1] ? -known[place] : known[place]));
    }

    private static string[] Lines(TableVerdicts verdicts, int rows, int columns) =>
    [
        .. Enumerable.Range(0, rows + 1).Select(row =>
        {
            var cells = Enumerable.Range(0, columns + 1).Select(column => Say(At(verdicts, row, column, rows, columns))).ToList();
            return string.Join(" ", [.. cells[..^1], "=", cells[^1]]);
        }),
    ];

    private static string Say(Verdict verdict) => verdict.Why switch
    {
        Withheld.SmallCount => "small",
        Withheld.WouldReveal => "reveal",
        _ => verdict.Shown?.Count.ToString() ?? "-",
    };
}
