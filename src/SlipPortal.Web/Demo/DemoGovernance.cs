using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Boards;
using SlipPortal.Web.Pages.Councils.Boards.Meetings;
using SlipPortal.Web.Pages.Councils.Plan;
using SlipPortal.Web.Pages.Councils.Plan.Actions;
using SlipPortal.Web.Pages.Councils.Plan.Chapters;
using SlipPortal.Web.Pages.Councils.Plan.Posts;
using SlipPortal.Web.Pages.Councils.Plan.Ratings;
using SlipPortal.Web.Pages.Councils.Plan.Versions;
using SlipPortal.Web.Pages.Councils.Withdraw;

namespace SlipPortal.Web.Demo;

/// <summary>
/// The bodies of a demo council and three weeks of their work with the plan: dates proposed and agreed, evidence, sign-off in part and
/// in full, a hand-over, a reopening, recurring work, and what is on the next agendas.
/// </summary>
internal sealed class DemoGovernance(PortalSessions sessions, CouncilTenantInfo council, IActor lead, IActor contributor, DateTimeOffset now)
{
    private static readonly (string First, string Last)[] Names =
    [
        ("Marguerite", "Oakhanger"), ("Ptolemy", "Dunscombe"), ("Verity", "Inglethorpe"), ("Osbert", "Lanyon"), ("Thomasina", "Wexcombe"),
        ("Barnaby", "Quillfeather"), ("Isolde", "Marchwood"), ("Caspian", "Trevelgue"), ("Henrietta", "Polglaze"), ("Ambrose", "Fenwick-Hale"),
        ("Odette", "Sallowfield"), ("Leopold", "Crabtree"), ("Winifred", "Stourbank"), ("Evander", "Nettlecombe"), ("Philippa", "Rookhope"),
        ("Gideon", "Ashmansworth"), ("Rosalind", "Tarrant"), ("Cuthbert", "Millom"), ("Delphine", "Hawkridge"), ("Jasper", "Wolverley"),
    ];

    private Guid _board;
    private Guid _group;
    private Guid _committee;

    /// <summary>Everything, in the order in which it happened.</summary>
    /// <param name="adviser">The sign-in of the adviser whom the council has let in.</param>
    /// <param name="contributorEmail">The sign-in of the contributor, who holds one of the posts.</param>
    /// <param name="withDraft">Whether the next version of the plan is being drafted.</param>
    public async Task LoadAsync(string adviser, string contributorEmail, bool withDraft)
    {
        await HoldPostsAsync(contributorEmail);
        await SetUpBodiesAsync(adviser, withDraft);
        await DescribeAsync();
        var rows = await RowsAsync();
        var dated = rows.Where(row => row.DueUntil is not null && row.RatingMeaning is not RatingMeaning.Complete).ToList();
        // Those that nobody has rated in the weeks that this tells of.
        var done = rows
            .Where(row => row.DueKind is not DueKind.Recurring && !dated.Take(3).Contains(row) && !(row.RatedAt > now.AddDays(-20)))
            .OrderBy(row => row.RatingMeaning is not RatingMeaning.Complete)
            .ToList();

        await ApprovePlanAsync();
        await RecurAsync(rows.First(row => row.DueKind is DueKind.Recurring));
        await RedateAsync(dated[0], dated[1], dated[2]);
        await SignOffAsync(done[0], done[1], done[2], done[3]);
        await TieAsync(dated[0], dated[1], dated[2]);
        await RateImpactAsync();
        if (withDraft) await DraftAsync();
    }

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

    private Task<List<ActionRow>> RowsAsync() => AskAsync(async db =>
        (await db.ActionRows((await db.CurrentPlan().SingleAsync()).Id, Day(0)).ToListAsync()).Where(row => !row.IsCrossReference).ToList());

