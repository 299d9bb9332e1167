using System.Globalization;
using MassTransit;

namespace SlipPortal.Web.Messaging;

/// <summary>What travels beside a stored message: which it is, for which council, and who caused it.</summary>
/// <param name="Id">The message.</param>
/// <param name="TenantId">The council that it is about, or null.</param>
/// <param name="UserId">Who caused it.</param>
/// <param name="Person">Their name.</param>
/// <param name="LeasedUntil">When it comes round again. A copy with another lease than the stored one is not the last that was handed
/// out.</param>
internal sealed record OutboxHeaders(Guid Id, string? TenantId, Guid UserId, string Person, DateTimeOffset LeasedUntil)
{
    public Task Write(PublishContext context)
    {
        context.MessageId = Id;
        context.Headers.Set(nameof(TenantId), TenantId);
        context.Headers.Set(nameof(UserId), UserId.ToString());
        context.Headers.Set(nameof(Person), Person);
        context.Headers.Set(nameof(LeasedUntil), LeasedUntil.ToString("O", CultureInfo.InvariantCulture));
        return Task.CompletedTask;
    }

    public static OutboxHeaders Read(ConsumeContext context) => new(
        context.MessageId!.Value,
        context.Headers.Get<string>(nameof(TenantId)),
        Guid.Parse(context.Headers.Get<string>(nameof(UserId))!),
        context.Headers.Get<string>(nameof(Person))!,
        DateTimeOffset.ParseExact(
            context.Headers.Get<string>(nameof(LeasedUntil))!, "O", CultureInfo.InvariantCulture, DateTimeStyles.None).ToUniversalTime());
}
