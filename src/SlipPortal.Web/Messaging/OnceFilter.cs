using MassTransit;
using Npgsql;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.MultiTenant.Abstractions;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Messaging;

/// <summary>
/// Around every consumer of a stored message: gives it the council and the reach of the person who caused the message, skips it when
/// it was done before, and afterwards notes that it is done, or what went wrong.
/// </summary>
internal sealed class OnceFilter<TMessage>(
    [FromKeyedServices(DatabaseRoles.Worker)] NpgsqlDataSource database,
    IMultiTenantStore<CouncilTenantInfo> councils,
    IMultiTenantContextSetter tenant,
    CurrentPerson person) : IFilter<ConsumeContext<TMessage>>
    where TMessage : class
{
    public async Task Send(ConsumeContext<TMessage> context, IPipe<ConsumeContext<TMessage>> next)
    {
        var headers = OutboxHeaders.Read(context);
        var council = headers.TenantId is null ? null : await councils.GetAsync(headers.TenantId);
        tenant.MultiTenantContext = new MultiTenantContext<CouncilTenantInfo>(council);
        person.ActAs(headers.UserId, headers.Person);

        try
        {
            if (await IsDoneAsync(headers.Id, context.CancellationToken)) return;
            await next.Send(context);
            await NoteDoneAsync(headers.Id, context.CancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await NoteFailureAsync(headers.Id, exception);
            throw;
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("once");

    private async Task<bool> IsDoneAsync(Guid message, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select done_at is not null from portal.outbox_messages where id = $1");
        command.Parameters.Add(new() { Value = message });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task NoteDoneAsync(Guid message, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("update portal.outbox_messages set done_at = now(), error = null where id = $1");
        command.Parameters.Add(new() { Value = message });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task NoteFailureAsync(Guid message, Exception exception)
    {
        // It comes round again when its lease is over, or is put aside after the last attempt.
        await using var command = database.CreateCommand("""
            update portal.outbox_messages
            set error = $2, parked_at = case when attempts >= $3 then now() end
            where id = $1
            """);
        command.Parameters.Add(new() { Value = message });
        command.Parameters.Add(new() { Value = exception.Message });
        command.Parameters.Add(new() { Value = OutboxDispatcher.MaxAttempts });
        await command.ExecuteNonQueryAsync();
    }
}
