using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.Documents.Word;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Boards;
using SlipPortal.Web.Pages.Councils.Boards.Meetings;
using SlipPortal.Web.Pages.Councils.Plan;
using SlipPortal.Web.Pages.Councils.Plan.Chapters;
using SlipPortal.Web.Pages.Councils.Visits;
using SlipPortal.Web.Pages.Councils.Visits.Cycles;
using SlipPortal.Web.Pages.Councils.Visits.Findings;

namespace SlipPortal.Web.Demo;

/// <summary>
/// The visits of a demo council: an inspection, a first monitoring visit that is not published, a peer challenge whose findings were accepted,
/// declined and endorsed, a theme that keeps returning, a visit that was moved, and a round of reviews to come.
/// </summary>
internal sealed class DemoVisits(PortalSessions sessions, CouncilTenantInfo council, IActor lead, IActor contributor, DateTimeOffset now)
{
    /// <summary>Everything, in the order in which it happened.</summary>
    public async Task LoadAsync()
    {
        var inspection = await VisitAsync(
            -24, Day(-430), VisitTypes.Ilacs, "The inspectorate", "Whole service",
            new(null, null, null, "Lead inspector, four inspectors", "Case files, interviews with staff and families, observation", "64 cases", null, null));
        await DoAsync(-24, lead, (db, clock) => new JudgeVisit.Handler(db, lead, clock).HandleAsync(
            new(inspection, new Dictionary<JudgedAspect, Grade?>
            {
                [JudgedAspect.Overall] = Grade.Inadequate,
                [JudgedAspect.Leaders] = Grade.Inadequate,
                [JudgedAspect.HelpAndProtection] = Grade.Inadequate,
                [JudgedAspect.InCare] = Grade.RequiresImprovement,
                [JudgedAspect.CareLeavers] = Grade.RequiresImprovement,
            }), default));
        var found = await FindAsync(
            inspection, FindingKind.Recommendation, "Front door", "Management oversight",
            "1. Managers record why a decision was made, and when it is looked at again\n2. Decisions about referrals are made within a working day");
        await PublishAsync(inspection, (PublicationState.Published, -390));
        await KeepAsync(inspection, "Report of the inspection");

        var focused = await VisitAsync(
            -24, Day(-250), "Focused visit", "The inspectorate", "Whole service",
            new(null, null, "Children in need", "Two inspectors", "Case files and team meetings", "28 cases", "They did not speak to children", Pace.Same));
        await FindAsync(focused, FindingKind.AreaForDevelopment, "Leadership", "Management oversight", "3. Oversight is not seen in a third of the records");
        await FindAsync(focused, FindingKind.Strength, "Front door", "Decisions at the front door", "5. Workers know their families well");
        await PublishAsync(focused, (PublicationState.LetterReceived, -235), (PublicationState.Published, -220));

        var monitoring = await VisitAsync(
            -23, Day(-60), VisitTypes.MonitoringVisit, "The inspectorate", "Whole service",
            new(null, null, "The front door", "Two inspectors", "Case files, interviews with managers", "Over 30 cases", null, Pace.Slower));
        await FindAsync(monitoring, FindingKind.AreaForDevelopment, "Front door", "Management oversight", "2. Managers agree with what is written, and do not ask");
        await PublishAsync(monitoring, (PublicationState.DraftFeedback, -58), (PublicationState.NotPublishedByRule, -40));

        await ChallengeAsync();
        await AnswerAsync(found);
        var next = await VisitAsync(-20, Day(10), VisitTypes.MonitoringVisit, "The inspectorate", "Whole service", new(null, null, "Children in need", null, null, null, null, null));
        await DoAsync(-6, contributor, (db, clock) => new MoveVisit.Handler(db, contributor, clock).HandleAsync(
            new(next, $"week commencing {Day(45):d MMMM yyyy}", false, "The inspectorate asked for another week."), default));
        await DoAsync(-5, lead, (db, clock) => new PlanCycle.Handler(db, lead, clock).HandleAsync(
            new("Reviews with our improvement partner", Day(20), "Diagnostic; 0; Report with what to begin with\nQuarterly review; 3; Own audits; Review letter\nQuarterly review; 6; Own audits; Review letter"),
            default));
    }

