using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Audits;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Pages.Councils.Visits.Audits;
using SlipPortal.Web.Pages.Councils.Visits.Audits.Actions;
using SlipPortal.Web.Pages.Councils.Visits.Audits.Frames;
using SlipPortal.Web.Pages.Councils.Visits.Audits.Rules;

namespace SlipPortal.Web.Demo;

/// <summary>
/// The audits of a demo council: two rounds by one frame, the second corrected; an action that is done, one that is late and escalated, and one
/// that takes longer for a reason.
/// </summary>
internal sealed class DemoAudits(PortalSessions sessions, CouncilTenantInfo council, IActor lead, IActor contributor, DateTimeOffset now)
{
    /// <summary>Everything, in the order in which it happened.</summary>
    public async Task LoadAsync()
    {
        await using var reading = sessions.Open(council, lead);
        var area = await reading.Set<PracticeArea>().Where(one => one.Name == PracticeArea.WholeService).Select(one => one.Id).SingleAsync();
        var posts = await reading.Set<Post>().OrderBy(post => post.Title).Select(post => post.Id).ToListAsync();

        await DoAsync(-20, lead, (db, clock) => new ChangeRules.Handler(db, lead, clock).HandleAsync(
            new(new(14, false, posts[0], "A manager looks at the work the same day, and tells the head of service.")), default));
        await DoAsync(-20, lead, (db, clock) => new AddFrame.Handler(db, clock).HandleAsync(
            new("Six months of work", "Everything that was opened in the last six months", "Every tenth line of the list of each team"), default));
        var frame = await reading.Set<SamplingFrame>().Select(one => one.Id).SingleAsync();

        var usual = new AuditRoundWords { FrameId = frame, PracticeAreaId = area, Moderated = 6, Agreed = 5 };
        await RecordAsync(-19, null, usual with
        {
            From = Day(-110),
            Until = Day(-80),
            LookedAt = "Assessments and plans",
            Cases = 40,
            Outstanding = 1,
            Good = 21,
            RequiresImprovement = 14,
            Inadequate = 4,
            Agreed = 4,
            Themes = "Management oversight",
        });
        var words = usual with
        {
            From = Day(-50),
            Until = Day(-20),
            LookedAt = "Supervision and management oversight",
            CasesSaid = "over 30",
            Good = 20,
            RequiresImprovement = 11,
            Inadequate = 3,
            Stated = new(null, 68, 36, 6),
            Themes = "Management oversight, Recording",
        };
        var round = await RecordAsync(-18, null, words);
        await RecordAsync(-17, round, words with { Inadequate = 2 });

        await DoAsync(-18, contributor, (db, clock) => new AddMeasure.Handler(db, contributor, clock).HandleAsync(
            new(round, "Managers looked at the work that day and put a plan beside it."), default));
        await ActAsync(-18, round, new(Grade.Inadequate, "Show every team what a record of supervision holds", posts[0], null, Day(-8), null));
        var done = await reading.Set<AuditAction>().Select(action => action.Id).SingleAsync();
        await DoAsync(-9, contributor, (db, clock) => new FinishAuditAction.Handler(db, contributor, clock).HandleAsync(
            new(done, "Shown at the meeting of every team.", Day(-9)), default));
        await ActAsync(-17, round, new(Grade.Inadequate, "Check that each manager writes down why they decide", posts[^1], null, Day(-4), null));
        await ActAsync(-16, round, new(
            Grade.RequiresImprovement, "Add the reason for a decision to the form", posts[^1], null, Day(30), "The supplier changes forms once a quarter."));
    }

    private async Task<Guid> RecordAsync(int day, Guid? round, AuditRoundWords words)
    {
        var id = Guid.Empty;
        await DoAsync(day, contributor, async (db, clock) => id = await new SaveRound.Handler(db, contributor, clock).HandleAsync(
            new(round, 1, words, round is null ? null : "One case was counted twice."), default));
        return id;
    }

    private Task ActAsync(int day, Guid round, AuditActionWords words) => DoAsync(
        day, contributor, (db, clock) => new AddAuditAction.Handler(db, contributor, clock).HandleAsync(new(round, words), default));

    private DateOnly Day(int day) => now.AddDays(day).DayInUk();

    private async Task DoAsync(int day, IActor who, Func<PortalDbContext, TimeProvider, Task> act)
    {
        var clock = new DemoClock(now.AddDays(day));
        await using var db = sessions.Open(council, who, clock);
        await act(db, clock);
    }
}
