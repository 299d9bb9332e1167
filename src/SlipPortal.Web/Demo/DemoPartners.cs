using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Pages.Councils.Partners;
using SlipPortal.Web.Pages.Councils.Partners.Engagements;

namespace SlipPortal.Web.Demo;

/// <summary>Who helps the demo's councils, what they were given, what they did and what they ask for.</summary>
/// <param name="sessions">Where it is stored.</param>
/// <param name="council">Which council.</param>
/// <param name="lead">Its improvement lead.</param>
/// <param name="person">The others, by e-mail address.</param>
/// <param name="now">The present.</param>
internal sealed class DemoPartners(PortalSessions sessions, CouncilTenantInfo council, IActor lead, Func<string, IActor> person, DateTimeOffset now)
{
    /// <summary>The department's adviser.</summary>
    public const string Adviser = "adviser@education.example";

    /// <summary>The partner's reviewer.</summary>
    public const string Reviewer = "reviewer@dunmere.example";

    private static readonly RecordKind[] Seen = [RecordKind.Plan, RecordKind.Documents];

    /// <summary>The plan with its documents in some areas; in some councils with what was published of visits.</summary>
    public Task<Guid> GiveAsync(string email, IReadOnlyCollection<string> areas, bool withVisits, string purpose, int from, int until) =>
        DraftAsync(
            email, areas, View(withVisits ? [.. Seen, RecordKind.Visits] : Seen), [], purpose, from, until, null,
            isGiven: true);

    /// <summary>A council without a plan, and the adviser who begins to know it.</summary>
    public Task MeetAsync() => DraftAsync(
        Adviser, [PracticeArea.WholeService], View(RecordKind.Notice, RecordKind.Kpis, RecordKind.Visits), [], "To know the council before its plan is written", -4, 80, 40,
        isGiven: true);

    /// <summary>A council out of intervention, whom the adviser still reads once a quarter. It does not agree to be compared by its own values.</summary>
    public Task LookBackAsync() => DraftAsync(
        Adviser, [.. DemoPlan.PracticeAreas, PracticeArea.WholeService], View(RecordKind.Plan, RecordKind.Notice, RecordKind.Kpis, RecordKind.Visits), [],
        "How what was gained is kept, once a quarter", -60, 120, 30, isGiven: true);

    /// <summary>A council in its first weeks: one adviser, and a partner that offers to help.</summary>
    public async Task BeginAsync()
    {
        string[] areas = ["Front door", "Leadership"];
        var rights = RolePermissions.Grantable.Where(right => !RolePermissions.OfWholeService.Contains(right.Kind)).ToList();
        await DraftAsync(Adviser, areas, rights, [], "Six-weekly reports to the department", -5, 50, 20, isGiven: true);
        var work = await FirstAsync(Adviser);
        await DescribeAsync(work, Adviser, new(
            "Reports to the department, and a critical friend to the lead", "Somebody who says early what does not work", "A day every fortnight", areas,
            Day(-10), Day(170), 12, null, lead.UserId, null, false, null, null));
        await DoneAsync(work, Adviser, ActivityKind.Visit, -8, 1, "Met the lead and sat with the front door’s duty team for a morning.");
        await SayAsync(work, Adviser, "Too early to say. The plan is one that can be followed.");
        await AskAsync(
            Reviewer, [RecordKind.Plan, RecordKind.Visits],
            "We could help with decisions at the front door, as we did in Brackenshire. For that we need to see the plan and what the last visit found.", 90);
        await DraftAsync(
            Reviewer, [PracticeArea.WholeService, "Front door"], [new(RecordKind.Plan, Verb.View), new(RecordKind.Visits, Verb.View)], [await UnpublishedVisitAsync()],
            "Decisions at the front door", 0, 80, null, isGiven: false);
    }

