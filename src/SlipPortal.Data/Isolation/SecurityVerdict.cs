using Npgsql;
using SlipPortal.Domain.Access;

namespace SlipPortal.Data.Isolation;

/// <summary>Whether the security record is whole.</summary>
/// <param name="Batches">How many batches follow one on the other, from the first.</param>
/// <param name="LastHash">The hash of the last of them; empty without any.</param>
/// <param name="Break">Where and why the chain breaks after them, in words, or null.</param>
public sealed record SecurityVerdict(long Batches, string LastHash, string? Break)
{
    /// <summary>Chains what is not chained yet, then follows the chain.</summary>
    /// <param name="adminConnectionString">As the database's administrator.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<SecurityVerdict> AskAsync(string adminConnectionString, CancellationToken cancellationToken)
    {
        await using var database = NpgsqlDataSource.Create(adminConnectionString);
        await using (var chain = database.CreateCommand("select app.chain_security_events()"))
            await chain.ExecuteNonQueryAsync(cancellationToken);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using (var enter = new NpgsqlCommand($"set role {DatabaseRoles.Definer}", connection))
            await enter.ExecuteNonQueryAsync(cancellationToken);
        var batches = new List<SecurityBatchRow>();
        await using (var command = new NpgsqlCommand(
            "select number, events, previous_hash, hash from portal.security_batches order by number", connection))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
                batches.Add(new(reader.GetInt64(0), reader.GetInt32(1), reader.GetString(2), reader.GetString(3)));
        }

        var record = new SecurityChain();
        foreach (var batch in batches)
        {
            if (record.Follow(batch, await EventsAsync(connection, batch.Number, cancellationToken)) is { } broken)
                return new(record.Batches, record.LastHash, broken);
        }

        return new(record.Batches, record.LastHash, null);
    }

    private static async Task<List<IReadOnlyList<string>>> EventsAsync(
        NpgsqlConnection connection, long batch, CancellationToken cancellationToken)
    {
        var events = new List<IReadOnlyList<string>>();
        await using var command = new NpgsqlCommand(
            """
            select array[id::text, (extract(epoch from at) * 1000000)::bigint::text, kind, coalesce(user_id::text, ''),
                coalesce(actor_id::text, ''), coalesce(tenant_id, ''), coalesce(session_id::text, ''),
                place, device, request, detail, count::text]
            from portal.security_events where batch = $1 order by id
            """,
            connection)
        {
            Parameters = { new() { Value = batch } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) events.Add(reader.GetFieldValue<string[]>(0));
        return events;
    }
}
