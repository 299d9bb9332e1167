using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Visits;

namespace SlipPortal.Web.Pages.Councils.Partners;

/// <summary>What several pages read of grants.</summary>
internal static class GrantQueries
{
    /// <summary>The council's grants that were given, the newest first.</summary>
    public static IQueryable<GrantRow> GrantRows(this PortalDbContext db) => db.GrantsAndDrafts().Where(grant => grant.GivenAt != null);

    /// <summary>Grants with all that they say, to be changed or thrown away.</summary>
    public static IQueryable<Grant> WholeGrants(this PortalDbContext db) =>
        db.Set<Grant>().AsTracking().AsSplitQuery().Include(grant => grant.Rights).Include(grant => grant.Records).Include(grant => grant.Areas);

    /// <summary>The council's grants and those that wait to be given, the newest first.</summary>
    public static IQueryable<GrantRow> GrantsAndDrafts(this PortalDbContext db) =>
        from grant in db.Set<Grant>().AsSplitQuery()
        join engagement in db.Set<Engagement>() on grant.EngagementId equals engagement.Id
        join organisation in db.Set<Organisation>() on engagement.PartnerOrganisationId equals organisation.Id
        orderby grant.StartsAt descending
        select new GrantRow
        {
            Id = grant.Id,
            EngagementId = engagement.Id,
            UserId = grant.UserId,
            Person = db.Users.Where(user => user.Id == grant.UserId).Select(user => user.Name).FirstOrDefault(),
            Organisation = organisation.Name,
            State = engagement.State,
            Rights = grant.Rights.Select(right => new GrantableRight(right.Kind, right.Verb)).ToList(),
            Records = grant.Records.Select(record => new NamedRecord(record.Kind, record.RecordId)).ToList(),
            Purpose = grant.Purpose,
            SponsorId = grant.SponsorId,
            Sponsor = db.Users.Where(user => user.Id == grant.SponsorId).Select(user => user.Name).FirstOrDefault(),
            FirstDay = grant.FirstDay,
            StartsAt = grant.StartsAt,
            EndsAt = grant.EndsAt,
            LastDay = grant.LastDay,
            ReviewOn = grant.ReviewOn,
            GivenAt = grant.GivenAt,
            RevokedAt = grant.RevokedAt,
            ReplacesId = grant.ReplacesId,
            Areas = grant.Areas
                .Join(db.Set<PracticeArea>(), opened => opened.PracticeAreaId, area => area.Id, (_, area) => area)
                .OrderBy(area => area.Position).Select(area => area.Name).ToList(),
            AreaIds = grant.Areas.Select(area => area.PracticeAreaId).ToList(),
        };

    /// <summary>The council's leads: each can be the sponsor of access.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> SponsorItemsAsync(this PortalDbContext db, CancellationToken cancellationToken) => await (
        from member in db.Set<Membership>()
        join user in db.Users on member.UserId equals user.Id
        where member.EndedAt == null && member.Role == Role.ImprovementLead
        orderby user.Name
        select new SelectListItem(user.Name, user.Id.ToString())).ToListAsync(cancellationToken);

    /// <summary>Unpublished visits and confidential documents that a grant can name; nothing that is held for a lead.</summary>
    public static async Task<IReadOnlyList<NameableRow>> NameablesAsync(this PortalDbContext db, CancellationToken cancellationToken)
    {
        var visits = await db.VisitRows().Where(visit => !visit.IsPublic && !visit.IsCancelled).ToListAsync(cancellationToken);
        var documents = await (
            from evidence in db.Set<Evidence>()
            join action in db.Set<PlanAction>() on evidence.ActionId equals action.Id
            join area in db.Set<PracticeArea>() on evidence.PracticeAreaId equals area.Id
            where evidence.IsConfidential && !evidence.IsHeld
            orderby action.SortKey, evidence.Title
            select new NameableRow(RecordKind.ConfidentialDocuments, evidence.Id, evidence.Title, area.Id, area.Name)).ToListAsync(cancellationToken);
        return
        [
            .. visits.OrderByDescending(visit => visit.FirstDay)
                .Select(visit => new NameableRow(RecordKind.UnpublishedVisits, visit.Id, $"{visit.Type}, {visit.When}", visit.PracticeAreaId, visit.Area)),
            .. documents,
        ];
    }

    /// <summary>
    /// What each of these grants opens by name and nobody from outside would see without: unpublished visits and confidential documents.
    /// </summary>
    public static async Task<ILookup<Guid, NameableRow>> NamedAsync(
        this PortalDbContext db, IEnumerable<GrantRow> grants, CancellationToken cancellationToken)
    {
        var named = grants.SelectMany(grant => grant.Records.Select(record => (grant.Id, Key: record.Key()))).ToList();
        var nameable = named.Count == 0 ? [] : (await db.NameablesAsync(cancellationToken)).ToDictionary(row => row.Key);
        return named.Where(one => nameable.ContainsKey(one.Key)).ToLookup(one => one.Id, one => nameable[one.Key]);
    }

    /// <summary>A named record as a form sends it: “UnpublishedVisits:…”.</summary>
    public static string Key(this NamedRecord record) => $"{record.Kind}:{record.Id}";

    /// <summary>A right as a form sends it: “Plan:View”.</summary>
    public static string Key(this GrantableRight right) => $"{right.Kind}:{right.Verb}";
}