    /// <summary>A council that has worked with others for long.</summary>
    public async Task GoOnAsync()
    {
        string[] everywhere = [.. DemoPlan.PracticeAreas, PracticeArea.WholeService];
        await DraftAsync(
            Adviser, everywhere, RolePermissions.Grantable, [await UnpublishedVisitAsync()], "Review of the second year, with the visit that comes", -5, 50, 20,
            isGiven: true);

        var partner = await FirstAsync(Reviewer);
        await DescribeAsync(partner, Reviewer, new(
            "Pathway plans and visits for care leavers", "Plans that young people recognise as theirs", "Two practitioners who did the same at home",
            ["Care leavers", "Quality assurance"],
            Day(-30), Day(150), 10, "£9,000 from the improvement grant", lead.UserId, null, true, "Their director sits on our scrutiny panel as an adviser.",
            "The director leaves the room when this work is discussed."));
        await DoneAsync(partner, Reviewer, ActivityKind.Visit, -21, 1.5m, "Two days with the leaving care team, and read ten plans with them.");
        await DoneAsync(partner, Reviewer, ActivityKind.Session, -12, 0.5m, "Workshop with personal advisers on plans in young people’s own words.");
        await DoneAsync(partner, null, ActivityKind.Document, -11, 0, "They left a template of a plan, with a page of advice.");
        await SayAsync(partner, Reviewer, "Advisers try the template in earnest; managers do not look at it yet.");
        await SayAsync(partner, null, "Plans are better where the two worked. We want the same for the second team.");

        var paused = await ProposeAsync(Adviser, "Help with the data behind the book", -100);
        await StepAsync(paused, null, EngagementStepKind.Paused, "The analyst’s post is vacant until spring.", -20);
        var ended = await ProposeAsync(Reviewer, "A peer challenge of the front door", -200);
        await SayAsync(ended, Reviewer, "The council acted on two of our three questions within a month.");
        await StepAsync(ended, null, EngagementStepKind.Ended, "The challenge is done, and its report is on the record.", -150);

        await AskAsync(Reviewer, [RecordKind.Kpis], "To see whether visits to care leavers are on time.", 60);
        await using (var db = sessions.Open(council, lead, new DemoClock(now.AddDays(-2))))
        {
            var asked = await db.Set<AccessRequest>().SingleAsync();
            await new DeclineAsk.Handler(db, new DemoClock(now.AddDays(-2))).HandleAsync(
                new(asked.Id, "The book is being corrected. Ask again next month.", person(Reviewer).Name), default);
        }

        // The partner's access, as it would be with one area less and with comments.
        var given = await GivenAsync(partner);
        await DraftAsync(
            Reviewer, ["Care leavers"], [.. View([.. Seen, RecordKind.Visits]), new(RecordKind.Plan, Verb.Comment)], [],
            "Partner’s work with the care leavers’ service", 0, 120, 60, isGiven: false, from: given);
    }

    private static List<GrantableRight> View(params IEnumerable<RecordKind> kinds) => [.. kinds.Select(kind => new GrantableRight(kind, Verb.View))];

    private DateOnly Day(int days) => now.AddDays(days).DayInUk();

    private async Task<Guid> DraftAsync(
        string email, IReadOnlyCollection<string> areas, IReadOnlyCollection<GrantableRight> rights, IReadOnlyCollection<NamedRecord> records, string purpose,
        int day, int until, int? review, bool isGiven, Guid? from = null)
    {
        var clock = new DemoClock(now.AddDays(day));
        Guid draft;
        await using (var db = sessions.Open(council, lead, clock))
        {
            var ids = await db.Set<PracticeArea>().Where(area => areas.Contains(area.Name)).Select(area => area.Id).ToListAsync();
            var terms = new GrantTerms(purpose, lead.UserId!.Value, null, Day(until), review is { } days ? Day(days) : null);
            draft = await new DraftGrant.Handler(db, lead, clock).HandleAsync(new(null, email, false, new(rights, ids, records), terms, from), default);
        }

        if (!isGiven) return draft;
        await using var giving = sessions.Open(council, lead, clock);
        await new GiveAccess.Handler(giving, lead, clock).HandleAsync(new(draft), default);
        return draft;
    }

