using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Reference;
using SlipPortal.Domain.Visits;

namespace SlipPortal.Web.Pages.Councils.Visits.Published;

/// <summary>
/// A council records a visit from what is published of it: the visit with its grades and findings, published on its day. Once; what is public
/// already becomes no more public by it, so that an editor may, who could not publish a visit otherwise: it is open from the start.
/// </summary>
internal static class RecordPublished
{
    /// <summary>Who carries out what Ofsted publishes.</summary>
    public const string Inspectorate = "Ofsted";

    /// <summary>Which one; when it was, as people write it, where no source says.</summary>
    internal sealed record Command(string? Type, DateOnly? PublishedOn, string? When);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <returns>The visit's id.</returns>
        /// <exception cref="RefusedException">Nothing of the kind is published about the council, it is recorded already, or its days are missing.</exception>
        public async Task<Guid> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var own = await db.OwnAuthorityAsync(cancellationToken) ?? throw new RefusedException("Nobody has said yet which authority this council is.");
            var published = (await db.PublishedVisitsAsync(own.Area.Code, cancellationToken))
                .FirstOrDefault(visit => visit.Type == command.Type && visit.PublishedOn == command.PublishedOn)
                ?? throw new RefusedException("Nothing like that is published about this council.");
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            // Two who press the button at once take turns, and the second one is told.
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext({"published visits of " + db.TenantInfo!.Id}))", cancellationToken);
            if ((await db.VisitRows().Where(visit => !visit.IsCancelled).ToListAsync(cancellationToken)).Find(published.IsRecordedAs) is { } recorded)
                throw new RefusedException($"It is recorded already: {recorded.Type}, {recorded.When}.");

            var (author, now) = (actor.UserId!.Value, clock.GetUtcNow());
            var visit = Visit.Published(published.Type, TimingOf(published, command.When), await AreaAsync(cancellationToken));
            visit.Describe(new(published.Type, Inspectorate, published.Inspection?.Focus, null, published.Inspection?.Form, null, null, null));
            db.Add(visit);
            // What the framework of that day did not judge is no grade, whatever the file says.
            List<Judgement> grades =
            [
                .. (published.Inspection?.Grades() ?? []).Where(judged => Framework.Of(visit.FirstDay).Aspects.Contains(judged.Aspect))
                    .Select(judged => new Judgement(visit, judged.Aspect, judged.Grade, author, now)),
            ];
            db.AddRange(grades);
            db.AddRange(published.Findings.Select((finding, i) =>
                new Finding(visit, i + 1, new(PublishedFinding.Kind, finding.Wording, null, null, FindingBasis.NotSaid, null), now)));
            db.Add(new PublicationStep(visit, null, PublicationState.Published, published.PublishedOn, SourceOf(published), author, now));
            db.Record(
                new PublishedVisitRecorded(visit.Type, visit.Timing.InWords(), published.PublishedOn, grades.Count, published.Findings.Count), visit.Id);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return visit.Id;
        }

        private static VisitTiming TimingOf(PublishedVisit published, string? when)
        {
            if (published.Timing is { } known) return known;
            var timing = VisitTiming.Read(when);
            return timing.First <= published.PublishedOn ? timing : throw new RefusedException("The report was published before that.", nameof(when));
        }

        private static string SourceOf(PublishedVisit published) =>
            string.Join("; ", published.Findings.Select(finding => finding.Source).Prepend(published.Inspection?.Source).OfType<string>().Distinct());

        private Task<Guid> AreaAsync(CancellationToken cancellationToken) => db.Set<PracticeArea>()
            .OrderBy(area => area.Name == PracticeArea.WholeService ? 0 : 1).ThenBy(area => area.Position).Select(area => area.Id).FirstAsync(cancellationToken);
    }

    /// <summary>True where a council's own visit is the published one.</summary>
    public static bool IsRecordedAs(this PublishedVisit published, VisitRow own) =>
        published.Is(own.Type, own.FirstDay, own.LastDay, own.Publication is PublicationState.Published ? own.PublicationOn : null);
}