    // A peer challenge: one area accepted, endorsed and made into an action; one declined; one strength.
    private async Task ChallengeAsync()
    {
        var challenge = await VisitAsync(
            -22, Day(-35), "Peer challenge", "Dunmere Council", "Quality assurance",
            new(null, null, "Audit, and what is learned from it", "A director, a head of service, a lead member", "Interviews, observation, case files", "28 cases", "No time to speak to children", null));
        await FindAsync(challenge, FindingKind.Strength, "Quality assurance", null, "Auditors are honest about what they find");
        var areas = await FindAsync(
            challenge, FindingKind.AreaForDevelopment, "Quality assurance", "Learning from audit", "What audits find does not reach the teams\nThe same case is audited twice");
        await PublishAsync(challenge, (PublicationState.LetterReceived, -25), (PublicationState.PublishedByChoice, -22));
        await KeepAsync(challenge, "Letter of the challenge team");
        await DoAsync(-16, lead, (db, clock) => new AnswerFinding.Handler(db, lead, clock).HandleAsync(
            new([areas[0]], FindingReply.Accepted, "Teams tell us the same."), default));
        await DoAsync(-16, lead, (db, clock) => new AnswerFinding.Handler(db, lead, clock).HandleAsync(
            new([areas[1]], FindingReply.Declined, "The second audit is how moderation works here."), default));

        var board = await AskAsync(db => db.Set<Body>().Where(body => body.MaySignOff).OrderBy(body => body.Kind).Select(body => body.Id).FirstAsync());
        var meeting = Guid.Empty;
        await DoAsync(-13, lead, async (db, _) =>
        {
            meeting = await new PlanMeeting.Handler(db).HandleAsync(new(board, Day(-12), "Council offices"), default);
            await new AddToAgenda.Handler(db).HandleAsync(new(meeting, [new(AgendaKind.Endorsement, areas[0])], null), default);
        });
        var item = await AskAsync(db => db.Set<AgendaItem>().Where(item => item.MeetingId == meeting).Select(item => item.Id).SingleAsync());
        await DoAsync(-12, lead, (db, clock) => new RecordDecision.Handler(db, lead, clock).HandleAsync(
            new(meeting, new Dictionary<Guid, AgendaOutcome?> { [item] = AgendaOutcome.Agreed },
                "The board endorses it: it goes into the chapter on quality.", null), default));
        await DoAsync(-11, contributor, async (db, clock) =>
        {
            var plan = await db.CurrentPlan().SingleAsync();
            var chapter = await db.Set<Chapter>().Where(chapter => chapter.PlanId == plan.Id).OrderByDescending(chapter => chapter.Position)
                .Select(chapter => new { chapter.Id, Last = db.Set<PlanAction>().Where(action => action.ChapterId == chapter.Id).Max(action => action.Ref) }).FirstAsync();
            var reference = ActionRef.TryParse(chapter.Last, out var last) ? last!.Next()!.Text : "9.1";
            await new ActOnFinding.Handler(db, new AddAction.Handler(db, clock), contributor, clock).HandleAsync(
                new(areas[0], chapter.Id, reference, "Tell each team what its audits found, and ask what it will change", Day(120).ToString("d MMMM yyyy"), null), default);
        });
    }

    // One finding of the inspection is answered by an action of the plan, and delivered.
    private async Task AnswerAsync(IReadOnlyList<Guid> found)
    {
        await DoAsync(-15, contributor, async (db, clock) =>
        {
            var plan = await db.CurrentPlan().SingleAsync();
            var first = await db.Set<PlanAction>().Where(action => action.PlanId == plan.Id).OrderBy(action => action.SortKey).Select(action => action.LineageId).FirstAsync();
            await new TieFinding.Handler(db, contributor, clock).HandleAsync(new(found[0], first, null), default);
        });
        await DoAsync(-4, lead, (db, clock) => new MoveFinding.Handler(db, lead, clock).HandleAsync(
            new(found[1], SignOffStage.Delivered, "A duty manager decides on the day; the new form is in use.", null), default));
    }

    private async Task<Guid> VisitAsync(int day, DateOnly on, string type, string by, string area, VisitWords words)
    {
        var id = Guid.Empty;
        await DoAsync(day, contributor, async (db, _) =>
        {
            var areaId = await db.Set<PracticeArea>().Where(one => one.Name == area).Select(one => one.Id).SingleAsync();
            id = await new SaveVisit.Handler(db).HandleAsync(
                new(null, 0, on.ToString("d MMMM yyyy"), areaId, words with { Type = type, CarriedOutBy = by }), default);
        });
        return id;
    }

    private async Task<IReadOnlyList<Guid>> FindAsync(Guid visit, FindingKind kind, string area, string? themes, string text)
    {
        await DoAsync(-21, contributor, async (db, clock) =>
        {
            var areaId = await db.Set<PracticeArea>().Where(one => one.Name == area).Select(one => one.Id).SingleAsync();
            await new AddFindings.Handler(db, clock).HandleAsync(new(visit, text, kind, areaId, themes), default);
        });
        var lines = text.Split('\n').Length;
        return await AskAsync(async db => (IReadOnlyList<Guid>)(await db.Set<Finding>().Where(finding => finding.VisitId == visit).OrderByDescending(finding => finding.Number)
            .Take(lines).ToListAsync()).OrderBy(finding => finding.Number).Select(finding => finding.Id).ToList());
    }

    private async Task PublishAsync(Guid visit, params (PublicationState State, int On)[] steps)
    {
        foreach (var (step, i) in steps.Select((step, i) => (step, i)))
        {
            await DoAsync(-20 + i, lead, (db, clock) => new PublishVisit.Handler(db, lead, clock).HandleAsync(
                new(visit, step.State, Day(step.On), step.State is PublicationState.PublishedByChoice ? "Families asked to read it." : null), default));
        }
    }

    private Task KeepAsync(Guid visit, string title) => DoAsync(-19, contributor, (db, clock) => new KeepFile.Handler(db, contributor, clock).HandleAsync(
        new(visit, title, UploadedFile.Of(title + ".docx", WordWriter.Write(new(title, [new ReportParagraph("An invented letter, for the demo.")])))), default));

    private DateOnly Day(int day) => now.AddDays(day).DayInUk();

    private async Task DoAsync(int day, IActor who, Func<PortalDbContext, TimeProvider, Task> act)
    {
        var clock = new DemoClock(now.AddDays(day));
        await using var db = sessions.Open(council, who, clock);
        await act(db, clock);
    }

    private async Task<T> AskAsync<T>(Func<PortalDbContext, Task<T>> question)
    {
        await using var db = sessions.Open(council, lead);
        return await question(db);
    }
}
