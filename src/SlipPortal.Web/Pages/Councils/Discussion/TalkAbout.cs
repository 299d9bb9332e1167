using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Notices;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Talk;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Discussion;

/// <summary>A record that can be talked about, as a page names it.</summary>
/// <param name="Subject">What it is.</param>
/// <param name="Id">Which; of the plan as a whole the empty one.</param>
/// <param name="Parts">Periods of a measure that a conversation can be about.</param>
internal sealed record TalkAbout(TalkSubject Subject, Guid Id, IReadOnlyList<string>? Parts = null)
{
    /// <summary>The kinds of record that people talk about.</summary>
    public static IReadOnlyList<RecordKind> Kinds { get; } =
        [RecordKind.Plan, RecordKind.Kpis, RecordKind.Visits, RecordKind.Notice, RecordKind.Boards, RecordKind.Documents];
}

/// <summary>What a record is called now, and where it is.</summary>
/// <param name="Title">“Action 1.2”.</param>
/// <param name="Address">Its page, among a council’s.</param>
internal sealed record TalkName(string Title, Func<CouncilLinks, string> Address)
{
    /// <summary>For what is no longer there, or no longer to be seen.</summary>
    public static TalkName Gone { get; } = new("A record that is no longer there", links => links.Discussion);

    /// <summary>A reading is called by its measure and its period.</summary>
    public string Of(string? part) => part is null ? Title : $"{Title}, {part}";
}

/// <summary>The names of records and what they say of who may see them, read at that moment under that moment’s policies.</summary>
internal static class TalkSubjects
{
    /// <summary>Names of records of several kinds: one query for each kind that is asked for.</summary>
    public static async Task<Func<TalkSubject, Guid, TalkName>> NamesAsync(
        IRecords records, IEnumerable<(TalkSubject Subject, Guid Id)> wanted, CancellationToken cancellationToken)
    {
        var ids = wanted.Distinct().ToLookup(one => one.Subject is TalkSubject.Reading ? TalkSubject.Kpi : one.Subject, one => one.Id);
        var names = new Dictionary<Guid, TalkName>();
        foreach (var kind in ids)
            foreach (var (id, name) in await OfKindAsync(records, kind.Key, [.. kind], cancellationToken))
                names.TryAdd(id, name);
        return (_, id) => names.GetValueOrDefault(id, TalkName.Gone);
    }

    /// <summary>What a record says of who may see it, or null where there is none for this person.</summary>
    public static Task<TalkPlace?> PlaceAsync(
        PortalDbContext db, TalkSubject subject, Guid id, string? part, bool isMember, CancellationToken cancellationToken) =>
        Places(db, subject, id, part, isMember).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The same, to be part of another question; where more than one is given they say the same.</summary>
    public static IQueryable<TalkPlace> Places(PortalDbContext db, TalkSubject subject, Guid id, string? part, bool isMember)
    {
        var whole = db.Set<PracticeArea>().Where(area => area.Name == PracticeArea.WholeService);
        return subject switch
        {
            TalkSubject.Plan => whole.Where(_ => id == Guid.Empty && db.Set<Domain.Plans.Plan>().Any(plan => isMember || plan.InForceAt != null))
                .Select(area => new TalkPlace(subject, id, null, RecordKind.Plan, area.Id, true, id)),
            TalkSubject.Chapter =>
                from chapter in db.Set<Chapter>()
                join plan in db.Set<Domain.Plans.Plan>() on chapter.PlanId equals plan.Id
                where chapter.LineageId == id && (isMember || plan.InForceAt != null)
                select new TalkPlace(subject, id, null, RecordKind.Plan, chapter.PracticeAreaId, true, id),
            TalkSubject.Action =>
                from action in db.Set<PlanAction>()
                join plan in db.Set<Domain.Plans.Plan>() on action.PlanId equals plan.Id
                where action.LineageId == id && (isMember || plan.InForceAt != null)
                select new TalkPlace(subject, id, null, RecordKind.Plan, action.PracticeAreaId, true, id),
            TalkSubject.Document => db.Set<Evidence>().Where(evidence => evidence.Id == id)
                .Select(evidence => new TalkPlace(
                    subject, id, null, RecordKind.Documents, evidence.PracticeAreaId, !evidence.IsConfidential && !evidence.IsHeld, id)),
            TalkSubject.Kpi => db.Set<Kpi>().Where(kpi => kpi.Id == id)
                .Select(kpi => new TalkPlace(subject, id, null, RecordKind.Kpis, kpi.PracticeAreaId, true, id)),
            TalkSubject.Reading => db.Set<Kpi>().Where(kpi => kpi.Id == id && part != null)
                .Select(kpi => new TalkPlace(subject, id, part, RecordKind.Kpis, kpi.PracticeAreaId, true, id)),
            TalkSubject.Finding => db.Set<Finding>().Where(finding => finding.Id == id)
                .Select(finding => new TalkPlace(subject, id, null, RecordKind.Visits, finding.PracticeAreaId, finding.IsPublic, finding.VisitId)),
            TalkSubject.Visit => db.Set<Visit>().Where(visit => visit.Id == id)
                .Select(visit => new TalkPlace(subject, id, null, RecordKind.Visits, visit.PracticeAreaId, visit.IsPublic, id)),
            TalkSubject.MeetingItem => whole.Where(_ => db.Set<AgendaItem>().Any(item => item.Id == id))
                .Select(area => new TalkPlace(subject, id, null, RecordKind.Boards, area.Id, true, id)),
            TalkSubject.NoticeTerm => whole.Where(_ => db.Set<NoticeTerm>().Any(term => term.Id == id))
                .Select(area => new TalkPlace(subject, id, null, RecordKind.Notice, area.Id, true, id)),
            _ => throw new ArgumentOutOfRangeException(nameof(subject), subject, "Nobody talks about this."),
        };
    }

