using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Audits;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;

namespace SlipPortal.Web.Pages.Councils.Visits.Audits;

/// <summary>Somebody records a round of audits, or corrects one: what it said before stays beside it.</summary>
internal static class SaveRound
{
    /// <summary>The round as it is to be; a new one where there is no id.</summary>
    internal sealed record Command(Guid? RoundId, int Version, AuditRoundWords Words, string? Correction);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">Something is missing or contradicts itself, or somebody else corrected it meanwhile.</exception>
        public async Task<Guid> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var (author, now) = (actor.UserId!.Value, clock.GetUtcNow());
            var before = command.RoundId is not { } id ? null
                : await db.Set<AuditRound>().AsTracking().SingleAsync(round => round.LineageId == id && round.SupersededAt == null, cancellationToken);
            if (before is not null && before.Version != command.Version)
                throw new RefusedException("Somebody corrected this round while you had it open. Look at what it says now.");
            await CheckAsync(command.Words, before?.FrameId, cancellationToken);
            var round = before is null ? new AuditRound(command.Words, author, now) : before.Correct(command.Words, command.Correction, author, now);
            db.Add(round);
            db.Record(
                before is null
                    ? new AuditRoundAdded(round.Period, round.Grades.InWords())
                    : new AuditRoundCorrected(round.Period, before.Grades.InWords(), round.Grades.InWords()),
                round.LineageId, round.Correction);
            await db.SaveChangesAsync(cancellationToken);
            return round.LineageId;
        }

        // What the form names is the council's own; a frame that has ended stays with the rounds that used it.
        private async Task CheckAsync(AuditRoundWords words, Guid? used, CancellationToken cancellationToken)
        {
            if (words.PracticeAreaId is { } area && !await db.Set<PracticeArea>().AnyAsync(one => one.Id == area, cancellationToken))
                throw new RefusedException("Choose the practice area.", nameof(words.PracticeAreaId));
            if (words.FrameId is { } frame && !await db.Set<SamplingFrame>().AnyAsync(one => one.Id == frame && (one.EndedAt == null || one.Id == used), cancellationToken))
                throw new RefusedException("Choose a sampling frame that is in use.", nameof(words.FrameId));
        }
    }
}
