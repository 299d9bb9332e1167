using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Notices;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Notice;
using SlipPortal.Web.Pages.Councils.Plan;
using SlipPortal.Web.Pages.Councils.Visits;

namespace SlipPortal.Web.Pages.Councils.Timeline;

/// <summary>What happened in a council and what is planned, from its records of several kinds.</summary>
internal static class TimelineQueries
{
    /// <summary>Every event that the person may see, by day; at most five queries, and none for what they may not see.</summary>
    public static async Task<IReadOnlyList<TimelineEvent>> TimelineAsync(
        this PortalDbContext db, CouncilReach reach, CouncilLinks links, DateOnly today, CancellationToken cancellationToken)
    {
        var events = new List<TimelineEvent>();
        if (reach.Allows(RecordKind.Notice, Verb.View)) events.AddRange(await NoticesAsync(db, links, today, cancellationToken));
        if (reach.Allows(RecordKind.Visits, Verb.View)) events.AddRange(await VisitsAsync(db, links, cancellationToken));
        if (reach.Allows(RecordKind.Boards, Verb.View)) events.AddRange(await MeetingsAsync(db, links, cancellationToken));
        events.AddRange(await PlansAsync(db, links, today, cancellationToken));
        return [.. events.OrderBy(one => one.From).ThenBy(one => one.Kind).ThenBy(one => one.What, StringComparer.CurrentCulture)];
    }

    private static async Task<IEnumerable<TimelineEvent>> NoticesAsync(PortalDbContext db, CouncilLinks links, DateOnly today, CancellationToken cancellationToken)
    {
        var notices = await db.Notices().ToListAsync(cancellationToken);
        var stages = (await db.Set<NoticeStage>().Where(stage => stage.TakenBackAt == null).ToListAsync(cancellationToken)).ToLookup(stage => stage.NoticeId);
        return notices.SelectMany(notice => stages[notice.Id]
            .Select(stage => stage.Kind is StageKind.Served
                // The notice itself is drawn as long as it lasts.
                ? new TimelineEvent(TimelineKind.Notice, stage.On, notice.LiftedOn ?? (stage.On > today ? stage.On : today), "Served", notice.Name, notice.IssuedBy, links.NoticeOf(notice.Id))
                : new TimelineEvent(
                    TimelineKind.Notice, stage.On, stage.On, NoticeWords.Happened(stage.Kind), $"{NoticeWords.Happened(stage.Kind)}: {notice.Name}", stage.Reason, links.NoticeOf(notice.Id)))
            .Concat(notice is { LiftedOn: null, Until: { } until }
                ? [new(TimelineKind.Notice, until, until, "Its last day", $"The last day that it names: {notice.Name}", null, links.NoticeOf(notice.Id))]
                : []));
    }

    private static async Task<IEnumerable<TimelineEvent>> VisitsAsync(PortalDbContext db, CouncilLinks links, CancellationToken cancellationToken) =>
        (await db.VisitRows().Where(visit => !visit.IsCancelled).ToListAsync(cancellationToken)).Select(visit => new TimelineEvent(
            TimelineKind.Visits, visit.FirstDay, visit.LastDay, visit.Overall is { } grade ? $"{visit.Type}: {grade.InWords()}" : visit.Type, $"{visit.Type}, {visit.When}",
            string.Join(". ", new[] { visit.Overall is { } overall ? $"{overall.InWords()} overall" : null, visit.Publication?.InWords(), visit.Focus }.OfType<string>()),
            links.Visit(visit.Id)));

    private static async Task<IEnumerable<TimelineEvent>> MeetingsAsync(PortalDbContext db, CouncilLinks links, CancellationToken cancellationToken) =>
        (await (
            from meeting in db.Set<Meeting>()
            join body in db.Set<Body>() on meeting.BodyId equals body.Id
            where meeting.CancelledAt == null
            select new { meeting.Id, meeting.Day, Body = body.Name, meeting.Place }).ToListAsync(cancellationToken))
        .Select(meeting => new TimelineEvent(TimelineKind.Boards, meeting.Day, meeting.Day, meeting.Body, $"Meeting of {meeting.Body}", meeting.Place, links.Meeting(meeting.Id)));

    private static async Task<IEnumerable<TimelineEvent>> PlansAsync(PortalDbContext db, CouncilLinks links, DateOnly today, CancellationToken cancellationToken) =>
        (await db.PlanFronts().Where(plan => plan.InForceAt != null).ToListAsync(cancellationToken)).Select(plan => new TimelineEvent(
            TimelineKind.Plan, plan.InForceAt!.Value.DayInUk(), plan.SupersededAt?.DayInUk() ?? today, $"Version {plan.Version}",
            $"Version {plan.Version} of the plan came into force: {plan.Title}", plan.StatusInWords, links.PlanVersion(plan.Id)));
}

/// <summary>What an event belongs to: the lanes, from top to bottom.</summary>
internal enum TimelineKind
{
    Notice,
    Visits,
    Boards,
    Plan,
}

/// <summary>Something that happened or is planned.</summary>
/// <param name="Kind">What it belongs to.</param>
/// <param name="From">The day, or the first of several.</param>
/// <param name="Until">The last day that it is drawn to.</param>
/// <param name="Label">In short, for the picture.</param>
/// <param name="What">In words, for the list.</param>
/// <param name="Note">More of it, or null.</param>
/// <param name="Href">Where it stands.</param>
internal sealed record TimelineEvent(TimelineKind Kind, DateOnly From, DateOnly Until, string Label, string What, string? Note, string Href)
{
    /// <summary>The lane's name.</summary>
    public static string InWords(TimelineKind kind) => kind switch
    {
        TimelineKind.Notice => "Notice",
        TimelineKind.Visits => "Visits",
        TimelineKind.Boards => "Meetings",
        _ => "Plan",
    };
}
