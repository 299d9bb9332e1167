using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Guard;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Held;

/// <summary>A lead releases what was held, or does not. The same may be written in this council from then on.</summary>
internal static class DecideHeld
{
    internal sealed record Command(Guid HeldTextId, bool? IsReleased, string? Reason);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No verdict or reason, or somebody has decided already.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var held = await db.Set<HeldText>().SingleAsync(held => held.Id == command.HeldTextId, cancellationToken);
            var verdict = new HeldVerdict(held, command.IsReleased, command.Reason, actor.UserId!.Value, actor.Name, clock.GetUtcNow());
            db.Add(verdict);
            db.Record(verdict.IsReleased ? new HeldTextReleased(held.Kind, held.Masked) : new HeldTextKept(held.Kind, held.Masked), held.Id, verdict.Reason);
            await db.SaveOrRefuseAsync(new("Another lead has decided this already. Look at the page again."), cancellationToken);
        }
    }
}
