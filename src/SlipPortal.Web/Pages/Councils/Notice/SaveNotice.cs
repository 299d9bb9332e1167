using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Notices;

namespace SlipPortal.Web.Pages.Councils.Notice;

/// <summary>A lead enters the notice that was served on the council, or corrects what is said of it.</summary>
internal static class SaveNotice
{
    /// <summary>The notice as it is to be; a new one where there is no id.</summary>
    internal sealed record Command(
        Guid? Id, uint RowVersion, bool? IsStatutory, DateOnly? ServedOn, string? ServedTo, string? IssuedBy, string? Grounds, DateOnly? Until);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">Something is missing, or stages were recorded before the day it was served.</exception>
        public async Task<Guid> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var notice = command.Id is { } id ? await ChangeAsync(id, command, cancellationToken) : Enter(command);
            await db.SaveChangesAsync(cancellationToken);
            return notice.Id;
        }

        private ImprovementNotice Enter(Command command)
        {
            var notice = new ImprovementNotice(command.IsStatutory, command.ServedOn, command.ServedTo, command.IssuedBy, command.Grounds, command.Until);
            db.Add(notice);
            db.Add(Served(notice));
            db.Record(new NoticeEntered(notice.IsStatutory, notice.ServedOn, notice.IssuedBy), notice.Id);
            return notice;
        }

        private async Task<ImprovementNotice> ChangeAsync(Guid id, Command command, CancellationToken cancellationToken)
        {
            var notice = await db.Set<ImprovementNotice>().AsTracking().SingleAsync(notice => notice.Id == id, cancellationToken);
            db.Entry(notice).Property<uint>("RowVersion").OriginalValue = command.RowVersion;
            var (day, statutory) = (notice.ServedOn, notice.IsStatutory);
            notice.Describe(command.IsStatutory, command.ServedOn, command.ServedTo, command.IssuedBy, command.Grounds, command.Until);
            if (notice.ServedOn != day) await ServeAnewAsync(notice, cancellationToken);
            var changes = new List<string>();
            if (notice.ServedOn != day) changes.Add($"the day it was served to {notice.ServedOn:d MMMM yyyy}");
            if (notice.IsStatutory != statutory) changes.Add($"it is {(notice.IsStatutory ? "statutory" : "not statutory")}");
            db.Record(new NoticeChanged(day, changes.Count == 0 ? "who, on what grounds, or until when" : string.Join("; ", changes)), notice.Id);
            return notice;
        }

        private async Task ServeAnewAsync(ImprovementNotice notice, CancellationToken cancellationToken)
        {
            var stages = await db.Set<NoticeStage>().AsTracking().Where(stage => stage.NoticeId == notice.Id && stage.TakenBackAt == null).ToListAsync(cancellationToken);
            if (stages.Find(stage => stage.Kind is not StageKind.Served && stage.On < notice.ServedOn) is { } earlier)
            {
                throw new RefusedException(
                    $"It is recorded that the notice was {earlier.Kind.InWords()} on {earlier.On:d MMMM yyyy}: take that back first.", nameof(notice.ServedOn));
            }

            foreach (var served in stages.Where(stage => stage.Kind is StageKind.Served)) served.TakeBack("The day it was served was corrected.", clock.GetUtcNow());
            db.Add(Served(notice));
        }

        private NoticeStage Served(ImprovementNotice notice) =>
            new(notice, StageKind.Served, notice.ServedOn, $"Issued by {notice.IssuedBy}.", actor.UserId!.Value, clock.GetUtcNow());
    }
}
