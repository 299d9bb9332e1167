using SlipPortal.Domain.Oversight;

namespace SlipPortal.UnitTests.Oversight;

/// <summary>Series with their sums over time, against somebody who tries to work out what is withheld.</summary>
public sealed class SeriesSuppressionTests
{
    private const long Most = 2_000;

    [Fact]
    public void A_year_less_eleven_months_does_not_give_the_twelfth()
    {
        var verdicts = Suppression.Of(Counts([20, 21, 22, 3, 24, 25, 26, 27, 28, 29, 30, 31]));
        Assert.Equal(["20", "21", "22", "small", "reveal", "25"], Enumerable.Range(0, 6).Select(index => Say(verdicts[index])));
        Assert.Equal("286", Say(verdicts.Sum(0, 11)));
        // The year to date: up to the small month it would give it by subtraction.
        Assert.Equal(["63", "reveal", "90", "115"], Enumerable.Range(2, 4).Select(index => Say(verdicts.Sum(0, index))));
        Assert.Equal("27", Say(verdicts.Sum(3, 4)));
        Assert.Equal("reveal", Say(verdicts.Sum(2, 3)));
        Assert.Equal((null, Withheld.WouldReveal, Withheld.WouldReveal), (verdicts.Change(0, 1), verdicts.Change(2, 3), verdicts.Change(4, 5)));
    }

    [Fact]
    public void Small_months_are_put_together_until_their_sum_hides_them_and_nought_is_shown()
    {
        var verdicts = Suppression.Of(Counts([3, 0, 2, 4, 0, 7]));
        Assert.Equal(["small", "0", "small", "small", "0", "7"], Enumerable.Range(0, 6).Select(index => Say(verdicts[index])));
        Assert.Equal(["9", "16", "reveal"], [Say(verdicts.Sum(0, 3)), Say(verdicts.Sum(0, 5)), Say(verdicts.Sum(0, 2))]);
        // One and six are seven, and nothing else is: they wait for a third.
        verdicts = Suppression.Of(Counts([1, 6, 8, 9]));
        Assert.Equal(["small", "reveal", "reveal", "9"], Enumerable.Range(0, 4).Select(index => Say(verdicts[index])));
    }

    [Fact]
    public void What_waits_at_the_end_of_a_year_does_not_hide_the_next()
    {
        long?[] counts = [20, 21, 3, 30, 31, 32];
        var verdicts = Suppression.Of(Counts(counts, index => index == 3));
        Assert.Equal(["small", "30"], [Say(verdicts[2]), Say(verdicts[3])]);
        Assert.Equal(["reveal", "93", "reveal"], [Say(verdicts.Sum(0, 2)), Say(verdicts.Sum(3, 5)), Say(verdicts.Sum(0, 5))]);
        Assert.Equal("reveal", Say(Suppression.Of(Counts(counts))[3]));
    }

    [Fact]
    public void A_gap_has_no_sums()
    {
        var verdicts = Suppression.Of(Counts([20, 3, null, 30, 31]));
        Assert.Equal(["20", "small", "-", "30", "31"], Enumerable.Range(0, 5).Select(index => Say(verdicts[index])));
        Assert.Equal(["-", "61", "reveal"], [Say(verdicts.Sum(0, 4)), Say(verdicts.Sum(3, 4)), Say(verdicts.Sum(0, 1))]);
        Assert.Throws<ArgumentOutOfRangeException>(() => verdicts.Sum(3, 2));
    }

    [Fact]
    public void A_share_waits_until_its_count_and_the_rest_are_hidden()
    {
        var verdicts = Suppression.Of(new CountSeries([new(3, 40), new(20, 22), new(30, 60), new(12, 30)]));
        Assert.Equal((Withheld.SmallCount, Withheld.SmallCount, null, null), (verdicts[0].Why, verdicts[1].Why, verdicts[2].Why, verdicts[3].Why));
        Assert.Equal(new Tally(23, 62), verdicts.Sum(0, 1).Shown);
        // Three of three: nothing is known of them but that they are few.
        Assert.Equal(Withheld.SmallCount, Suppression.Of(new CountSeries([new(0, 3)]))[0].Why);
        Assert.Equal(new Tally(0, 30), Suppression.Of(new CountSeries([new(0, 30)]))[0].Shown);
    }

