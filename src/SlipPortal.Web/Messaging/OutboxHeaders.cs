using MassTransit;

namespace SlipPortal.Web.Messaging;

/// <summary>What travels beside a stored message: which it is, for which council, and who caused it.</summary>
internal sealed record OutboxHeaders(Guid Id, string? TenantId, Guid UserId, string Person)
{
    public Task Write(PublishContext context)
    {
        context.MessageId = Id;
        context.Headers.Set(nameof(TenantId), TenantId);
        context.Headers.Set(nameof(UserId), UserId.ToString());
        context.Headers.Set(nameof(Person), Person);
        return Task.CompletedTask;
    }

    public static OutboxHeaders Read(ConsumeContext context) => new(
        context.MessageId!.Value,
        context.Headers.Get<string>(nameof(TenantId)),
        Guid.Parse(context.Headers.Get<string>(nameof(UserId))!),
        context.Headers.Get<string>(nameof(Person))!);
}
