using MassTransit;
using Npgsql;
using NpgsqlTypes;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.MultiTenant.Abstractions;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Messaging;

/// <summary>
/// Around every consumer of a stored message: gives it the council and the reach of the person who caused the message, skips it when it was
/// done before or handed out anew, and afterwards notes that it is done, or what went wrong and when it is tried again. A failure ends
/// here: the transport would keep a copy of its own, and the message is kept in the database.
/// </summary>
internal sealed class OnceFilter<TMessage>(
    [FromKeyedServices(DatabaseRoles.Worker)] NpgsqlDataSource database,
    IMultiTenantStore<CouncilTenantInfo> councils,
    IMultiTenantContextSetter tenant,
    CurrentPerson person,
    TimeProvider clock,
    ILogger<OnceFilter<TMessage>> log) : IFilter<ConsumeContext<TMessage>>
    where TMessage : class
{
    public async Task Send(ConsumeContext<TMessage> context, IPipe<ConsumeContext<TMessage>> next)
    {
        var headers = OutboxHeaders.Read(context);
        if (await BeginAsync(headers, context.CancellationToken) is not { } failed) return;
        try
        {
            var council = headers.TenantId is null ? null : await councils.GetAsync(headers.TenantId);
            tenant.MultiTenantContext = new MultiTenantContext<CouncilTenantInfo>(council);
            person.ActAs(headers.UserId, headers.Person);
            await next.Send(context);
            await NoteDoneAsync(headers.Id, context.CancellationToken);
        }
        // One that is stopped comes round when its lease is over.
        catch (Exception exception) when (!context.CancellationToken.IsCancellationRequested)
        {
            log.LogWarning(exception, "Message {Id} failed.", headers.Id);
            await NoteFailureAsync(headers.Id, failed + 1, exception);
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("once");

    // The lease begins when the consumer does, however long the message waited in this worker. How often it has failed, or null where it is
    // not to be done.
    private async Task<int?> BeginAsync(OutboxHeaders headers, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            update portal.outbox_messages set due_at = $3
            where id = $1 and due_at = $2 and done_at is null and parked_at is null
            returning attempts
            """);
        command.Parameters.Add(new() { Value = headers.Id });
        command.Parameters.Add(new() { Value = headers.LeasedUntil });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() + OutboxDispatcher.Lease });
        return (int?)await command.ExecuteScalarAsync(cancellationToken);
    }

    private async Task NoteDoneAsync(Guid message, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("update portal.outbox_messages set done_at = now(), error = null where id = $1");
        command.Parameters.Add(new() { Value = message });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task NoteFailureAsync(Guid message, int failed, Exception exception)
    {
        var wait = exception is UndeliverableException ? null : Retries.WaitAfter(failed, Random.Shared.NextDouble());
        var due = clock.GetUtcNow() + wait;
        await using var command = database.CreateCommand("""
            update portal.outbox_messages
            set attempts = $2, error = $3, due_at = coalesce($4, due_at), parked_at = case when $4 is null then now() end
            where id = $1
            """);
        command.Parameters.Add(new() { Value = message });
        command.Parameters.Add(new() { Value = failed });
        command.Parameters.Add(new() { Value = Retries.InWords(exception.Message) });
        command.Parameters.Add(new() { Value = due is null ? DBNull.Value : due, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await command.ExecuteNonQueryAsync();
    }
}
