using SlipPortal.Domain.Common;

namespace SlipPortal.Web.Messaging;

/// <summary>When a message that failed is tried again: soon at first, then ever more seldom, for a day.</summary>
internal static class Retries
{
    private const int LongestError = 500;

    // So that what failed together, as everything does when a mail server is away, does not come back together.
    private const double Jitter = 0.2;

    private static readonly int[] Minutes = [1, 2, 5, 10, 20, 40, 80, 160, 300, 300, 540];

    /// <summary>How long to wait after so many tries that failed; null where it is put aside.</summary>
    /// <param name="failed">From 1.</param>
    /// <param name="chance">From 0 up to 1: where in the range of this wait.</param>
    public static TimeSpan? WaitAfter(int failed, double chance) =>
        failed > Minutes.Length ? null : TimeSpan.FromMinutes(Minutes[failed - 1] * (1 - Jitter + (2 * Jitter * chance)));

    /// <summary>What went wrong, as it is kept: one line of a length that can be read.</summary>
    public static string InWords(string error)
    {
        var line = Text.OnOneLine(error);
        return line.Length <= LongestError ? line : $"{line[..LongestError]}…";
    }
}
