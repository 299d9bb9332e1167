using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Kpis;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Facts;

/// <summary>Judging a period's value by hand.</summary>
[Requires(RecordKind.Kpis, Verb.Manage)]
internal sealed class RatingModel(PortalDbContext db, JudgeByHand.Handler judgeByHand) : KpiPage(db)
{
    public override string Title => $"Rate measure {Ref} by hand";

    [BindProperty]
    public RatingInput Input { get; set; } = new();

    public static IReadOnlyList<SelectListItem> Ratings { get; } =
        [.. new[] { TargetRating.Met, TargetRating.Near, TargetRating.Missed }.Select(rating => new SelectListItem(rating.InWords(), rating.ToString()))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        var last = await Db.Set<Reading>()
            .Where(reading => reading.KpiId == Kpi.Id && reading.PeriodKind == Kpi.Shape.Frequency && reading.SupersededAt == null && reading.Value != null)
            .MaxAsync(reading => (DateOnly?)reading.PeriodStart, cancellationToken);
        Input.Period = last is { } start ? Period.Of(Kpi.Shape.Frequency, start).Label : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        var command = new JudgeByHand.Command(Kpi.Id, Input.Period, Input.Rating, Input.Reason);
        if (!await this.AcceptsAsync(() => judgeByHand.HandleAsync(command, cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "The judgement is recorded. What the target says is still shown beside it.";
        return Redirect(Address);
    }

    internal sealed class RatingInput
    {
        public string? Period { get; set; }

        public TargetRating? Rating { get; set; }

        public string? Reason { get; set; }
    }
}