    private async Task HoldPostsAsync(string contributorEmail)
    {
        var posts = await AskAsync(db => db.Set<Post>().OrderBy(post => post.Title).ToListAsync());
        for (var i = 0; i < posts.Count; i++)
        {
            var post = posts[i];
            var (first, last) = Names[i % Names.Length];
            var email = i == 0 ? contributorEmail : $"{first}.{last}@{council.Identifier}.example".ToLowerInvariant();
            await DoAsync(-18, lead, (db, _) => new HoldPost.Handler(db, new(false))
                .HandleAsync(new(post.Id, $"{first} {last}", email, Day(-400 + (i * 11)), i == 3), default));
        }

        // One left, and one was followed by an interim.
        await DoAsync(-9, lead, async (db, _) =>
        {
            var holders = await db.Set<PostHolder>().OrderBy(holder => holder.From).ToListAsync();
            await new LeavePost.Handler(db).HandleAsync(new(holders[1].Id, Day(-8)), default);
            await new LeavePost.Handler(db).HandleAsync(new(holders[2].Id, Day(-8)), default);
            await new HoldPost.Handler(db, new(false)).HandleAsync(new(holders[2].PostId, "Lavinia Ormerod", null, Day(-7), true), default);
        });
    }

    private Task SetUpBodiesAsync(string adviser, bool adviserChairs) => DoAsync(-18, lead, async (db, _) =>
    {
        var save = new SaveBody.Handler(db);
        _board = await save.HandleAsync(new(null, "Improvement Board", BodyKind.Board, "Holds the council to its plan, with its partners.", null, new(1, RecurrenceUnit.Month), false, true, true, true), default);
        _group = await save.HandleAsync(new(null, "Oversight Group", BodyKind.Group, "Looks at what is late and agrees new dates.", _board, new(6, RecurrenceUnit.Week), false, true, true, false), default);
        await save.HandleAsync(new(null, "Front door workstream", BodyKind.Workstream, "Does the work of the first chapter.", _group, new(2, RecurrenceUnit.Week), false, false, false, false), default);
        _committee = await save.HandleAsync(new(null, "Children and Families Scrutiny Committee", BodyKind.Committee, "Councillors, in public.", null, new(3, RecurrenceUnit.Month), true, false, false, false), default);

        var seat = new TakeSeat.Handler(db);
        var director = await db.Set<Post>().Where(post => post.Title.StartsWith("Director")).Select(post => (Guid?)post.Id).FirstOrDefaultAsync();
        await seat.HandleAsync(new(_board, SeatPart.Chair, "Honor Pemberley", "Independent", null, null, Day(-18)), default);
        await seat.HandleAsync(new(_board, SeatPart.Member, null, null, director, null, Day(-18)), default);
        await seat.HandleAsync(new(_board, SeatPart.Member, "Alaric Thistlewood", "Health partnership", null, null, Day(-18)), default);
        await seat.HandleAsync(new(_board, SeatPart.Observer, "Cordelia Marchbanks", "Department for Education", null, adviser, Day(-18)), default);
        await seat.HandleAsync(new(_group, adviserChairs ? SeatPart.Chair : SeatPart.Member, "Cordelia Marchbanks", "Department for Education", null, adviser, Day(-18)), default);
        await seat.HandleAsync(new(_group, SeatPart.Member, null, null, director, null, Day(-18)), default);
        await seat.HandleAsync(new(_committee, SeatPart.Chair, "Councillor Sybil Ravensdale", null, null, null, Day(-18)), default);
    });

    private async Task DescribeAsync()
    {
        await DoAsync(-17, lead, async (db, _) =>
        {
            var plan = await db.Set<Plan>().Where(plan => plan.InForceAt != null && plan.SupersededAt == null)
                .Select(plan => new { plan.Id, plan.Title, plan.Period, RowVersion = EF.Property<uint>(plan, "RowVersion") }).SingleAsync();
            var owner = await db.Set<Post>().Where(post => post.Title.StartsWith("Director")).Select(post => (Guid?)post.Id).FirstOrDefaultAsync();
            await new DescribePlan.Handler(db).HandleAsync(
                new(plan.Id, plan.RowVersion, plan.Title, plan.Period ?? "Two years", "Children are safe sooner, and stay with people who know them.",
                    "We know what was wrong, and have written down what we will do, by when, and how anyone can tell.", owner,
                    "Practice that families understand\nPeople who stay\nPartners who act\nLeaders who look",
                    QuarterYear.Financial), default);
        });
        var chapters = await AskAsync(db => db.Set<Chapter>().OrderBy(chapter => chapter.Position).ToListAsync());
        var posts = await AskAsync(db => db.Set<Post>().OrderBy(post => post.Title).ToListAsync());
        foreach (var chapter in chapters)
        {
            await DoAsync(-17, lead, (db, _) => new SaveChapter.Handler(db).HandleAsync(
                new(chapter.Id, chapter.PlanId, null, chapter.Number, chapter.Title, chapter.Statement, posts[chapter.Position % posts.Count].Id, null), default));
        }

        await DoAsync(-17, lead, (db, _) => new AddRating.Handler(db).HandleAsync(
            new("Amber E: escalated", "yellow", RatingMeaning.AtRisk, "At risk, and somebody above the owner has to act."), default));
    }

