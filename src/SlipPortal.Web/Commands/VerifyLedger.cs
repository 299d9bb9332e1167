using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Setup;

namespace SlipPortal.Web.Commands;

/// <summary>Says of each council's ledger whether its chain holds.</summary>
internal static class VerifyLedger
{
    // As many as the ledger's page shows.
    private const int FewestNoted = 16;

    /// <summary>Takes “--council SLUG” and “--expect HASH” out of the command's options; the rest is configuration.</summary>
    public static Task<int> RunAsync(string[] options)
    {
        var rest = options.ToList();
        var (council, noted) = (Take("--council"), Take("--expect"));
        if (noted is { Length: < FewestNoted }) throw new RefusedException($"Give at least {FewestNoted} characters of the hash that was noted.");
        return CommandLine.WithPortalAsync([.. rest], (_, database) => RunAsync(database, council, noted, Console.Out));

        string? Take(string option)
        {
            var at = rest.IndexOf(option);
            if (at < 0) return null;
            if (at + 1 == rest.Count) throw new RefusedException($"Something is missing after {option}.");
            var value = rest[at + 1];
            rest.RemoveRange(at, 2);
            return value;
        }
    }

    /// <summary>Prints a line for each council.</summary>
    /// <returns>0 when every chain is whole and holds what was noted, 1 when not.</returns>
    internal static async Task<int> RunAsync(PortalDatabase database, string? council, string? noted, TextWriter output)
    {
        var admin = database.Admin
            ?? throw new OperatorException("Set ConnectionStrings__Migrator: the portal’s own role cannot read every council’s ledger.");
        var verdicts = await LedgerVerdict.AskAsync(admin, council, noted, CancellationToken.None);
        foreach (var verdict in verdicts) await output.WriteLineAsync(InWords(verdict));
        var record = await SecurityVerdict.AskAsync(admin, CancellationToken.None);
        if (council is null)
        {
            await output.WriteLineAsync(record.Break is { } broken
                ? $"Security record: CHAIN BROKEN, {broken}; whole up to batch {record.Batches}"
                : $"Security record: {Words.Count((int)record.Batches, "batch", "batches")}, chain whole, last hash {record.LastHash}");
        }

        var isNotedMissing = noted is not null && !verdicts.Any(verdict => verdict.HasNoted);
        if (isNotedMissing) await output.WriteLineAsync($"No look has the hash {noted}: it was taken out, or the chain was made anew.");
        return isNotedMissing || verdicts.Any(verdict => verdict.Break is not null) || record.Break is not null ? 1 : 0;
    }

    private static string InWords(LedgerVerdict verdict) => verdict switch
    {
        { Break: { } why } => $"{verdict.Council}: CHAIN BROKEN, {why}; whole up to look {verdict.Looks}",
        { Looks: 0 } => $"{verdict.Council}: no looks",
        _ => $"{verdict.Council}: {Words.Count((int)verdict.Looks, "look")}, chain whole, last hash {verdict.LastHash}",
    };
}
