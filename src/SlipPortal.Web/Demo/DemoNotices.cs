using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.Documents.Word;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Notices;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Notice;
using SlipPortal.Web.Pages.Councils.Notice.Terms;

namespace SlipPortal.Web.Demo;

/// <summary>The improvement notices of the demo's councils: one in its second year, one that was stepped down, one that was lifted.</summary>
internal sealed class DemoNotices(PortalSessions sessions, CouncilTenantInfo council, IActor lead, IActor contributor, DateTimeOffset now)
{
    private static readonly Recurrence Month = new(1, RecurrenceUnit.Month);
    private static readonly Recurrence TwoMonths = new(2, RecurrenceUnit.Month);
    private static readonly Recurrence SixMonths = new(6, RecurrenceUnit.Month);
    private static readonly Recurrence SixWeeks = new(6, RecurrenceUnit.Week);
    private static readonly Recurrence Year = new(12, RecurrenceUnit.Month);

    private int _number;

    /// <summary>A statutory notice in its second year, with a term in each state that there is.</summary>
    /// <param name="entered">The day on which the lead entered it all.</param>
    public async Task InSecondYearAsync(int entered)
    {
        const int Served = -400;
        var notice = await EnterAsync(entered, true, Served, "Inspection judged the help and protection of children inadequate, and leadership with it.");
        await FileAsync(entered, notice);
        await TermAsync(entered, notice, "Work with the department’s adviser, for twelve months at least and until the department no longer asks for it.", TermOwner.Council, TermRuleKind.AtLeastFor, Year, Served);
        var returns = await TermAsync(entered, notice, "Send the department a return on the workforce each month.", TermOwner.Council, TermRuleKind.Every, Month, Served);
        var board = await TermAsync(entered, notice, "Set up an improvement board whose chair is independent of the council.", TermOwner.Council, TermRuleKind.Once, null, Served, Served + 60);
        var reviews = await TermAsync(entered, notice, "Review the council’s progress twice a year at least.", TermOwner.Department, TermRuleKind.AtLeastEvery, SixMonths, Served);
        var reports = await TermAsync(entered, notice, "Report to the department on progress and on what worries you.", TermOwner.Adviser, TermRuleKind.Every, SixWeeks, Served);
        await TermAsync(entered, notice, "Have the first plan’s actions done, sooner where that can be.", TermOwner.Council, TermRuleKind.Once, null, Served, -20);
        await TermAsync(
            entered, notice, "Bring repeat referrals down from 30% to 18%.", TermOwner.Council, TermRuleKind.Once, null, Served, 100, "2.2", 30, Served, 18, 100);
        var decisions = await TermAsync(entered, notice, "Publish what the board decided, monthly in the first quarter and then every two months.", TermOwner.Board, TermRuleKind.Every, Month, 30);

        await WaiveAsync(entered, returns, Served, null, "The department takes the figures from the national return instead.", "The department’s case officer");
        await DoneAsync(entered, board, null, Served + 75, "Minutes of the first meeting, with the chair’s letter of appointment.");
        await DoneAsync(entered, reviews, null, Served + 170, "Letter after the first review.");
        await DoneAsync(entered, reviews, null, Served + 340, "Letter after the second review.");
        for (var i = 1; i <= 7; i++) await DoneAsync(entered, reports, Served + (42 * i), Served + (42 * i) + (i == 3 ? 5 : -1), $"Report {i} to the department.");
        await RhythmAsync(entered, decisions, 120, TwoMonths, "Agreed with the chair: a page each month at first.");
    }

    /// <summary>A non-statutory notice that was stepped down: what is left of it comes less often.</summary>
    public async Task SteppedDownAsync()
    {
        const int Served = -700;
        var notice = await EnterAsync(Served + 5, false, Served, "Inspection judged services inadequate for children who need help and protection.");
        await FileAsync(Served + 5, notice);
        var board = await TermAsync(Served + 5, notice, "Hold the improvement board, monthly at first.", TermOwner.Board, TermRuleKind.Every, Month, Served);
        var reviews = await TermAsync(Served + 5, notice, "Review progress once in six months at least.", TermOwner.Department, TermRuleKind.AtLeastEvery, SixMonths, Served);
        await TermAsync(Served + 5, notice, "Keep the improvement plan going and up to date.", TermOwner.Council, TermRuleKind.AtLeastFor, null, Served);
        await StageAsync(-120, notice, StageKind.SteppedDown, -125, "Two visits in a row found steady progress. The board meets every two months from now on.");
        await RhythmAsync(-120, board, -120, TwoMonths, "As the letter that stepped the notice down says.");
        await WaiveAsync(-600, board, -610, -570, "No meeting in the month of the elections.", "The board’s chair");
        foreach (var day in (int[])[-530, -360, -190, -40]) await DoneAsync(day, reviews, null, day - 2, "Letter after the review.");
        await HeldAsync(board);
    }

