using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan;
using SlipPortal.Web.Pages.Councils.Reviews;
using SlipPortal.Web.Pages.Councils.Withdraw;

namespace SlipPortal.Web.Pages.Councils.Visits.Findings;

/// <summary>A finding: what the council says to it, what is done about it, and how far it is on the way to sign-off.</summary>
[Requires(RecordKind.Visits, ToPost = Verb.Edit)]
internal sealed class DetailsModel(
    PortalDbContext db, AnswerFinding.Handler answerFinding, TieFinding.Handler tieFinding, MoveFinding.Handler moveFinding, CouncilReach reach, TimeProvider clock)
    : FindingPage(db)
{
    /// <summary>What reviews said of it.</summary>
    public IReadOnlyList<JudgedLine> Judged { get; private set; } = [];

    public override string Title => Name;

    [BindProperty]
    public AnswerInput Answer { get; set; } = new();

    [BindProperty]
    public TieInput Tie { get; set; } = new();

    [BindProperty]
    public StepInput Step { get; set; } = new();

    [BindProperty]
    public StepInput Reopening { get; set; } = new();

    public IReadOnlyList<AnswerRow> Answers { get; private set; } = [];

    public IReadOnlyList<StepRow> Steps { get; private set; } = [];

    public IReadOnlyList<TiedAction> Actions { get; private set; } = [];

    /// <summary>Findings with the same theme at other visits, the last first.</summary>
    public IReadOnlyList<FindingRow> Before { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Bodies { get; private set; } = [];

    /// <summary>What full sign-off still depends on, or null.</summary>
    public string? Condition => Steps.Count > 0 ? Steps[0].Condition : null;

    public DateOnly Today { get; } = clock.TodayInUk();

    /// <summary>The step that a person can record now, or null where a body's decision comes next.</summary>
    public SignOffStage? Next => SignOffLadder.After(Head.Stage);

    public static IReadOnlyList<SelectListItem> Replies { get; } =
        [new("Yes, it accepts it", nameof(FindingReply.Accepted)), new("No, it declines it", nameof(FindingReply.Declined))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken)
            ? Page() : await this.WithdrawnOrNotFoundAsync(Db, WithdrawKind.Finding, Finding, cancellationToken);

    public async Task<IActionResult> OnPostAnswerAsync(CancellationToken cancellationToken) => reach.Allows(RecordKind.Visits, Verb.Manage)
        ? await WriteAsync(() => answerFinding.HandleAsync(new([Finding], Answer.Reply, Answer.Reason), cancellationToken),
            "The answer is recorded.", "Answer.", cancellationToken)
        : NotFound();

    public Task<IActionResult> OnPostTieAsync(CancellationToken cancellationToken) => WriteAsync(
        () => tieFinding.HandleAsync(new(Finding, Tie.ActionLineageId, null), cancellationToken), "They are tied.", "Tie.", cancellationToken);

    public Task<IActionResult> OnPostUntieAsync(Guid tie, CancellationToken cancellationToken) => WriteAsync(
        () => tieFinding.HandleAsync(new(Finding, null, tie), cancellationToken), "They are untied.", "", cancellationToken);

    public Task<IActionResult> OnPostStepAsync(SignOffStage stage, CancellationToken cancellationToken) => WriteAsync(
        () => moveFinding.HandleAsync(new(Finding, stage, Step.Note, Step.BodyId), cancellationToken), $"{stage.InWords()}.", "Step.", cancellationToken);

    public Task<IActionResult> OnPostReopenAsync(CancellationToken cancellationToken) => WriteAsync(
        () => moveFinding.HandleAsync(new(Finding, SignOffStage.Reopened, Reopening.Note, null), cancellationToken), "It is open again.", "Reopening.", cancellationToken);

    private async Task<IActionResult> WriteAsync(Func<Task> write, string notice, string prefix, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(write, prefix)) return Page();
        TempData["Notice"] = notice;
        return Redirect(Address);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return false;
        Judged = await Db.JudgedAsync(Finding, cancellationToken);
        Answers = await (
            from answer in Db.Set<FindingAnswer>()
            where answer.FindingId == Finding
            orderby answer.RecordedAt descending
            let meeting = Db.Set<Meeting>().Where(meeting => meeting.Id == answer.MeetingId).FirstOrDefault()
            select new AnswerRow(
                answer.Reply, answer.Reason, answer.RecordedAt, meeting == null ? null : meeting.Day,
                Db.Set<Body>().Where(body => body.Id == meeting.BodyId).Select(body => body.Name).FirstOrDefault())).ToListAsync(cancellationToken);
        Steps = await (
            from step in Db.Set<FindingStep>()
            where step.FindingId == Finding
            orderby step.RecordedAt descending
            select new StepRow(
                step.Stage, step.Note, step.Condition, step.RecordedAt,
                Db.Set<Body>().Where(body => body.Id == step.BodyId).Select(body => body.Name).FirstOrDefault(),
                Db.Set<Meeting>().Where(meeting => meeting.Id == step.MeetingId).Select(meeting => (DateOnly?)meeting.Day).FirstOrDefault())).ToListAsync(cancellationToken);
        Actions = await Db.TiedActionsAsync(Finding, Today, cancellationToken);
        if (Head.Themes.Count > 0)
        {
            var others = await Db.FindingRows().Where(finding => finding.VisitId != Head.VisitId && finding.Themes.Count > 0)
                .OrderByDescending(finding => finding.FirstDay).ToListAsync(cancellationToken);
            Before = [.. others.Where(finding => finding.Themes.Intersect(Head.Themes, StringComparer.OrdinalIgnoreCase).Any())];
        }

        if (!reach.Allows(RecordKind.Visits, Verb.Edit)) return true;
        Choices = await Db.ActionItemsAsync(cancellationToken);
        Bodies = await Db.BodyItemsAsync(cancellationToken);
        return true;
    }

    internal sealed class AnswerInput
    {
        public FindingReply? Reply { get; set; }

        public string? Reason { get; set; }
    }

    internal sealed class TieInput
    {
        public Guid? ActionLineageId { get; set; }
    }

    internal sealed class StepInput
    {
        public string? Note { get; set; }

        public Guid? BodyId { get; set; }
    }

    internal sealed record AnswerRow(FindingReply Reply, string Reason, DateTimeOffset At, DateOnly? MeetingDay, string? Body);

    internal sealed record StepRow(SignOffStage Stage, string Note, string? Condition, DateTimeOffset At, string? Body, DateOnly? MeetingDay);
}
