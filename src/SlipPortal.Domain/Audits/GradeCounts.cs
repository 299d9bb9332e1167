using SlipPortal.Domain.Visits;

namespace SlipPortal.Domain.Audits;

/// <summary>How many cases were given each grade. Percentages are worked out from these: they are always of the same cases.
/// What a paper states stands beside them (<see cref="StatedShares"/>).</summary>
public sealed record GradeCounts(int Outstanding, int Good, int RequiresImprovement, int Inadequate)
{
    /// <summary>With fewer cases than this, one more or less changes the picture.</summary>
    public const int Few = 10;

    /// <summary>The four grades, the best first.</summary>
    public static IReadOnlyList<Grade> Grades { get; } = Enum.GetValues<Grade>();

    /// <summary>All cases that were graded.</summary>
    public int Total => Outstanding + Good + RequiresImprovement + Inadequate;

    /// <summary>How many were given a grade.</summary>
    public int this[Grade grade] => grade switch
    {
        Grade.Outstanding => Outstanding,
        Grade.Good => Good,
        Grade.RequiresImprovement => RequiresImprovement,
        _ => Inadequate,
    };

    /// <summary>The share of a grade, in whole per cent.</summary>
    public int Percent(Grade grade) => PercentOf(this[grade], Total);

    /// <summary>The share that was good or outstanding, in whole per cent. Of the counts: two rounded shares would add up wrongly.</summary>
    public int PercentGood => PercentOf(Outstanding + Good, Total);

    /// <summary>“61% of 33”.</summary>
    public string GoodInWords() => $"{PercentGood}% of {Total:N0}";

    /// <summary>“Good or better 61% of 33, before 55% of 40”.</summary>
    /// <param name="before">The counts of the round before, or null where there is none.</param>
    public string BesideInWords(GradeCounts? before) => $"Good or better {GoodInWords()}{(before is null ? "" : $", before {before.GoodInWords()}")}";

    /// <summary>“Good 20 (61%), requires improvement 11 (33%), inadequate 2 (6%), of 33”: the grades that were given.</summary>
    public string InWords()
    {
        var given = Grades.Where(grade => this[grade] > 0).Select(grade => $"{grade.InWords().ToLowerInvariant()} {this[grade]:N0} ({Percent(grade)}%)");
        var words = string.Join(", ", given);
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}, of {Total:N0}";
    }

    /// <summary>Where there are few cases: how much each of them moves a percentage. Null where there are enough.</summary>
    public string? FewInWords() => Total switch
    {
        0 or >= Few => null,
        1 => "One case only: a percentage says nothing here.",
        _ => $"Fewer than {Few} cases: each case moves a percentage by {PercentOf(1, Total)} points.",
    };

    private static int PercentOf(int part, int whole) => whole == 0 ? 0 : (int)Math.Round(100m * part / whole, MidpointRounding.AwayFromZero);
}