    private async Task<NamedRecord> UnpublishedVisitAsync()
    {
        await using var db = sessions.Open(council, lead);
        var visit = await (
            from one in db.Set<Visit>()
            join area in db.Set<PracticeArea>() on one.PracticeAreaId equals area.Id
            where !one.IsPublic && one.CancelledAt == null
            orderby area.Name == PracticeArea.WholeService descending, one.FirstDay descending
            select one.Id).FirstAsync();
        return new(RecordKind.UnpublishedVisits, visit);
    }

    private async Task<Guid> FirstAsync(string email)
    {
        await using var db = sessions.Open(council, lead);
        var user = person(email).UserId;
        return await db.Set<Grant>().Where(grant => grant.UserId == user).OrderBy(grant => grant.StartsAt).Select(grant => grant.EngagementId).FirstAsync();
    }

    private async Task<Guid> GivenAsync(Guid engagement)
    {
        await using var db = sessions.Open(council, lead);
        return await db.Set<Grant>().Where(grant => grant.EngagementId == engagement && grant.GivenAt != null).Select(grant => grant.Id).FirstAsync();
    }

    private async Task<Guid> DescribeAsync(Guid? engagement, string email, EngagementTerms terms, int day = -9)
    {
        var clock = new DemoClock(now.AddDays(day));
        await using var db = sessions.Open(council, lead, clock);
        return await new SaveEngagement.Handler(db, lead, clock).HandleAsync(new(engagement, email, terms), default);
    }

    private async Task<Guid> ProposeAsync(string email, string focus, int day)
    {
        var proposed = await DescribeAsync(
            null, email, new(focus, null, null, [PracticeArea.WholeService], Day(day), Day(day + 90), 5, null, lead.UserId, null, false, null, null), day);
        await StepAsync(proposed, email, EngagementStepKind.Agreed, null, day + 1);
        await StepAsync(proposed, null, EngagementStepKind.Started, null, day + 2);
        return proposed;
    }

    // By the council's lead, where nobody else is named.
    private async Task StepAsync(Guid engagement, string? email, EngagementStepKind step, string? why, int day)
    {
        var (actor, clock) = (email is null ? lead : person(email), new DemoClock(now.AddDays(day)));
        await using var db = sessions.Open(council, actor, clock);
        var organisation = await OrganisationAsync(db, engagement);
        await new TakeStep.Handler(db, actor, clock).HandleAsync(
            new(engagement, step, why, email is null ? EngagementSide.Council : EngagementSide.Partner, organisation), default);
    }

    private async Task DoneAsync(Guid engagement, string? email, ActivityKind kind, int day, decimal days, string what)
    {
        var (actor, clock) = (email is null ? lead : person(email), new DemoClock(now.AddDays(day)));
        await using var db = sessions.Open(council, actor, clock);
        var organisation = await OrganisationAsync(db, engagement);
        await new AddActivity.Handler(db, actor, clock).HandleAsync(
            new(engagement, kind, Day(day), days, what, email is null ? EngagementSide.Council : EngagementSide.Partner, organisation), default);
    }

    private async Task SayAsync(Guid engagement, string? email, string what)
    {
        var (actor, clock) = (email is null ? lead : person(email), new DemoClock(now.AddDays(-3)));
        await using var db = sessions.Open(council, actor, clock);
        var organisation = await OrganisationAsync(db, engagement);
        await new AddOutcome.Handler(db, actor, clock).HandleAsync(
            new(engagement, what, email is null ? EngagementSide.Council : EngagementSide.Partner, organisation), default);
    }

    private async Task AskAsync(string email, IReadOnlyCollection<RecordKind> kinds, string why, int until)
    {
        var clock = new DemoClock(now.AddDays(-3));
        await using var db = sessions.Open(council, person(email), clock);
        await new AskForAccess.Handler(db, person(email), clock).HandleAsync(new(kinds, why, Day(until)), default);
    }

    private static Task<string> OrganisationAsync(PortalDbContext db, Guid engagement) =>
        db.EngagementRows().Where(row => row.Id == engagement).Select(row => row.Organisation).SingleAsync();
}
