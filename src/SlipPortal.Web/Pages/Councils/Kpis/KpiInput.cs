using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Kpis;
using SlipPortal.Web.Pages.Councils.Plan;

namespace SlipPortal.Web.Pages.Councils.Kpis;

/// <summary>The form to define a measure.</summary>
internal sealed class KpiInput
{
    public string? Ref { get; set; }

    public string? Title { get; set; }

    public string? Definition { get; set; }

    public string? Source { get; set; }

    public Guid? PracticeAreaId { get; set; }

    public Guid? OwnerPostId { get; set; }

    public KpiUnit? Unit { get; set; }

    public int? Decimals { get; set; } = 0;

    public Polarity? Polarity { get; set; }

    public PeriodKind? Frequency { get; set; }

    public Aggregation? Aggregation { get; set; }

    public Guid? PairId { get; set; }

    public Guid? PartOfId { get; set; }

    public decimal? Baseline { get; set; }

    public DateOnly? BaselineOn { get; set; }

    /// <summary>The books that it stands in.</summary>
    public List<Guid> Books { get; set; } = [];

    /// <summary>The heading that it stands under there.</summary>
    public string? Theme { get; set; }

    /// <summary>The version that the form was drawn from.</summary>
    public uint RowVersion { get; set; }

    public SaveKpi.Command Command(Guid? id) => new(
        id, RowVersion, Ref, Title, Definition, Source, PracticeAreaId, OwnerPostId, Unit, Decimals, Polarity, Frequency, Aggregation, PairId, PartOfId, Baseline, BaselineOn,
        Books, Theme);
}

/// <summary>What the form to define a measure is drawn from.</summary>
internal sealed record KpiForm(
    KpiInput Input, IReadOnlyList<SelectListItem> Areas, IReadOnlyList<SelectListItem> Posts, IReadOnlyList<SelectListItem> Books,
    IReadOnlyList<SelectListItem> Others)
{
    public static IReadOnlyList<SelectListItem> Units { get; } = [.. Enum.GetValues<KpiUnit>().Select(unit => new SelectListItem(unit.InWords(), unit.ToString()))];

    public static IReadOnlyList<SelectListItem> Polarities { get; } =
        [.. Enum.GetValues<Polarity>().Select(polarity => new SelectListItem(polarity.InWords(), polarity.ToString()))];

    public static IReadOnlyList<SelectListItem> Frequencies { get; } =
    [
        new("Every month", nameof(PeriodKind.Month)), new("Every quarter", nameof(PeriodKind.Quarter)),
        new("Every financial year", nameof(PeriodKind.FinancialYear)), new("Every school year", nameof(PeriodKind.SchoolYear)),
    ];

    public static IReadOnlyList<SelectListItem> Aggregations { get; } =
    [
        new("Parts are added up (new cases)", nameof(Aggregation.Sum)),
        new("As at the end of the period (children in care)", nameof(Aggregation.PointInTime)),
        new("Numerators over denominators, each added up (percentages with their counts)", nameof(Aggregation.Weighted)),
        new("Each reading counts from April on", nameof(Aggregation.YearToDate)),
        new("Each reading looks back over the same stretch (the last twelve months)", nameof(Aggregation.Rolling)),
    ];

    public static async Task<KpiForm> OfAsync(PortalDbContext db, KpiInput input, Guid? kpi, CancellationToken cancellationToken) => new(
        input,
        await db.AreaItemsAsync(cancellationToken),
        await db.PostItemsAsync(cancellationToken),
        await db.Set<Book>().OrderBy(book => book.Position).Select(book => new SelectListItem(book.Name, book.Id.ToString())).ToListAsync(cancellationToken),
        await db.Set<Kpi>().Where(other => other.Id != kpi).OrderBy(other => other.SortKey)
            .Select(other => new SelectListItem(other.Ref + " " + other.Title, other.Id.ToString())).ToListAsync(cancellationToken));
}