    [Fact]
    public void Running_totals_never_differ_by_a_small_count()
    {
        var verdicts = Running([4, 20, 20, 23, 25, null, 26, 24, 31]);
        Assert.Equal(["small", "20", "20", "reveal", "reveal", "-", "26", "reveal", "reveal"], verdicts.Select(Say));
        // Corrected downwards: still three apart.
        Assert.Equal(["26", "reveal"], Running([26, 23]).Select(Say));
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var sum = 0L;
            long Add() => sum += random.Next(3) == 0 ? random.Next(30) : random.Next(7);
            var readings = Enumerable.Range(0, 12).Select(_ => random.Next(20) == 0 ? (long?)null : Add()).ToList();
            List<long> shown = [0, .. Running(readings).Select(verdict => verdict.Shown?.Count).OfType<long>()];
            Assert.DoesNotContain(shown.SelectMany(one => shown.Select(other => one - other)), difference => difference is > 0 and < 6);
        }

        // Of a share neither the cases that count nor the rest: 3 of 6 in the second month, 1 less than all of them in the third.
        Assert.Equal(
            [null, Withheld.WouldReveal, Withheld.WouldReveal, null],
            Suppression.OfRunningTotals([new(10, 50), new(13, 56), new(30, 71), new(40, 90)]).Select(verdict => verdict.Why));