    private async Task ApprovePlanAsync()
    {
        var plan = await AskAsync(async db => (await db.CurrentPlan().SingleAsync()).Id);
        await MeetAsync(_board, -16, [new(AgendaKind.PlanApproval, plan)], AgendaOutcome.Agreed, "The board approves the plan and asks for a report at each meeting.", null);
        await DoAsync(-16, lead, async (db, clock) =>
        {
            var meeting = await db.Set<Meeting>().Where(meeting => meeting.BodyId == _board).OrderBy(meeting => meeting.Day).FirstAsync();
            var post = await db.Set<Post>().OrderBy(post => post.Title).FirstAsync();
            await new KeepArising.Handler(db, clock).HandleAsync(new(meeting.Id, "Bring the weekly figures of the front door to the next meeting.", post.Id, Day(10)), default);
        });
    }

    // A meeting that was: its agenda, and the same decision on each item.
    private async Task MeetAsync(Guid body, int day, Subject[] subjects, AgendaOutcome outcome, string decision, string? condition)
    {
        var meeting = Guid.Empty;
        await DoAsync(day - 1, lead, async (db, _) =>
        {
            meeting = await new PlanMeeting.Handler(db).HandleAsync(new(body, Day(day), "Council offices"), default);
            await new AddToAgenda.Handler(db).HandleAsync(new(meeting, subjects, null), default);
        });
        var outcomes = await AskAsync(db => db.Set<AgendaItem>().Where(item => item.MeetingId == meeting)
            .ToDictionaryAsync(item => item.Id, _ => (AgendaOutcome?)outcome));
        await DoAsync(day, lead, (db, clock) =>
            new RecordDecision.Handler(db, lead, clock).HandleAsync(new(meeting, outcomes, decision, condition), default));
    }

    private async Task RecurAsync(ActionRow action)
    {
        // The last turns of the year behind: done in time, late, and missed.
        var recurrence = await AskAsync(async db => (await db.Set<ActionDue>().Where(due => due.LineageId == action.LineageId).OrderBy(due => due.RecordedAt).LastAsync()) is { Every: { } every, Unit: { } unit, RecordedAt: var at }
            ? (Every: new Recurrence(every, unit), Start: at.DayInUk()) : throw new InvalidOperationException());
        var turns = RecurringWork.Reckon(recurrence.Every, recurrence.Start, [], Day(-1)).Turns;
        foreach (var (turn, i) in turns.TakeLast(9).Select((turn, i) => (turn, i)))
        {
            var isNext = turn.State is TurnState.Next;
            await DoAsync(-2, contributor, (db, clock) => new RecordTurn.Handler(db, contributor, clock).HandleAsync(
                i == 3
                    ? new(action.Id, turn.DueOn, false, null, "The clinic fell into the week of the inspection.")
                    : new(action.Id, turn.DueOn, true, isNext ? Day(-2) : turn.DueOn.AddDays(i == 6 ? 5 : -2), null), default));
        }
    }

