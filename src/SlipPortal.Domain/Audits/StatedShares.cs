using System.Globalization;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Visits;

namespace SlipPortal.Domain.Audits;

/// <summary>
/// What the paper about a round of audits states as its percentages. Kept as stated, beside the counts: nothing is worked out from them.
/// </summary>
/// <param name="Outstanding">In per cent, or null where nothing is stated. So the others.</param>
/// <param name="Good">Good.</param>
/// <param name="RequiresImprovement">Requires improvement.</param>
/// <param name="Inadequate">Inadequate.</param>
public sealed record StatedShares(decimal? Outstanding, decimal? Good, decimal? RequiresImprovement, decimal? Inadequate)
{
    // 150% is a slip that a paper can hold; what is beyond is one of the hand.
    private const int Most = 200;

    /// <summary>What is stated of a grade, in per cent.</summary>
    public decimal? this[Grade grade] => grade switch
    {
        Grade.Outstanding => Outstanding,
        Grade.Good => Good,
        Grade.RequiresImprovement => RequiresImprovement,
        _ => Inadequate,
    };

    /// <summary>“Good 68%, requires improvement 36%, inadequate 6%”; null where nothing is stated.</summary>
    public string? InWords()
    {
        var words = string.Join(", ", Stated.Select(grade => $"{grade.InWords().ToLowerInvariant()} {Percent(this[grade]!.Value)}"));
        return words.Length == 0 ? null : $"{char.ToUpperInvariant(words[0])}{words[1..]}";
    }

    /// <summary>What does not fit, a sentence each: percentages that the counts do not give, and a sum that is not 100.</summary>
    public IReadOnlyList<string> Check(GradeCounts counts)
    {
        List<string> found = [];
        foreach (var grade in Stated)
        {
            var (stated, exact) = (this[grade]!.Value, 100m * counts[grade] / counts.Total);
            if (Math.Abs(stated - exact) > Half(stated))
            {
                found.Add(
                    $"{grade.InWords()}: the paper states {Percent(stated)}, "
                    + $"the counts give {counts.Percent(grade)}% ({counts[grade]:N0} of {counts.Total:N0}).");
            }
        }

        var sum = Stated.Sum(grade => this[grade]!.Value);
        if (GradeCounts.Grades.All(grade => this[grade] is not null || counts[grade] == 0)
            && Math.Abs(sum - 100) > Stated.Sum(grade => Half(this[grade]!.Value)))
            found.Add($"The paper’s percentages add up to {Percent(sum)}, not 100%.");
        return found;
    }

    /// <summary>The same, as it may be kept.</summary>
    /// <exception cref="RefusedException">One that cannot be a percentage.</exception>
    internal StatedShares Checked()
    {
        foreach (var grade in Stated)
        {
            if (this[grade] is < 0 or > Most || decimal.Round(this[grade]!.Value, 1) != this[grade])
                throw new RefusedException($"Enter a percentage from 0 to {Most}, with one decimal at most.", $"Stated{grade}");
        }

        return this;
    }

    private IEnumerable<Grade> Stated => GradeCounts.Grades.Where(grade => this[grade] is not null);

    // How far rounding alone moves it.
    private static decimal Half(decimal stated) => decimal.Truncate(stated) == stated ? 0.5m : 0.05m;

    private static string Percent(decimal share) => share.ToString("0.#", CultureInfo.InvariantCulture) + "%";
}
