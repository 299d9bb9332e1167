using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Notices;

namespace SlipPortal.Web.Pages.Councils.Notice;

/// <summary>A lead records what happened to the notice: it was amended, stepped down, lifted.</summary>
internal static class RecordStage
{
    internal sealed record Command(Guid NoticeId, StageKind? Kind, DateOnly? On, string? Reason);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">Something is missing, or it was lifted before.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var notice = await db.Set<ImprovementNotice>().SingleAsync(notice => notice.Id == command.NoticeId, cancellationToken);
            if (command.Kind is StageKind.Served) throw new RefusedException("It was served once: correct the day on the notice itself.", nameof(command.Kind));
            var stage = new NoticeStage(notice, command.Kind, command.On, command.Reason, actor.UserId!.Value, clock.GetUtcNow());
            var lifted = await db.Set<NoticeStage>()
                .Where(other => other.NoticeId == notice.Id && other.TakenBackAt == null && other.Kind == StageKind.Lifted)
                .Select(other => (DateOnly?)other.On).FirstOrDefaultAsync(cancellationToken);
            Refuse(stage, lifted);
            db.Add(stage);
            db.Record(new NoticeStageRecorded(notice.ServedOn, stage.Kind, stage.On, stage.Reason), notice.Id, stage.Reason);
            await db.SaveChangesAsync(cancellationToken);
        }

        private static void Refuse(NoticeStage stage, DateOnly? lifted)
        {
            if (stage.Kind is StageKind.Lifted && lifted is { } before)
                throw new RefusedException($"It was lifted on {before:d MMMM yyyy} already.", nameof(stage.Kind));
            if (stage.Kind is StageKind.PostNoticeSupport && lifted is null)
                throw new RefusedException("The notice has not been lifted: record that first.", nameof(stage.Kind));
            if (stage.Kind is not StageKind.PostNoticeSupport && stage.On > lifted)
                throw new RefusedException($"It was lifted on {lifted:d MMMM yyyy}, before that day.", nameof(stage.On));
        }
    }
}
