using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Kpis;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages.Councils.Kpis.Facts;

/// <summary>Judging a period's value by hand.</summary>
[Requires(RecordKind.Kpis, Verb.Manage)]
internal sealed class RatingModel(PortalDbContext db, JudgeByHand.Handler judgeByHand) : FactPage<RatingModel.RatingInput>(db)
{
    public override string Title => $"Rate measure {Ref} by hand";

    public static IReadOnlyList<SelectListItem> Ratings { get; } =
        [.. new[] { TargetRating.Met, TargetRating.Near, TargetRating.Missed }.Select(rating => new SelectListItem(rating.InWords(), rating.ToString()))];

    protected override string Done => "The judgement is recorded. What the target says is still shown beside it.";

    protected override async Task SuggestAsync(CancellationToken cancellationToken)
    {
        var last = await Db.Set<Reading>()
            .Where(reading => reading.KpiId == Kpi.Id && reading.PeriodKind == Kpi.Shape.Frequency && reading.SupersededAt == null && reading.Value != null)
            .MaxAsync(reading => (DateOnly?)reading.PeriodStart, cancellationToken);
        Input.Period = last is { } start ? Period.Of(Kpi.Shape.Frequency, start).Label : null;
    }

    protected override Task SaveAsync(CancellationToken cancellationToken) =>
        judgeByHand.HandleAsync(new(Kpi.Id, Input.Period, Input.Rating, Input.Reason), cancellationToken);

    internal sealed class RatingInput
    {
        public string? Period { get; set; }

        public TargetRating? Rating { get; set; }

        public string? Reason { get; set; }
    }
}