    private async Task RedateAsync(ActionRow agreed, ActionRow refused, ActionRow open)
    {
        await ProposeAsync(-15, agreed, Day(120), "The supplier delivers two months later than it promised.");
        await ProposeAsync(-15, refused, Day(200), "The team is new and needs longer.");
        var dates = await AskAsync(db => db.Set<DateChange>().ToDictionaryAsync(change => change.LineageId, change => change.Id));
        await MeetAsync(_group, -13, [new(AgendaKind.DateChange, dates[agreed.LineageId])], AgendaOutcome.Agreed, "Agreed, once. The supplier comes to the next meeting.", null);
        await MeetAsync(_group, -12, [new(AgendaKind.DateChange, dates[refused.LineageId])], AgendaOutcome.Refused, "Not agreed: the team gets help instead.", null);

        // Under review: a committee meets before the group that decides.
        await ProposeAsync(-4, open, Day(150), "Two partners have not signed yet.");
        var waiting = await AskAsync(db => db.Set<DateChange>().Where(change => change.DecidedAt == null).Select(change => change.Id).SingleAsync());
        await DoAsync(-3, lead, async (db, clock) =>
        {
            await new PlanMeeting.Handler(db).HandleAsync(new(_committee, Day(6), "Town hall"), default);
            var meeting = await new PlanMeeting.Handler(db).HandleAsync(new(_group, Day(8), "Council offices"), default);
            await new AddToAgenda.Handler(db).HandleAsync(new(meeting, [new(AgendaKind.DateChange, waiting), new(AgendaKind.Exception, open.LineageId)], "How the weekly clinics go"), default);
            await new MoveMeeting.Handler(db, lead, clock).HandleAsync(new(meeting, Day(13), "The chair cannot come that day.", false), default);
            await new PlanMeeting.Handler(db).HandleAsync(new(_board, Day(18), "Council offices"), default);
        });
    }

    private Task ProposeAsync(int day, ActionRow action, DateOnly to, string reason) => DoAsync(day, contributor, (db, clock) =>
        new ProposeDate.Handler(db, contributor, clock).HandleAsync(new([action.Id], to.ToString("d MMMM yyyy"), reason, _group), default));

    private async Task SignOffAsync(ActionRow full, ActionRow part, ActionRow delivered, ActionRow reopened)
    {
        foreach (var action in (ActionRow[])[full, part, delivered, reopened])
        {
            await RateAsync(-11, action, RatingMeaning.Complete, "Done, and in daily use by every team.");
            await StepAsync(-11, action, SignOffStage.Delivered, "The new step is part of the way that every team works.");
        }

        foreach (var action in (ActionRow[])[full, part, reopened])
        {
            await DoAsync(-10, contributor, async (db, clock) =>
            {
                await new AddEvidence.Handler(db, contributor, clock).HandleAsync(
                    new(
                        action.Id, "Dip sample of twenty records", null,
                        UploadedFile.Of("Dip sample.txt", "Twenty records were read. Nineteen showed the new step.\n"u8.ToArray()), false),
                    default);
                await new AddEvidence.Handler(db, contributor, clock).HandleAsync(
                    new(action.Id, "Minutes of the practice group", $"https://{council.Identifier}.example/minutes", null, false), default);
            });
            await DoAsync(-10, lead, (db, clock) => new JudgeEvidence.Handler(db, lead, clock).HandleAsync(
                new(action.Id, EvidenceJudgement.Sufficient, "Nineteen of twenty records show the new step."), default));
        }

        await StepAsync(-9, full, SignOffStage.ImpactShown, "Families hear back on the day they ask; complaints about silence have stopped.");
        await MeetAsync(_group, -8, [new(AgendaKind.SignOff, full.LineageId)], AgendaOutcome.Agreed, "Signed off in full.", null);
        await StepAsync(-7, full, SignOffStage.HandedOver, "The committee looks at it once a year.", _committee);
        await MeetAsync(_group, -6, [new(AgendaKind.SignOff, part.LineageId)], AgendaOutcome.AgreedInPart, "Signed off in part.", "Two audits in a row find no case without the step.");
        await DoAsync(-5, lead, async (db, clock) =>
        {
            var rating = await db.Set<Rating>().FirstAsync(rating => rating.Meaning == RatingMeaning.AtRisk);
            await new MoveSignOff.Handler(db, lead, clock).HandleAsync(
                new(reopened.Id, SignOffStage.Reopened, "An audit of twelve records found the step in seven only.", null, rating.Id), default);
        });
        await RateAsync(-4, reopened, RatingMeaning.Complete, "All teams have had the briefing.");
        await DoAsync(-3, contributor, async (db, clock) =>
        {
            var update = await db.Set<ProgressUpdate>().OrderByDescending(update => update.RecordedAt)
                .FirstAsync(update => update.ActionId == reopened.Id);
            await new WithdrawRecord.Handler(db, new(db), contributor, clock).HandleAsync(
                new(WithdrawKind.Update, update.Id, "Reported on the wrong action: the briefing is another step."), default);
        });
    }

