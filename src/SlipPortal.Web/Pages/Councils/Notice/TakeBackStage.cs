using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Notices;

namespace SlipPortal.Web.Pages.Councils.Notice;

/// <summary>A stage was recorded wrongly: a lead takes it back. It stays readable.</summary>
internal static class TakeBackStage
{
    internal sealed record Command(Guid NoticeId, Guid StageId, string? Reason);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No reason, it is gone, or it is that the notice was served.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var stage = await db.Set<NoticeStage>().AsTracking()
                .SingleOrDefaultAsync(stage => stage.Id == command.StageId && stage.NoticeId == command.NoticeId, cancellationToken)
                ?? throw new RefusedException("That is no longer there. Look at the page again.");
            if (stage.Kind is StageKind.Served) throw new RefusedException("That it was served stands: correct the day on the notice itself.");
            stage.TakeBack(command.Reason, clock.GetUtcNow());
            db.Record(new NoticeStageTakenBack(stage.Kind, stage.On, stage.TakenBackBecause!), stage.NoticeId, stage.TakenBackBecause);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
