using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Actions;

/// <summary>One action: what, why, who, when, and how it goes; with the form to report progress.</summary>
[Requires(RecordKind.Plan, ToPost = Verb.Edit)]
internal sealed class DetailsModel(PortalDbContext db, RecordProgress.Handler recordProgress, TimeProvider clock) : CouncilPage
{
    public override string Title => $"Action {Ref}";

    [BindProperty(SupportsGet = true)]
    public string Ref { get; set; } = "";

    [BindProperty]
    public ProgressInput Input { get; set; } = new();

    public ActionView Action { get; private set; } = null!;

    public IReadOnlyList<UpdateView> Updates { get; private set; } = [];

    public IReadOnlyList<LinkView> LinkedActions { get; private set; } = [];

    public IReadOnlyList<Rating> Ratings { get; private set; } = [];

    public Standing Standing => Domain.Plans.Standings.Of(
        Updates.FirstOrDefault(update => update.Meaning is not null)?.Meaning, Action.DueKind, Action.DueUntil, clock.TodayInUk());

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var command = new RecordProgress.Command(Action.Id, Input.RatingId, Input.Reason, Input.Narrative);
        if (!await this.AcceptsAsync(() => recordProgress.HandleAsync(command, cancellationToken), "Input.")) return Page();
        TempData["Notice"] = $"Progress on action {Ref} is reported.";
        return Redirect(Links.Action(Ref));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var action = await (
            from row in db.Set<PlanAction>()
            join plan in db.Set<Domain.Plans.Plan>() on row.PlanId equals plan.Id
            join chapter in db.Set<Chapter>() on row.ChapterId equals chapter.Id
            where plan.InForceAt != null && plan.SupersededAt == null && row.Ref == Ref
            let due = db.Set<ActionDue>().Where(due => due.LineageId == row.LineageId).OrderByDescending(due => due.RecordedAt).FirstOrDefault()
            select new ActionView
            {
                Id = row.Id,
                LineageId = row.LineageId,
                Text = row.Text,
                Chapter = chapter.Number == null ? chapter.Title : chapter.Number + ". " + chapter.Title,
                Impact = db.Set<Impact>().Where(impact => impact.Id == row.ImpactId).Select(impact => impact.Description).FirstOrDefault(),
                IsCrossReference = row.IsCrossReference,
                Finding = row.Finding,
                SuccessMeasure = row.SuccessMeasure,
                EvidenceNote = row.EvidenceNote,
                DueKind = (DueKind?)due.Kind ?? DueKind.Undated,
                DueText = due.SourceText,
                DueUntil = due.Until,
                Owners = row.Owners.Where(owner => owner.EndedAt == null).OrderBy(owner => owner.Position)
                    .Join(db.Set<Post>(), owner => owner.PostId, post => post.Id, (_, post) => post.Title).ToList(),
            }).FirstOrDefaultAsync(cancellationToken);
        if (action is null) return false;
        Action = action;
        Updates = await (
            from update in db.Set<ProgressUpdate>()
            join given in db.Set<Rating>() on update.RatingId equals given.Id into ratings
            from rating in ratings.DefaultIfEmpty()
            join author in db.Users on update.AuthorId equals author.Id
            where update.LineageId == action.LineageId
            orderby update.RecordedAt descending
            select new UpdateView((string?)rating.Name, (string?)rating.Colour, (RatingMeaning?)rating.Meaning, update.Reason, update.Narrative, author.Name, update.RecordedAt))
            .ToListAsync(cancellationToken);
        if (action.IsCrossReference)
        {
            LinkedActions = await (
                from link in db.Set<ActionLink>()
                join other in db.Set<PlanAction>() on link.LinkedActionId equals other.Id
                where link.ActionId == action.Id
                orderby other.SortKey
                select new LinkView(other.Ref, other.Text)).ToListAsync(cancellationToken);
        }
        else
        {
            Ratings = await db.Set<Rating>().OrderBy(rating => rating.Position).ToListAsync(cancellationToken);
        }

        return true;
    }

    internal sealed class ProgressInput
    {
        public Guid? RatingId { get; set; }

        public string? Reason { get; set; }

        public string? Narrative { get; set; }
    }

    internal sealed record ActionView
    {
        public required Guid Id { get; init; }

        public required Guid LineageId { get; init; }

        public required string Text { get; init; }

        public required string Chapter { get; init; }

        public required string? Impact { get; init; }

        public required bool IsCrossReference { get; init; }

        public required string? Finding { get; init; }

        public required string? SuccessMeasure { get; init; }

        public required string? EvidenceNote { get; init; }

        public required DueKind DueKind { get; init; }

        public required string? DueText { get; init; }

        public required DateOnly? DueUntil { get; init; }

        public required IReadOnlyList<string> Owners { get; init; }
    }

    internal sealed record UpdateView(
        string? Rating, string? Colour, RatingMeaning? Meaning, string Reason, string? Narrative, string Author, DateTimeOffset At);

    internal sealed record LinkView(string Ref, string Text);
}