    private Task RateAsync(int day, ActionRow action, RatingMeaning meaning, string reason) => DoAsync(day, contributor, async (db, clock) =>
    {
        var rating = await db.Set<Rating>().Where(rating => rating.Meaning == meaning).OrderBy(rating => rating.Position).FirstAsync();
        await new RecordProgress.Handler(db, contributor, clock).HandleAsync(new([action.Id], rating.Id, reason, null), default);
    });

    private Task StepAsync(int day, ActionRow action, SignOffStage stage, string note, Guid? body = null) => DoAsync(day, contributor, (db, clock) =>
        new MoveSignOff.Handler(db, contributor, clock).HandleAsync(new(action.Id, stage, note, body, null), default));

    private Task TieAsync(ActionRow first, ActionRow second, ActionRow third) => DoAsync(-3, contributor, async (db, clock) =>
    {
        await new TieAction.Handler(db).HandleAsync(new(second.Id, first.Ref), default);
        var ties = new ChangeTies.Handler(db, clock);
        await ties.HandleAsync(new ChangeTies.Block(second.Id, "Two of three posts are vacant until next month."), default);
        await ties.HandleAsync(new ChangeTies.Cost(first.Id, "A project manager for a year", 54_000m, "Improvement grant", "This financial year"), default);
        await ties.HandleAsync(new ChangeTies.Relate(third.Id, "Sufficiency strategy", $"https://{council.Identifier}.example/sufficiency", "Two of nine steps are done"), default);
        await new AskUpdate.Handler(db, contributor, clock).HandleAsync(new(second.Id), default);
        var (fields, version) = await db.Set<PlanAction>().Include(action => action.Owners).Where(action => action.Id == third.Id)
            .Select(action => ValueTuple.Create(action, EF.Property<uint>(action, "RowVersion"))).SingleAsync();
        await new EditAction.Handler(db, clock).HandleAsync(
            new(third.Id, version, ActionFields.Of(fields) with
            {
                Text = fields.Text + ", beginning with the youngest children",
                Source = ActionSource.Finding,
                Finding = "Children wait too long for a decision.",
                SuccessMeasure = "Nine of ten decisions within five working days",
                Monitoring = new Recurrence(3, RecurrenceUnit.Month),
            }), default);
    });

    private async Task RateImpactAsync()
    {
        var chapters = await AskAsync(db => db.Set<Chapter>().OrderBy(chapter => chapter.Position).ToListAsync());
        foreach (var chapter in chapters.Take(4))
        {
            await DoAsync(-2, lead, async (db, clock) =>
            {
                var meaning = chapter.Position % 2 == 0 ? RatingMeaning.AtRisk : RatingMeaning.OnTrack;
                var rating = await db.Set<Rating>().Where(rating => rating.Meaning == meaning).OrderBy(rating => rating.Position).FirstAsync();
                await new RateImpact.Handler(db, lead, clock).HandleAsync(
                    new(chapter.Id, rating.Id, "Much is delivered; what families tell us begins to change."), default);
            });
        }
    }

    private Task DraftAsync() => DoAsync(-1, lead, async (db, clock) =>
    {
        var id = await new StartVersion.Handler(db, clock).HandleAsync(new("Improvement plan, second edition", "The year to come"), default);
        var chapter = await db.Set<Chapter>().Where(chapter => chapter.PlanId == id).OrderBy(chapter => chapter.Position).FirstAsync();
        await new AddAction.Handler(db, clock).HandleAsync(
            new(chapter.Id, $"{chapter.Number ?? "1"}.20", "quarterly", null, new() { Text = "Ask ten families each quarter what the first answer was like", Source = ActionSource.BoardRequest }), default);
    });
}