        static IReadOnlyList<Verdict> Running(IEnumerable<long?> counts) =>
            Suppression.OfRunningTotals([.. counts.Select(count => count is { } known ? new Tally(known) : null)]);
    }

    [Fact]
    public void The_attacker_finds_what_is_withheld_carelessly()
    {
        Assert.Equal([(1, 1)], Found([20, 3, 22], (from, to) => (from, to) == (0, 2) || (from == to && from != 1)));
        Assert.NotEmpty(Found([20, 3, 22], (from, to) => from == 0 && to > 0 || from == to && from == 0));
        Assert.NotEmpty(Found([1, 6, 30], (from, to) => (from, to) is (0, 1) or (2, 2)));
        Assert.NotEmpty(Found([1, 1, 30], (from, to) => (from, to) is (0, 2) or (2, 2)));
    }

    [Fact]
    public void No_small_count_of_any_run_of_periods_can_be_worked_out_of_thousands_of_series()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var counts = RandomSeries(new(seed), out var isStart);
            var verdicts = Suppression.Of(Counts(counts, isStart));
            var found = Found(counts, (from, to) => verdicts.Sum(from, to).Shown is not null, index => verdicts[index].Shown is not null);
            Assert.True(found.Count == 0, $"Seed {seed}: {string.Join(" ", found)} of {string.Join(" ", counts.Select(count => count?.ToString() ?? "-"))}");
            for (var index = 0; index < counts.Length; index++)
            {
                Assert.Equal(counts[index] is > 0 and < 6, verdicts[index].Why is Withheld.SmallCount);
                if (counts[index] == 0) Assert.NotNull(verdicts[index].Shown);
                for (var to = index; to < counts.Length; to++)
                    if (verdicts.Sum(index, to).Shown is { } sum) Assert.Equal(counts[index..(to + 1)].Sum(), sum.Count);
            }
        }
    }

    [Fact]
    public void No_share_gives_away_its_count_or_the_rest()
    {
        for (var seed = 0; seed < 1_000; seed++)
        {
            var random = new Random(seed);
            var (counts, rests) = (RandomSeries(random, out var isStart), RandomSeries(random, out _));
            var length = Math.Min(counts.Length, rests.Length);
            (counts, rests) = ([.. counts.Take(length).Select(count => count ?? 0)], [.. rests.Take(length).Select(count => count ?? 0)]);
            var verdicts = Suppression.Of(new CountSeries(counts.Zip(rests, (count, rest) => new Tally(count!.Value, count.Value + rest!.Value)), isStart));
            Assert.Empty(Found(counts, (from, to) => verdicts.Sum(from, to).Shown is not null, index => verdicts[index].Shown is not null));
            Assert.Empty(Found(rests, (from, to) => verdicts.Sum(from, to).Shown is not null, index => verdicts[index].Shown is not null));
        }
    }

    [Fact]
    public void A_later_download_takes_nothing_back_so_both_say_no_more_than_the_later()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var counts = RandomSeries(new(seed), out var isStart);
            var (earlier, later) = (Suppression.Of(Counts(counts[..(counts.Length / 2 + 1)], isStart)), Suppression.Of(Counts(counts, isStart)));
            for (var from = 0; from <= counts.Length / 2; from++)
            {
                Assert.Equal(earlier[from], later[from]);
                for (var to = from; to <= counts.Length / 2; to++) Assert.Equal(earlier.Sum(from, to), later.Sum(from, to));
            }
        }
    }

    private static CountSeries Counts(IEnumerable<long?> counts, Func<int, bool>? isStart = null) =>
        new(counts.Select(value => value is { } count ? new Tally(count) : null), isStart);

    private static long?[] RandomSeries(Random random, out Func<int, bool>? isStart)
    {
        var (zeros, small, year) = (random.Next(60), random.Next(10, 90), random.Next(2, 7));
        isStart = random.Next(2) == 0 ? null : index => index % year == 0;
        long?[] edges = [1, 5, 6, 7];
        var hasEdges = random.Next(3) == 0;
        return
        [
            .. Enumerable.Range(0, random.Next(1, 13)).Select(_ => random.Next(100) switch
            {
                < 4 => null,
                var chance when chance < zeros => 0,
                _ when hasEdges => edges[random.Next(4)],
                _ when random.Next(100) < small => random.Next(1, 6),
                _ => (long?)random.Next(6, 41),
            }),
        ];
    }

    // Every run of periods, one or more, whose sum is from 1 to 5 and can be worked out from all sums that are shown.
    private static List<(int From, int To)> Found(long?[] counts, Func<int, int, bool> isShown, Func<int, bool>? isPeriodShown = null)
    {
        var attacker = new Attacker();
        var months = counts.Select(count => count switch
        {
            null => attacker.Unknown(0, Most),
            0 => attacker.Unknown(0, 0),
            < 6 => attacker.Unknown(1, 5),
            _ => attacker.Unknown(6, Most),
        }).ToList();
        var targets = new List<(int From, int To, int Unknown)>();
        for (var from = 0; from < counts.Length; from++)
        {
            for (var to = from; to < counts.Length && counts[to] is not null; to++)
            {
                var terms = months[from..(to + 1)].Select(month => (month, 1)).ToList();
                var sum = counts[from..(to + 1)].Sum()!.Value;
                if (isShown(from, to) || (from == to && isPeriodShown?.Invoke(from) == true)) attacker.Knows(terms, sum);
                if (sum is 0 or >= 6) continue;
                var run = attacker.Unknown(0, Most);
                attacker.Knows([.. terms, (run, -1)], 0);
                targets.Add((from, to, run));
            }
        }

        var isFound = attacker.Finds();
        return [.. targets.Where(target => isFound[target.Unknown]).Select(target => (target.From, target.To))];
    }

    private static string Say(Verdict verdict) => verdict.Why switch
    {
        Withheld.SmallCount => "small",
        Withheld.WouldReveal => "reveal",
        _ => verdict.Shown?.Count.ToString() ?? "-",
    };
}
