using Microsoft.EntityFrameworkCore;
using Npgsql;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;

namespace SlipPortal.Data.Isolation;

/// <summary>Whether a council's ledger is whole.</summary>
/// <param name="Council">Its name.</param>
/// <param name="Looks">How many looks follow one on the other, from the first.</param>
/// <param name="LastHash">The hash of the last of them; empty without any.</param>
/// <param name="Break">Where and why the chain breaks after them, in words, or null.</param>
/// <param name="HasNoted">Whether one of them has the hash that somebody noted.</param>
public sealed record LedgerVerdict(string Council, long Looks, string LastHash, string? Break, bool HasNoted)
{
    /// <summary>Follows the chain of each council, or of one. It reads every row as it is stored, behind the policies.</summary>
    /// <param name="adminConnectionString">As the database's administrator.</param>
    /// <param name="slug">One council's, or null for all.</param>
    /// <param name="noted">The beginning of a hash that was noted elsewhere, or null.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RefusedException">There is no such council.</exception>
    public static async Task<IReadOnlyList<LedgerVerdict>> AskAsync(
        string adminConnectionString, string? slug, string? noted, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(adminConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var enter = new NpgsqlCommand($"set role {DatabaseRoles.Definer}", connection);
        await enter.ExecuteNonQueryAsync(cancellationToken);
        await using var db = Migrator.Context(new DbContextOptionsBuilder<PortalDbContext>().UseNpgsql(connection));

        // Whoever was a council once has a ledger still.
        var councils = await db.Set<Organisation>()
            .Where(council => slug == null ? council.Roles.Any(role => role.Part == OrganisationPart.Council) : council.Slug == slug)
            .OrderBy(council => council.Name)
            .Select(council => new { council.Id, council.Name })
            .ToListAsync(cancellationToken);
        if (councils.Count == 0 && slug is not null) throw new RefusedException($"There is no council “{slug}”.");

        var verdicts = new List<LedgerVerdict>();
        foreach (var council in councils)
        {
            var chain = new LedgerChain();
            var (broken, hasNoted) = ((string?)null, false);
            var rows = db.Database.SqlQuery<LedgerRow>(
                $"""
                select previous_hash as "PreviousHash", tenant_id as "TenantId", number as "Number", id as "Id", user_id as "UserId", person as "Person",
                    organisation as "Organisation", grant_id as "GrantId", seen as "Seen", channel as "Channel", at as "At", written_at as "WrittenAt",
                    hash as "Hash"
                from portal.ledger_entries where tenant_id = {council.Id} order by number
                """);
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                if ((broken = chain.Follow(row)) is not null) break;
                hasNoted |= noted is not null && row.Hash.StartsWith(noted, StringComparison.OrdinalIgnoreCase);
            }

            verdicts.Add(new(council.Name, chain.Looks, chain.LastHash, broken, hasNoted));
        }

        return verdicts;
    }
}
