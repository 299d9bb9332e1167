using System.Text.Json;
using MassTransit;
using Npgsql;
using SlipPortal.Data.Isolation;

namespace SlipPortal.Web.Messaging;

/// <summary>
/// Takes stored messages as they come (LISTEN) and hands them to MassTransit. Any number of workers share the work: what one has taken
/// the others skip. Taking a message moves it on by <see cref="Lease"/>; its consumer notes what became of it. If the process dies between,
/// the message comes round again, so consumers must bear to be asked twice. Messages are due by this portal's clock.
/// </summary>
internal sealed class OutboxDispatcher(
    [FromKeyedServices(DatabaseRoles.Worker)] NpgsqlDataSource database, IBus bus, TimeProvider clock, ILogger<OutboxDispatcher> log)
    : BackgroundService
{
    /// <summary>The channel that the database notifies when a message is stored.</summary>
    public const string Channel = "outbox";

    /// <summary>How long a consumer has, once it begins. Longer than a mail server may take, and than workers' clocks differ.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(stoppingToken);
                await using var listen = new NpgsqlCommand($"listen {Channel}", connection);
                await listen.ExecuteNonQueryAsync(stoppingToken);
                while (true)
                {
                    while (await HandOutAsync(connection, stoppingToken) > 0)
                    {
                    }

                    await connection.WaitAsync(LookAnyway, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (NpgsqlException exception)
            {
                log.LogWarning(exception, "The database is away; stored messages wait.");
                await Task.Delay(LookAnyway, stoppingToken);
            }
        }
    }

    private async Task<int> HandOutAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Take = """
            update portal.outbox_messages message set due_at = $1
            from (select id from portal.outbox_messages
                  where done_at is null and parked_at is null and due_at <= $2
                  order by due_at, id limit 20 for update skip locked) taken
            where message.id = taken.id
            returning message.id, message.type, message.payload, message.tenant_id, message.user_id, message.person, message.due_at
            """;
        var now = clock.GetUtcNow();
        var taken = new List<(OutboxHeaders Headers, string Type, string Payload)>();
        await using (var command = new NpgsqlCommand(Take, connection))
        {
            command.Parameters.Add(new() { Value = now + Lease });
            command.Parameters.Add(new() { Value = now });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                var tenant = await reader.IsDBNullAsync(3, cancellationToken) ? null : reader.GetString(3);
                var headers = new OutboxHeaders(
                    reader.GetGuid(0), tenant, reader.GetGuid(4), reader.GetString(5), reader.GetFieldValue<DateTimeOffset>(6));
                taken.Add((headers, reader.GetString(1), reader.GetString(2)));
            }
        }

        foreach (var (headers, name, payload) in taken)
        {
            try
            {
                var type = Messages.TypeOf(name);
                await bus.Publish(JsonSerializer.Deserialize(payload, type)!, type, headers.Write, cancellationToken);
            }
            catch (Exception unreadable) when (unreadable is InvalidOperationException or JsonException)
            {
                // Trying again would not help, and must not hold up the others.
                log.LogError(unreadable, "Message {Id} is put aside.", headers.Id);
                await ParkAsync(connection, headers.Id, unreadable.Message, cancellationToken);
            }
        }

        return taken.Count;
    }

    private static async Task ParkAsync(NpgsqlConnection connection, Guid message, string error, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "update portal.outbox_messages set error = $2, attempts = attempts + 1, parked_at = now() where id = $1", connection)
        {
            Parameters = { new() { Value = message }, new() { Value = Retries.InWords(error) } },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
