using System.Diagnostics;

namespace SlipPortal.Web.Pages.Account;

/// <summary>Answers as late whatever was found, so that nobody learns by the time whether there is such an account.</summary>
internal static class EvenAnswer
{
    // Longer than finding an account, checking a password and storing what came of it take.
    private static readonly TimeSpan Length = TimeSpan.FromMilliseconds(400);

    /// <summary>Waits for the rest of it.</summary>
    /// <param name="started">When the request began, as <see cref="Stopwatch.GetTimestamp"/> tells it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task WaitAsync(long started, CancellationToken cancellationToken)
    {
        if (Length - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } rest) await Task.Delay(rest, cancellationToken);
    }
}
