using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;

namespace SlipPortal.Web.Pages.Councils.Kpis.Keys;

/// <summary>A lead revokes a key: the next request with it is refused.</summary>
internal static class RevokeKey
{
    internal sealed record Command(Guid KeyId);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">It is not there, or was revoked before.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var key = await db.Set<ApiKey>().AsTracking().SingleOrDefaultAsync(key => key.Id == command.KeyId, cancellationToken)
                ?? throw new RefusedException("That key is no longer there.");
            key.Revoke(clock.GetUtcNow());
            db.Record(new ApiKeyRevoked(key.Name), key.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
