using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Chapters;

/// <summary>One chapter: what good looks like, its impact as somebody judged it, its intended impacts and its actions.</summary>
[Requires(RecordKind.Plan, ToPost = Verb.Edit)]
internal sealed class DetailsModel(PortalDbContext db, RateImpact.Handler rateImpact, TimeProvider clock) : CouncilPage
{
    public override string Title => Head?.Heading ?? "Chapter";

    [BindProperty(SupportsGet = true)]
    public Guid Chapter { get; set; }

    [BindProperty]
    public ImpactInput Input { get; set; } = new();

    public ChapterPage Head { get; private set; } = null!;

    public IReadOnlyList<ImpactView> Impacts { get; private set; } = [];

    public IReadOnlyList<JudgementRow> Judgements { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Ratings { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || !Head.IsInForce) return NotFound();
        if (!await this.AcceptsAsync(() => rateImpact.HandleAsync(new(Chapter, Input.RatingId, Input.Reason), cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "The impact of this chapter is rated.";
        return Redirect(Links.Chapter(Chapter));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var today = clock.TodayInUk();
        Head = (await (
            from chapter in db.Set<Chapter>()
            join plan in db.Set<Domain.Plans.Plan>() on chapter.PlanId equals plan.Id
            join area in db.Set<PracticeArea>() on chapter.PracticeAreaId equals area.Id
            where chapter.Id == Chapter
            select new ChapterPage
            {
                LineageId = chapter.LineageId,
                PlanId = plan.Id,
                Version = plan.Version,
                IsInForce = plan.InForceAt != null && plan.SupersededAt == null,
                IsDraft = plan.InForceAt == null,
                Heading = chapter.Number == null ? chapter.Title : chapter.Number + ". " + chapter.Title,
                Statement = chapter.Statement,
                Area = area.Name,
                Lead = db.Set<Post>().Where(post => post.Id == chapter.LeadPostId).Select(post => post.Title).FirstOrDefault(),
                LeadHolder = db.Set<PostHolder>()
                    .Where(holder => holder.PostId == chapter.LeadPostId && holder.From <= today && (holder.Until == null || holder.Until >= today))
                    .OrderBy(holder => holder.From).Select(holder => holder.Name).FirstOrDefault(),
            }).SingleOrDefaultAsync(cancellationToken))!;
        if (Head is null || (Head.IsDraft && !IsMember)) return false;

        Impacts = await db.Set<Impact>().Where(impact => impact.ChapterId == Chapter).OrderBy(impact => impact.Id)
            .Select(impact => new ImpactView(
                impact.Description,
                db.Set<PlanAction>().Where(action => action.ImpactId == impact.Id).OrderBy(action => action.SortKey).Select(action => action.Ref).ToList()))
            .ToListAsync(cancellationToken);
        Judgements = await (
            from judgement in db.Set<ImpactRating>()
            join rating in db.Set<Rating>() on judgement.RatingId equals rating.Id
            join author in db.Users on judgement.AuthorId equals author.Id
            where judgement.LineageId == Head.LineageId
            orderby judgement.RecordedAt descending, judgement.Id descending
            select new JudgementRow(rating.Name, rating.Colour, judgement.Reason, author.Name, judgement.RecordedAt)).ToListAsync(cancellationToken);
        Ratings = await db.RatingItemsAsync(cancellationToken);
        return true;
    }

    internal sealed class ImpactInput
    {
        public Guid? RatingId { get; set; }

        public string? Reason { get; set; }
    }

    internal sealed record ChapterPage
    {
        public required Guid LineageId { get; init; }

        public required Guid PlanId { get; init; }

        public required int Version { get; init; }

        public required bool IsInForce { get; init; }

        public required bool IsDraft { get; init; }

        public required string Heading { get; init; }

        public required string? Statement { get; init; }

        public required string Area { get; init; }

        public required string? Lead { get; init; }

        /// <summary>Who holds the lead's post today, or null.</summary>
        public required string? LeadHolder { get; init; }
    }

    internal sealed record ImpactView(string Text, IReadOnlyList<string> Refs);

    internal sealed record JudgementRow(string Rating, string Colour, string Reason, string Author, DateTimeOffset At);
}