    private static async Task<IEnumerable<(Guid Id, TalkName Name)>> OfKindAsync(IRecords records, TalkSubject subject, Guid[] ids, CancellationToken cancellationToken)
    {
        switch (subject)
        {
            case TalkSubject.Plan:
                return [(Guid.Empty, new("The improvement plan", links => links.Plan))];
            case TalkSubject.Chapter:
                var chapters = await (
                    from chapter in records.Of<Chapter>()
                    join plan in records.Of<Domain.Plans.Plan>() on new { chapter.TenantId, Id = chapter.PlanId } equals new { plan.TenantId, plan.Id }
                    where ids.Contains(chapter.LineageId)
                    orderby plan.InForceAt != null descending, plan.Version descending
                    select new { chapter.LineageId, chapter.Id, chapter.Number, chapter.Title }).ToListAsync(cancellationToken);
                return chapters.Select(chapter => (chapter.LineageId,
                    new TalkName($"Chapter {(chapter.Number is null ? "" : chapter.Number + ". ")}{chapter.Title}", links => links.Chapter(chapter.Id))));
            case TalkSubject.Action:
                var actions = await (
                    from action in records.Of<PlanAction>()
                    join plan in records.Of<Domain.Plans.Plan>() on new { action.TenantId, Id = action.PlanId } equals new { plan.TenantId, plan.Id }
                    where ids.Contains(action.LineageId)
                    orderby plan.InForceAt != null descending, plan.Version descending
                    select new { action.LineageId, action.Ref, plan.Id, IsNow = plan.InForceAt != null && plan.SupersededAt == null }).ToListAsync(cancellationToken);
                return actions.Select(action => (action.LineageId,
                    new TalkName($"Action {action.Ref}", links => links.Action(action.Ref, action.IsNow ? null : action.Id))));
            case TalkSubject.Document:
                var documents = await (
                    from evidence in records.Of<Evidence>()
                    join action in records.Of<PlanAction>() on new { evidence.TenantId, evidence.LineageId } equals new { action.TenantId, action.LineageId }
                    join plan in records.Of<Domain.Plans.Plan>() on new { action.TenantId, Id = action.PlanId } equals new { plan.TenantId, plan.Id }
                    where ids.Contains(evidence.Id) && plan.InForceAt != null
                    orderby plan.Version descending
                    select new { evidence.Id, evidence.Title, action.Ref, PlanId = plan.Id, IsNow = plan.SupersededAt == null }).ToListAsync(cancellationToken);
                return documents.Select(document => (document.Id,
                    new TalkName($"Evidence “{document.Title}” of action {document.Ref}", links => links.Action(document.Ref, "evidence", document.IsNow ? null : document.PlanId))));
            case TalkSubject.Kpi:
                var kpis = await records.Of<Kpi>().Where(kpi => ids.Contains(kpi.Id)).Select(kpi => new { kpi.Id, kpi.Ref, kpi.Title }).ToListAsync(cancellationToken);
                return kpis.Select(kpi => (kpi.Id, new TalkName($"Measure {kpi.Ref}, {kpi.Title}", links => links.Kpi(kpi.Ref))));
            case TalkSubject.Finding:
                var findings = await (
                    from finding in records.Of<Finding>()
                    join visit in records.Of<Visit>() on new { finding.TenantId, Id = finding.VisitId } equals new { visit.TenantId, visit.Id }
                    where ids.Contains(finding.Id)
                    select new { finding.Id, finding.Number, visit.Type, visit.FirstDay }).ToListAsync(cancellationToken);
                return findings.Select(finding => (finding.Id,
                    new TalkName($"Finding {finding.Number} of {finding.Type}, {finding.FirstDay:MMMM yyyy}", links => links.Finding(finding.Id))));
            case TalkSubject.Visit:
                var visits = await records.Of<Visit>().Where(visit => ids.Contains(visit.Id)).Select(visit => new { visit.Id, visit.Type, visit.FirstDay })
                    .ToListAsync(cancellationToken);
                return visits.Select(visit => (visit.Id, new TalkName($"{visit.Type}, {visit.FirstDay:MMMM yyyy}", links => links.Visit(visit.Id))));
            case TalkSubject.MeetingItem:
                var items = await (
                    from item in records.Of<AgendaItem>()
                    join meeting in records.Of<Meeting>() on new { item.TenantId, Id = item.MeetingId } equals new { meeting.TenantId, meeting.Id }
                    join body in records.Of<Body>() on new { meeting.TenantId, Id = meeting.BodyId } equals new { body.TenantId, body.Id }
                    where ids.Contains(item.Id)
                    select new { item.Id, item.Title, MeetingId = meeting.Id, meeting.Day, body.Name }).ToListAsync(cancellationToken);
                return items.Select(item => (item.Id, new TalkName($"“{item.Title}” at {item.Name}, {Words.Day(item.Day)}", links => links.Meeting(item.MeetingId))));
            case TalkSubject.NoticeTerm:
                var terms = await records.Of<NoticeTerm>().Where(term => ids.Contains(term.Id)).Select(term => new { term.Id, term.Number }).ToListAsync(cancellationToken);
                return terms.Select(term => (term.Id, new TalkName($"Term {term.Number} of the improvement notice", links => links.Term(term.Id))));
            default:
                return [];
        }
    }
}
