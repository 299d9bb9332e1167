using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Visits;

namespace SlipPortal.Web.Pages.Councils.Visits;

/// <summary>The grades that an inspection gave are recorded, or corrected.</summary>
internal static class JudgeVisit
{
    /// <summary>A grade for each aspect; null where there is none. What is recorded already is not taken away.</summary>
    internal sealed record Command(Guid VisitId, IReadOnlyDictionary<JudgedAspect, Grade?> Grades);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">Nothing chosen, or the framework of that day did not judge it.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var (author, now) = (actor.UserId!.Value, clock.GetUtcNow());
            var visit = await db.Set<Visit>().SingleAsync(visit => visit.Id == command.VisitId, cancellationToken);
            var standing = await db.Set<Judgement>().AsTracking().Where(judged => judged.VisitId == visit.Id && judged.SupersededAt == null)
                .ToDictionaryAsync(judged => judged.Aspect, cancellationToken);
            var changed = command.Grades.Where(grade => grade.Value is not null && standing.GetValueOrDefault(grade.Key)?.Grade != grade.Value).ToList();
            if (changed.Count == 0) throw new RefusedException("Choose a grade that is not recorded yet.");
            foreach (var (aspect, grade) in changed)
            {
                standing.GetValueOrDefault(aspect)?.Supersede(now);
                db.Add(new Judgement(visit, aspect, grade, author, now));
                db.Record(new VisitJudged($"The {visit.Type} of {visit.Timing.InWords()}", aspect, grade!.Value), visit.Id);
            }

            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
