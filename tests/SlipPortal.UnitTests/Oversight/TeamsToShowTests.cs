using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Oversight;

namespace SlipPortal.UnitTests.Oversight;

/// <summary>What people from outside, who see the whole, see of its teams.</summary>
public sealed class TeamsToShowTests
{
    private static readonly KpiShape Count = new(KpiUnit.Count, 0, Polarity.Lower, PeriodKind.Month, Aggregation.PointInTime);
    private static readonly KpiShape Share = new(KpiUnit.Percent, 0, Polarity.Higher, PeriodKind.Month, Aggregation.Weighted);
    private static readonly Period October = Period.Month(2026, 10);

    [Fact]
    public void A_small_team_is_withheld_and_a_second_one_with_it() =>
        Assert.Equal(["small", "reveal", "shown", "shown"], Judge(Count, Of(62), Of(3), Of(9), Of(20), Of(30)));

    [Fact]
    public void Nothing_small_withholds_nothing() => Assert.Equal(["shown", "shown", "shown"], Judge(Count, Of(59), Of(0), Of(29), Of(30)));

    [Fact]
    public void Two_small_teams_hide_each_other() => Assert.Equal(["small", "small", "shown"], Judge(Count, Of(37), Of(3), Of(4), Of(30)));

    [Fact]
    public void What_no_other_team_can_hide_closes_the_period_and_does_not_say_which_is_small()
    {
        Assert.Equal(["reveal", "reveal", "reveal"], Judge(Count, Of(3), Of(3), Of(0), Of(0)));
        Assert.Equal(["reveal", "reveal"], Judge(Count, Of(7), Of(1), Of(6)));
    }

    [Fact]
    public void What_the_whole_has_beyond_the_teams_is_not_revealed_either()
    {
        // A team that gave nothing would be the whole less the others.
        Assert.Equal(["reveal", "shown"], Judge(Count, Of(52), Of(20), Of(30)));
        Assert.Equal(["shown", "shown"], Judge(Count, Of(60), Of(20), Of(30)));
        // And it is nothing to hide behind.
        Assert.Equal(["small", "reveal", "shown"], Judge(Count, Of(70), Of(4), Of(20), Of(30)));
        // Teams that are more than the whole give no rest, and hide each other all the same.
        Assert.Equal(["small", "reveal", "shown"], Judge(Count, Of(40), Of(3), Of(9), Of(30)));
        Assert.Equal(["small", "reveal", "shown"], Judge(Count, null, Of(3), Of(9), Of(30)));
    }

    [Fact]
    public void A_share_is_judged_by_its_counts_and_never_shown_without_them()
    {
        Assert.Equal(["small", "reveal", "shown"], Judge(Share, Of(50, 100), Of(2, 20), Of(20, 35), Of(28, 45)));
        // All but a few.
        Assert.Equal(["small", "reveal", "shown"], Judge(Share, Of(66, 100), Of(18, 20), Of(20, 35), Of(28, 45)));
        Assert.Equal(["unknown", "unknown"], Judge(Share, Of(50), Of(40), Of(60)));
        Assert.Equal(["shown", "unknown", "shown"], Judge(Share, Of(50), Of(20, 40), Of(60), Of(10, 30)));
    }

    [Fact]
    public void Sums_since_April_are_not_shown_and_days_are() =>
        Assert.Equal(
            ["reveal", "shown"],
            [
                .. Judge(Count with { Aggregation = Aggregation.YearToDate }, Of(60), Of(20)),
                .. Judge(Count with { Unit = KpiUnit.Days }, Of(20), Of(3)),
            ]);

    // Every table that somebody could think of who sees the whole, what is shown, and why the rest is not.
    [Fact]
    public void Nobody_finds_a_small_team_by_subtraction()
    {
        var broken = 0;
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var counts = Enumerable.Range(0, random.Next(1, 5))
                .Select(_ => random.Next(3) switch { 0 => random.Next(0, 6), 1 => random.Next(0, 9), _ => random.Next(6, 14) }).ToArray();
            var beyond = random.Next(3) == 0 ? random.Next(0, 8) : 0;
            var whole = counts.Sum() + beyond;
            var verdicts = Judge(Count, Of(whole), [.. counts.Select(count => Of(count))]);
            // The only team of a whole is the whole.
            if (counts.Count(count => count > 0) == 1 && counts.Length == 1 && beyond == 0) continue;
            for (var team = 0; team < counts.Length; team++)
            {
                if (counts[team] is not (> 0 and < 6)) continue;
                var said = $"{seed}: {string.Join(',', counts)} of {whole}: {string.Join(',', verdicts)}";
                Assert.True(Possible(counts, verdicts, whole, beyond > 0, team) > 1, said);
            }

            string[] careless = [.. counts.Select(count => count is > 0 and < 6 ? "small" : "shown")];
            broken += Enumerable.Range(0, counts.Length).Count(team => counts[team] is > 0 and < 6 && Possible(counts, careless, whole, beyond > 0, team) < 2);
        }

        // The attack can succeed: on tables where small counts alone are withheld.
        Assert.True(broken > 100, $"{broken}");
    }

    // How many values a team can have.
    private static int Possible(int[] counts, string[] verdicts, int whole, bool hasRest, int team)
    {
        var isClosed = Array.TrueForAll(verdicts, verdict => verdict is "reveal");
        var found = new HashSet<int>();
        Try(0, 0, new int[counts.Length]);
        return found.Count;

        void Try(int index, int sum, int[] guess)
        {
            if (sum > whole) return;
            if (index == counts.Length)
            {
                if (hasRest ? sum <= whole : sum == whole) found.Add(guess[team]);
                return;
            }

            var (low, high) = verdicts[index] switch { "shown" => (counts[index], counts[index]), "small" => (1, 5), _ => (isClosed ? 0 : 6, whole) };
            for (var value = low; value <= high; value++)
            {
                guess[index] = value;
                Try(index + 1, sum + value, guess);
            }
        }
    }

    private static string[] Judge(KpiShape shape, SeriesPoint? whole, params SeriesPoint[] teams) =>
    [
        .. TeamsToShow.Judge(shape, whole, teams).Select(why => why switch
        {
            null => "shown",
            Withheld.SmallCount => "small",
            Withheld.WouldReveal => "reveal",
            _ => "unknown",
        }),
    ];

    private static SeriesPoint Of(decimal value) => new(October, value, null, null, null, ReadingState.Final);

    private static SeriesPoint Of(decimal part, decimal whole) => new(October, part / whole * 100, part, whole, null, ReadingState.Final);
}
