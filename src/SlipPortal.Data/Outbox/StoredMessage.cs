using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using SlipPortal.Data.Isolation;

namespace SlipPortal.Data.Outbox;

/// <summary>
/// A message that waits to be delivered or was put aside, as whoever looks after the portal sees it: nothing of what it says.
/// </summary>
/// <param name="Id">Which.</param>
/// <param name="Type">The message type's full name.</param>
/// <param name="Council">The council that it is about, or null.</param>
/// <param name="StoredAt">When it was stored.</param>
/// <param name="DueAt">When it is tried next, or null for at once.</param>
/// <param name="Attempts">How often it failed.</param>
/// <param name="Error">What went wrong the last time, or null.</param>
/// <param name="ParkedAt">When it was put aside, or null while it waits.</param>
public sealed record StoredMessage(
    Guid Id,
    string Type,
    string? Council,
    DateTimeOffset StoredAt,
    DateTimeOffset? DueAt,
    int Attempts,
    string? Error,
    DateTimeOffset? ParkedAt)
{
    /// <summary>
    /// All of them; nothing for anybody but a platform administrator. What is asked of them further the database answers.
    /// </summary>
    public static IQueryable<StoredMessage> Of(PortalDbContext db) =>
        db.Database.SqlQuery<StoredMessage>(
            $"""
            select id as "Id", type as "Type", council as "Council", stored_at as "StoredAt", due_at as "DueAt", attempts as "Attempts",
                error as "Error",
                parked_at as "ParkedAt"
            from app.stored_messages()
            """);

    /// <summary>Has one that failed, or all of them (null), tried again now.</summary>
    /// <returns>How many that are.</returns>
    public static Task<int> SendAgainAsync(PortalDbContext db, Guid? id, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<int>($"""select app.send_again({id}) as "Value" """).SingleAsync(cancellationToken);

    /// <summary>All of them, the oldest first, for the operator's commands.</summary>
    /// <param name="adminConnectionString">As the database's administrator.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<StoredMessage>> ReadAsync(string adminConnectionString, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(adminConnectionString, cancellationToken);
        await using var command = new NpgsqlCommand(
            "select id, type, council, stored_at, due_at, attempts, error, parked_at from app.undelivered_messages() order by stored_at",
            connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var messages = new List<StoredMessage>();
        while (await reader.ReadAsync(cancellationToken))
        {
            messages.Add(new(
                reader.GetGuid(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2),
                reader.GetFieldValue<DateTimeOffset>(3), Time(4),
                reader.GetInt32(5), reader.IsDBNull(6) ? null : reader.GetString(6), Time(7)));
        }

        return messages;

        DateTimeOffset? Time(int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);
    }

    /// <summary>Has one that failed, or all of them (null), tried again now, for the operator's commands.</summary>
    /// <returns>How many that are.</returns>
    public static async Task<int> SendAgainAsync(string adminConnectionString, Guid? id, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(adminConnectionString, cancellationToken);
        await using var command = new NpgsqlCommand("select app.deliver_again($1)", connection)
        {
            Parameters = { new() { Value = id is null ? DBNull.Value : id, NpgsqlDbType = NpgsqlDbType.Uuid } },
        };
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    // With no more power than this takes.
    private static async Task<NpgsqlConnection> OpenAsync(string adminConnectionString, CancellationToken cancellationToken)
    {
        // Not pooled: a pooled connection would keep the role.
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(adminConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var become = new NpgsqlCommand($"set role {DatabaseRoles.Definer}", connection);
        await become.ExecuteNonQueryAsync(cancellationToken);
        return connection;
    }
}
