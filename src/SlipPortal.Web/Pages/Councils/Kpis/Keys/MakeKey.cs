using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Api;

namespace SlipPortal.Web.Pages.Councils.Kpis.Keys;

/// <summary>A lead makes a key for a reporting tool. It is shown once, and stored nowhere.</summary>
internal static class MakeKey
{
    internal sealed record Command(string? Name, DateOnly? LastDay);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <returns>The key.</returns>
        /// <exception cref="RefusedException">No name, or a day that has passed or is too far off.</exception>
        public async Task<string> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var secret = ApiKeyAuthentication.NewKey();
            var key = new ApiKey(command.Name, TextHash.Of(secret), command.LastDay, actor.UserId!.Value, clock.GetUtcNow());
            db.Add(key);
            db.Record(new ApiKeyMade(key.Name, key.LastDay), key.Id);
            await db.SaveChangesAsync(cancellationToken);
            return secret;
        }
    }
}