/// <summary>A visit or document that nobody from outside sees unless a grant names it.</summary>
internal sealed record NameableRow(RecordKind Kind, Guid Id, string Title, Guid AreaId, string Area)
{
    /// <summary>As a form sends it.</summary>
    public string Key => new NamedRecord(Kind, Id).Key();

    /// <summary>“Monitoring visit, 3 March 2027 (a visit that is not published)”.</summary>
    public string InWords => $"{Title} ({Words.Granted(Kind)}, {Area})";
}

/// <summary>How a grant stands.</summary>
internal enum GrantStanding
{
    /// <summary>Not given yet.</summary>
    Draft,

    /// <summary>It counts.</summary>
    Live,

    /// <summary>Its first day, or the beginning of the work, is to come.</summary>
    Waiting,

    /// <summary>The work is paused.</summary>
    Suspended,

    /// <summary>It will not count again.</summary>
    Ended,
}

/// <summary>A grant as pages show it.</summary>
internal sealed record GrantRow
{
    public required Guid Id { get; init; }

    public required Guid EngagementId { get; init; }

    public required Guid? UserId { get; init; }

    /// <summary>Who it is for; null for everybody of the organisation.</summary>
    public required string? Person { get; init; }

    public required string Organisation { get; init; }

    /// <summary>Where the work that it serves stands: it counts while that is active.</summary>
    public required EngagementState State { get; init; }

    /// <summary>What it opens.</summary>
    public required IReadOnlyList<GrantableRight> Rights { get; init; }

    /// <summary>What it opens by name.</summary>
    public required IReadOnlyList<NamedRecord> Records { get; init; }

    public required string Purpose { get; init; }

    public required Guid? SponsorId { get; init; }

    /// <summary>Who answers for it; null in grants from before there were sponsors.</summary>
    public required string? Sponsor { get; init; }

    public required DateOnly FirstDay { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public required DateOnly LastDay { get; init; }

    public required DateOnly? ReviewOn { get; init; }

    public required DateTimeOffset? GivenAt { get; init; }

    public required DateTimeOffset? RevokedAt { get; init; }

    public required Guid? ReplacesId { get; init; }

    public required IReadOnlyList<string> Areas { get; init; }

    public required IReadOnlyList<Guid> AreaIds { get; init; }

    /// <summary>Whether it counts at an instant.</summary>
    public bool CountsAt(DateTimeOffset now) => StandingAt(now) is GrantStanding.Live;

    /// <summary>How it stands at an instant.</summary>
    public GrantStanding StandingAt(DateTimeOffset now) =>
        GivenAt is null ? GrantStanding.Draft
        : RevokedAt is not null || EndsAt <= now || State is EngagementState.Ended ? GrantStanding.Ended
        : State is EngagementState.Paused ? GrantStanding.Suspended
        : StartsAt > now || State is not EngagementState.Active ? GrantStanding.Waiting
        : GrantStanding.Live;

    /// <summary>How it stands, in words.</summary>
    public string StandingInWords(DateTimeOffset now) => StandingAt(now) switch
    {
        GrantStanding.Draft => "A draft: nobody sees anything by it yet",
        GrantStanding.Live => "Counts now",
        GrantStanding.Waiting when StartsAt > now => $"Waits for its first day, {Words.Day(FirstDay)}",
        GrantStanding.Waiting => "Waits for the work to begin",
        GrantStanding.Suspended => "Suspended, because the work is paused",
        _ when RevokedAt is { } at => $"Ended {Words.Moment(at)}, by the council",
        _ when EndsAt <= now => $"Ended {Words.Day(LastDay)}, its last day",
        _ => "Ended with the work",
    };

    /// <summary>Who it is for, in words.</summary>
    public string Holder => Person ?? $"Everybody of {Organisation}";

    /// <summary>What it opens, in words: “The plan; performance”.</summary>
    public string What => Words.Sentence(Words.Granted(Rights));
}
