using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Boards.Meetings;

namespace SlipPortal.Web.Pages.Councils.Plan.Actions;

/// <summary>An action's way to sign-off: every step taken, and the one that comes next.</summary>
[Requires(RecordKind.Plan, ToPost = Verb.Edit)]
internal sealed class SignOffModel(
    PortalDbContext db, MoveSignOff.Handler moveSignOff, AddToAgenda.Handler addToAgenda, CouncilReach reach, TimeProvider clock)
    : ActionPage(db)
{
    public override string Title => $"Sign-off of action {Ref}";

    [BindProperty]
    public StepInput Input { get; set; } = new();

    public SignOffState State { get; private set; } = null!;

    public IReadOnlyList<StepRow> Steps { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Bodies { get; private set; } = [];

    /// <summary>The coming meetings of bodies that may sign off, for somebody who may change agendas.</summary>
    public IReadOnlyList<SelectListItem> Meetings { get; private set; } = [];

    /// <summary>The meeting that has it on its agenda, or null.</summary>
    public Guid? WaitsFor { get; private set; }

    public bool CanPutOnAgenda => Head.IsLive && IsReady && reach.Allows(RecordKind.Boards, Verb.Edit);

    /// <summary>A body can sign it off.</summary>
    public bool IsReady => State.Stage is SignOffStage.EvidenceChecked or SignOffStage.ImpactShown or SignOffStage.SignedOffInPart;

    /// <summary>Ratings that do not mean complete: for an action that is opened again.</summary>
    public IReadOnlyList<SelectListItem> OpenRatings { get; private set; } = [];

    /// <summary>The step that a person can record now, or null where a body's decision comes next.</summary>
    public SignOffStage? Next => SignOffLadder.After(State.Stage);

    /// <summary>What the next step needs first, or null when it can be taken.</summary>
    public string? Missing => Next switch
    {
        SignOffStage.Delivered when State.Rating is not RatingMeaning.Complete => "It is not rated complete yet: report progress first.",
        SignOffStage.EvidenceChecked when State.Evidence is not EvidenceJudgement.Sufficient => "Its evidence is not judged sufficient yet.",
        SignOffStage.HandedOver when Bodies.Count == 0 => "There is no body to hand it over to.",
        _ => null,
    };

    public bool CanReopen => State.Stage is not (null or SignOffStage.Reopened);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        // What the reviewer said of the evidence is what it shows, unless somebody says more.
        if (Next is SignOffStage.EvidenceChecked && Missing is null)
        {
            Input.Note = await Db.Set<EvidenceVerdict>().Where(verdict => verdict.LineageId == Head.LineageId)
                .OrderByDescending(verdict => verdict.RecordedAt).Select(verdict => verdict.Reason).FirstOrDefaultAsync(cancellationToken);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(SignOffStage stage, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || !Head.IsLive) return NotFound();
        var command = new MoveSignOff.Command(Head.Id, stage, Input.Note, Input.BodyId, Input.RatingId);
        if (!await this.AcceptsAsync(() => moveSignOff.HandleAsync(command, cancellationToken), "Input.")) return Page();
        TempData["Notice"] = $"Action {Ref}: {stage.InWords().ToLowerInvariant()}.";
        return Redirect(Links.Action(Ref, "sign-off"));
    }

    public async Task<IActionResult> OnPostAgendaAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || !CanPutOnAgenda) return NotFound();
        if (!await this.AcceptsAsync(() => PutOnAgendaAsync(cancellationToken), "Input.")) return Page();
        TempData["Notice"] = $"Sign-off of action {Ref} is on the agenda.";
        return Redirect(Links.Meeting(Input.MeetingId!.Value));
    }

    private Task PutOnAgendaAsync(CancellationToken cancellationToken) =>
        Input.MeetingId is { } meeting && Meetings.Any(item => item.Value == meeting.ToString())
            ? addToAgenda.HandleAsync(new(meeting, [new(AgendaKind.SignOff, Head.LineageId)], null), cancellationToken)
            : throw new RefusedException("Choose a meeting.", nameof(Input.MeetingId));

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || Head.IsCrossReference) return false;
        State = await Db.SignOffStateAsync(Head.LineageId, cancellationToken);
        Steps = await (
            from step in Db.Set<SignOffStep>()
            join author in Db.Users on step.AuthorId equals author.Id
            where step.LineageId == Head.LineageId
            orderby step.RecordedAt descending, step.Id descending
            select new StepRow(
                step.Stage, step.Note, step.Condition,
                Db.Set<Body>().Where(body => body.Id == step.BodyId).Select(body => body.Name).FirstOrDefault(),
                Db.Set<Meeting>().Where(meeting => meeting.Id == step.MeetingId).Select(meeting => (DateOnly?)meeting.Day).FirstOrDefault(),
                author.Name, step.RecordedAt)).ToListAsync(cancellationToken);
        Bodies = await Db.BodyItemsAsync(cancellationToken);
        if (CanPutOnAgenda) await LoadMeetingsAsync(cancellationToken);
        OpenRatings = await Db.Set<Rating>().Where(rating => rating.RetiredAt == null && rating.Meaning != RatingMeaning.Complete)
            .OrderBy(rating => rating.Position).Select(rating => new SelectListItem(rating.Name, rating.Id.ToString())).ToListAsync(cancellationToken);
        return true;
    }

    private async Task LoadMeetingsAsync(CancellationToken cancellationToken)
    {
        var today = clock.TodayInUk();
        var meetings = await (
            from meeting in Db.Set<Meeting>()
            join body in Db.Set<Body>() on meeting.BodyId equals body.Id
            where body.MaySignOff && body.EndedAt == null && meeting.Day >= today && meeting.CancelledAt == null
            orderby meeting.Day, body.Name
            select new
            {
                meeting.Id,
                meeting.Day,
                body.Name,
                HasIt = Db.Set<AgendaItem>().Any(
                    item => item.MeetingId == meeting.Id && item.Kind == AgendaKind.SignOff && item.Outcome == null
                    && Db.Set<PlanAction>().Any(action => action.Id == item.ActionId && action.LineageId == Head.LineageId)),
            }).ToListAsync(cancellationToken);
        WaitsFor = meetings.Find(meeting => meeting.HasIt)?.Id;
        Meetings = meetings.ConvertAll(meeting => new SelectListItem($"{meeting.Name}, {Words.Day(meeting.Day)}", meeting.Id.ToString()));
    }

    internal sealed class StepInput
    {
        public Guid? MeetingId { get; set; }

        public string? Note { get; set; }

        public Guid? BodyId { get; set; }

        public Guid? RatingId { get; set; }
    }

    internal sealed record StepRow(
        SignOffStage Stage, string Note, string? Condition, string? Body, DateOnly? MeetingDay, string Author, DateTimeOffset At);
}
