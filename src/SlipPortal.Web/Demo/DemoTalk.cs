using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Talk;
using SlipPortal.Web.Pages.Councils.Discussion;
using SlipPortal.Web.Pages.Councils.Withdraw;
using SlipPortal.Web.Pages.Councils.Plan;

namespace SlipPortal.Web.Demo;

/// <summary>What a demo council’s people say about their plan and their measures, among themselves, with the adviser, and to all.</summary>
internal sealed class DemoTalk(PortalSessions sessions, CouncilTenantInfo council, IActor lead, IActor contributor, DateTimeOffset now)
{
    /// <summary>Makes the conversations; the adviser answers where they are given.</summary>
    public async Task LoadAsync(IActor? adviser)
    {
        var action = await ActionAsync("1.2");
        var among = await StartAsync(
            -9, contributor, TalkSubject.Action, action, CommentThread.Internal,
            $"@{lead.Name} two things before the board:\n\n- the partner’s answer is late\n- the weekly figures are ready\n\nShall we show them as they are?");
        await ReplyAsync(-8, lead, among, "Yes, with a note on the late answer. The guidance is at https://www.gov.uk/childrens-services");
        var wording = await ReplyAsync(-8, contributor, among, "I will write the note by Friday.");
        await EditAsync(-7, contributor, wording, "I will write the note by Wednesday, so that you can read it first.");
        await SettleAsync(-7, lead, new(among, SettleThread.Step.Assign, contributor.UserId, now.AddDays(5).DayInUk()));

        var shared = await StartAsync(
            -6, lead, TalkSubject.Action, action, await EngagementAsync(), "We would like your view on the order of the next two steps before the board meets.");
        if (adviser is not null)
            await ReplyAsync(-5, adviser, shared, $"Thank you, @{lead.Name}. I would begin with the training: the new form needs people who know why it is there.");
        var slip = await ReplyAsync(-4, contributor, shared, "Said in the wrong place.");
        await WithdrawAsync(-4, contributor, slip, "Meant for another action.");

        await using var db = sessions.Open(council, lead);
        var kpi = await db.Set<Kpi>().Where(kpi => kpi.Ref == "1.2").Select(kpi => kpi.Id).FirstAsync();
        var open = await StartAsync(-12, contributor, TalkSubject.Kpi, kpi, CommentThread.Everyone,
            "The last value is from the old system. The new one counts from the first of the month.");
        await ReplyAsync(-11, lead, open, "Thank you. It is said beside the value now.");
        await SettleAsync(-11, lead, new(open, SettleThread.Step.Resolve));
    }

    private async Task<Guid> ActionAsync(string reference)
    {
        await using var db = sessions.Open(council, lead);
        var plan = await db.CurrentPlan().SingleAsync();
        return await db.Set<PlanAction>().Where(action => action.PlanId == plan.Id && action.Ref == reference).Select(action => action.LineageId).SingleAsync();
    }

    private async Task<string> EngagementAsync()
    {
        await using var db = sessions.Open(council, lead);
        return (await db.Set<Engagement>().SingleAsync(engagement => engagement.Kind == EngagementKind.Adviser && engagement.State == EngagementState.Active)).Id.ToString();
    }

    private async Task<Guid> StartAsync(int day, IActor who, TalkSubject subject, Guid about, string audience, string text)
    {
        var clock = new DemoClock(now.AddDays(day));
        await using var db = sessions.Open(council, who, clock);
        var place = (await TalkSubjects.PlaceAsync(db, subject, about, null, isMember: true, default))!;
        return (await new StartThread.Handler(db, who, clock).HandleAsync(new(place, audience, text), default)).ThreadId;
    }

    private async Task<Guid> ReplyAsync(int day, IActor who, Guid thread, string text)
    {
        var clock = new DemoClock(now.AddDays(day).AddMinutes(text.Length));
        await using var db = sessions.Open(council, who, clock);
        await new Reply.Handler(db, who, clock).HandleAsync(new(thread, text), default);
        return await db.Set<Comment>().Where(comment => comment.ThreadId == thread && comment.AuthorId == who.UserId).OrderByDescending(comment => comment.At)
            .Select(comment => comment.Id).FirstAsync();
    }

    private async Task EditAsync(int day, IActor who, Guid comment, string text)
    {
        var clock = new DemoClock(now.AddDays(day).AddHours(2));
        await using var db = sessions.Open(council, who, clock);
        await new EditComment.Handler(db, who, clock).HandleAsync(new(comment, text), default);
    }

    private async Task WithdrawAsync(int day, IActor who, Guid comment, string reason)
    {
        var clock = new DemoClock(now.AddDays(day).AddHours(2));
        await using var db = sessions.Open(council, who, clock);
        await new WithdrawRecord.Handler(db, new(db), who, clock).HandleAsync(new(WithdrawKind.Comment, comment, reason), default);
    }

    private async Task SettleAsync(int day, IActor who, SettleThread.Command command)
    {
        var clock = new DemoClock(now.AddDays(day).AddHours(4));
        await using var db = sessions.Open(council, who, clock);
        await new SettleThread.Handler(db, who, clock).HandleAsync(command, default);
    }
}
