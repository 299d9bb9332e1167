using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Domain.Reviews;
using SlipPortal.Web.Pages.Councils.Plan.Actions;
using SlipPortal.Web.Pages.Councils.Plan.Chapters;
using SlipPortal.Web.Pages.Councils.Reviews;
using SlipPortal.Web.Pages.Councils.Reviews.Items;

namespace SlipPortal.Web.Demo;

/// <summary>Formal reviews and adviser's reports of a demo council, in the days since its adviser may review.</summary>
internal sealed class DemoReviews(PortalSessions sessions, CouncilTenantInfo council, IActor lead, IActor contributor, IActor adviser, DateTimeOffset now)
{
    private const string Why = "What the plan says is done was checked against what teams do.";

    /// <summary>A review under way with two challenges, one of them answered; and a report that the adviser has signed.</summary>
    public async Task UnderWayAsync()
    {
        var report = await ReportAsync(["Front door", "Leadership"], -4);
        await SignAsync(report, adviser, -3);

        var review = await AskAsync("First look at the front door", ["Front door"], "1.1, 1.2, 1.3", "What would a family notice?", -3);
        var items = await ItemsAsync(review);
        await JudgeAsync(items[0], Assurance.Partly, "The duty rota of four weeks, and six decisions read with the managers.", "Three of six decisions came after the day that they were due. When will all be in time?", -2);
        await JudgeAsync(items[1], Assurance.NotAssured, "The training list.", "Half the team has not had the training. Who is next, and when?", -2);
        await AnswerAsync(items[1], ChallengeReply.Accepted, "The other half has its day next month; the list will show it.", -1);
    }

    /// <summary>A review that both sides have signed, a signed report, and a review whose challenge waits for the council.</summary>
    public async Task ClosedAndWaitingAsync()
    {
        var report = await ReportAsync(["Front door", "Leadership", "Care leavers"], -4);
        await SignAsync(report, adviser, -3);
        await SignAsync(report, lead, -2);

        var closed = await AskAsync("Is the front door safe?", ["Front door"], "1.1, 1.2", null, -4);
        var items = await ItemsAsync(closed);
        await JudgeAsync(items[0], Assurance.Assured, "Ten decisions of the last month, and two mornings with the duty team.", null, -3);
        foreach (var item in items.Skip(1)) await JudgeAsync(item, Assurance.Partly, "The partners’ meeting notes.", "One partner has come to two meetings of six.", -3);
        foreach (var item in items.Skip(1)) await AnswerAsync(item, ChallengeReply.Declined, "They send their notes each time, which was agreed with the board.", -2);
        await SignAsync(closed, adviser, -1);
        await SignAsync(closed, lead, -1);

        var waiting = await AskAsync("Homes and pathways of care leavers", ["Care leavers"], null, "Do young people say that it is better?", -2);
        var first = (await ItemsAsync(waiting))[0];
        await JudgeAsync(first, Assurance.Partly, "Eight pathway plans.", "Two of eight plans were not written with the young person. What changes?", -1);
    }

    private async Task DoAsync(int day, IActor who, Func<PortalDbContext, TimeProvider, Task> act)
    {
        var clock = new DemoClock(now.AddDays(day).AddMinutes(30));
        await using var db = sessions.Open(council, who, clock);
        await act(db, clock);
    }

    private async Task<Guid> AskAsync(string title, string[] areas, string? only, string? questions, int day)
    {
        var review = Guid.Empty;
        await DoAsync(day, lead, async (db, clock) => review = await new BeginReview.Handler(db, lead, clock).HandleAsync(
            new(await EngagementAsync(db), new(ReviewTemplate.Formal, title, "Whether what is reported is so, and whether it helps.", now.AddDays(20).DayInUk()), await AreasAsync(db, areas),
                [ReviewSubject.Action], only, questions), default));
        return review;
    }

    private async Task<Guid> ReportAsync(string[] areas, int day)
    {
        var review = Guid.Empty;
        await DoAsync(day, adviser, async (db, clock) => review = await new BeginReview.Handler(db, adviser, clock).HandleAsync(
            new(await EngagementAsync(db), new(ReviewTemplate.AdviserReport, $"Report to the department, {now.AddDays(day).DayInUk():d MMMM yyyy}", "Progress in the last six weeks.", now.AddDays(10).DayInUk()),
                await AreasAsync(db, areas), [], null, null), default));
        foreach (var item in await ItemsAsync(review)) await JudgeAsync(item, Assurance.Partly, Why, null, day);
        return review;
    }

    private static Task<Guid> EngagementAsync(PortalDbContext db) =>
        db.Set<Engagement>().Where(engagement => engagement.Kind == EngagementKind.Adviser && engagement.State == EngagementState.Active).Select(engagement => engagement.Id).SingleAsync();

    private static Task<List<Guid>> AreasAsync(PortalDbContext db, string[] names) =>
        db.Set<Domain.Organisations.PracticeArea>().Where(area => names.Contains(area.Name)).Select(area => area.Id).ToListAsync();

    private async Task<List<Guid>> ItemsAsync(Guid review)
    {
        await using var db = sessions.Open(council, lead);
        return await db.Set<ReviewItem>().Where(item => item.ReviewId == review).OrderBy(item => item.Position).Select(item => item.Id).ToListAsync();
    }

    private Task JudgeAsync(Guid item, Assurance assurance, string evidence, string? challenge, int day) => DoAsync(
        day, adviser, (db, clock) => new JudgeItem.Handler(db, adviser, clock).HandleAsync(new(item, new(assurance, evidence, challenge)), default));

    private Task AnswerAsync(Guid item, ChallengeReply reply, string words, int day) => DoAsync(day, contributor, (db, clock) =>
        new AnswerChallenge.Handler(db, new AddAction.Handler(db, clock), new ProposeDate.Handler(db, contributor, clock), contributor, clock)
            .HandleAsync(new(item, reply, words), default));

    private Task SignAsync(Guid review, IActor who, int day) => DoAsync(day, who, (db, clock) => new SignReview.Handler(db, who, clock).HandleAsync(new(review, true), default));
}
