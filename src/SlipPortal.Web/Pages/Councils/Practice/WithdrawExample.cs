using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Oversight;

namespace SlipPortal.Web.Pages.Councils.Practice;

/// <summary>A lead withdraws what is published of a practice example: nobody else reads it from that moment on.</summary>
internal static class WithdrawExample
{
    internal sealed record Command(Guid ExampleId);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">Nothing of it is published.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var standing = await db.Set<PracticePublication>().AsTracking()
                .SingleOrDefaultAsync(published => published.ExampleId == command.ExampleId && published.WithdrawnAt == null, cancellationToken)
                ?? throw new RefusedException("Nobody outside the council reads it: nothing of it is published.");
            standing.Withdraw(actor.UserId!.Value, clock.GetUtcNow());
            db.Record(new PracticeExampleWithdrawn(standing.Title), command.ExampleId);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