    /// <summary>A notice that was lifted, with support after it.</summary>
    public async Task LiftedAsync()
    {
        const int Served = -1390;
        var notice = await EnterAsync(Served + 5, true, Served, "Inspection judged services inadequate overall.");
        var reviews = await TermAsync(Served + 5, notice, "Review progress twice a year at least.", TermOwner.Department, TermRuleKind.AtLeastEvery, SixMonths, Served);
        var plan = await TermAsync(Served + 5, notice, "Bring the plan to the department within two months.", TermOwner.Council, TermRuleKind.Once, null, Served, Served + 60);
        await DoneAsync(Served + 55, plan, null, Served + 50, "The plan, as it was sent.");
        for (var day = Served + 170; day < -430; day += 170) await DoneAsync(day, reviews, null, day - 1, "Letter after the review.");
        await StageAsync(-900, notice, StageKind.Amended, -905, "A term on the front door was met and taken out.");
        await StageAsync(-419, notice, StageKind.Lifted, -420, "Inspection found services that are good; the minister wrote to say so.");
        await StageAsync(-410, notice, StageKind.PostNoticeSupport, -415, "A light touch for twelve months: the adviser visits twice.");
    }

    private DateOnly Day(int day) => now.DayInUk().AddDays(day);

    private async Task<Guid> EnterAsync(int day, bool isStatutory, int served, string grounds)
    {
        _number = 0;
        return await DoAsync(day, lead, (db, clock) => new SaveNotice.Handler(db, lead, clock).HandleAsync(
            new(null, 0, isStatutory, Day(served), council.Name, "Department for Education", grounds, null), default));
    }

    private Task<Guid> FileAsync(int day, Guid notice) => DoAsync(day, lead, async (db, clock) =>
    {
        var content = WordWriter.Write(new("Improvement notice", [new ReportHeading("What it asks for", 1), new ReportParagraph("An invented notice, for the demo.")]));
        await new AddDocument.Handler(db, lead, clock).HandleAsync(new(notice, "The notice as it was served", UploadedFile.Of("Improvement notice.docx", content)), default);
        return notice;
    });

    private Task<Guid> TermAsync(
        int day, Guid notice, string wording, TermOwner owner, TermRuleKind kind, Recurrence? step, int from, int? by = null,
        string? kpi = null, decimal? baseline = null, int? baselineOn = null, decimal? target = null, int? targetOn = null) => DoAsync(day, lead, async (db, _) =>
    {
        var post = owner is TermOwner.Council
            ? await db.Set<Post>().Where(post => post.Title.StartsWith("Director")).Select(post => (Guid?)post.Id).FirstOrDefaultAsync() : null;
        var measure = kpi is null ? null : await db.Set<Kpi>().Where(row => row.Ref == kpi).Select(row => (Guid?)row.Id).SingleAsync();
        return await new SaveTerm.Handler(db).HandleAsync(
            new(
                notice, null, 0, ++_number, wording, owner, post, kind, step?.Every, step?.Unit, Day(from), by is { } last ? Day(last) : null,
                measure, baseline, baselineOn is { } was ? Day(was) : null, target, targetOn is { } then ? Day(then) : null),
            default);
    });

    private Task<Guid> DoneAsync(int day, Guid term, int? due, int done, string shows) => DoAsync(day, contributor, async (db, clock) =>
    {
        await new ReportTerm.Handler(db, contributor, clock).HandleAsync(new(term, due is { } of ? Day(of) : null, Day(done), shows, null), default);
        return term;
    });

    // Every meeting that was due was held, two days before its day; one was two days late.
    private async Task HeldAsync(Guid board)
    {
        var held = 0;
        var (notice, today) = (await AskAsync(db => db.Notices().FirstAsync()), Day(0));
        foreach (var turn in (await AskAsync(db => db.TermsAsync(notice, board, today, default)))[0].Standing.Turns.Where(turn => turn.DueOn < today && turn.State is not TermState.Waived))
        {
            var on = turn.DueOn.AddDays(++held == 4 ? 2 : -2);
            if (on >= today) continue;
            await DoAsync(on.DayNumber - today.DayNumber, contributor, async (db, clock) =>
            {
                await new ReportTerm.Handler(db, contributor, clock).HandleAsync(new(board, turn.DueOn, on, "Minutes of the meeting.", null), default);
                return board;
            });
        }
    }

    private Task<Guid> StageAsync(int day, Guid notice, StageKind kind, int on, string reason) => DoAsync(day, lead, async (db, clock) =>
    {
        await new RecordStage.Handler(db, lead, clock).HandleAsync(new(notice, kind, Day(on), reason), default);
        return notice;
    });

    private Task<Guid> WaiveAsync(int day, Guid term, int from, int? until, string reason, string agreedBy) => DoAsync(day, lead, async (db, clock) =>
    {
        await new WaiveTerm.Handler(db, lead, clock).HandleAsync(new(term, Day(from), until is { } last ? Day(last) : null, reason, agreedBy), default);
        return term;
    });

    private Task<Guid> RhythmAsync(int day, Guid term, int from, Recurrence step, string reason) => DoAsync(day, lead, async (db, clock) =>
    {
        await new ChangeRhythm.Handler(db, lead, clock).HandleAsync(new(term, Day(from), step.Every, step.Unit, reason), default);
        return term;
    });

    private async Task<T> DoAsync<T>(int day, IActor who, Func<PortalDbContext, TimeProvider, Task<T>> act)
    {
        var clock = new DemoClock(new(Day(day), new(12, 0), TimeSpan.Zero));
        await using var db = sessions.Open(council, who, clock);
        return await act(db, clock);
    }

    private async Task<T> AskAsync<T>(Func<PortalDbContext, Task<T>> question)
    {
        await using var db = sessions.Open(council, lead);
        return await question(db);
    }
}
