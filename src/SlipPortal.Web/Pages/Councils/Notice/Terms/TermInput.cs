using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Notices;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Pages.Councils.Plan;

namespace SlipPortal.Web.Pages.Councils.Notice.Terms;

/// <summary>The form to add and to change a term.</summary>
internal sealed class TermInput
{
    public int? Number { get; set; }

    public string? Wording { get; set; }

    public TermOwner? Owner { get; set; }

    public Guid? PostId { get; set; }

    public TermRuleKind? Kind { get; set; }

    public int? Every { get; set; }

    public RecurrenceUnit? Unit { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? By { get; set; }

    public Guid? KpiId { get; set; }

    public decimal? Baseline { get; set; }

    public DateOnly? BaselineOn { get; set; }

    public decimal? Target { get; set; }

    public DateOnly? TargetOn { get; set; }

    /// <summary>The version that the form was drawn from.</summary>
    public uint RowVersion { get; set; }

    public static TermInput Of(TermView view) => new()
    {
        Number = view.Term.Number,
        Wording = view.Term.Wording,
        Owner = view.Term.Owner,
        PostId = view.Term.PostId,
        Kind = view.Term.Kind,
        Every = view.Term.Every,
        Unit = view.Term.Unit,
        From = view.Term.From,
        By = view.Term.By,
        KpiId = view.Term.KpiId,
        Baseline = view.Term.Baseline,
        BaselineOn = view.Term.BaselineOn,
        Target = view.Term.Target,
        TargetOn = view.Term.TargetOn,
        RowVersion = view.RowVersion,
    };

    public SaveTerm.Command Command(Guid notice, Guid? id) => new(
        notice, id, RowVersion, Number, Wording, Owner, PostId, Kind, Every, Unit, From, By, KpiId, Baseline, BaselineOn, Target, TargetOn);
}

/// <summary>What the form to add and to change a term is drawn from.</summary>
internal sealed record TermForm(TermInput Input, IReadOnlyList<SelectListItem> Posts, IReadOnlyList<SelectListItem> Kpis)
{
    public static IReadOnlyList<SelectListItem> Owners { get; } =
        [.. Enum.GetValues<TermOwner>().Select(owner => new SelectListItem(NoticeWords.InWords(owner), owner.ToString()))];

    public static IReadOnlyList<SelectListItem> Kinds { get; } =
    [
        new("Every so many weeks or months, counted from a day", nameof(TermRuleKind.Every)),
        new("At least every so many months: a latest day, which moves when it is done", nameof(TermRuleKind.AtLeastEvery)),
        new("For at least so long, and until somebody is satisfied", nameof(TermRuleKind.AtLeastFor)),
        new("Once, by a day or sooner", nameof(TermRuleKind.Once)),
    ];

    public static IReadOnlyList<SelectListItem> Units { get; } =
        [new("weeks", nameof(RecurrenceUnit.Week)), new("months", nameof(RecurrenceUnit.Month)), new("years", nameof(RecurrenceUnit.Year))];

    public static async Task<TermForm> OfAsync(PortalDbContext db, TermInput input, CancellationToken cancellationToken) => new(
        input,
        await db.PostItemsAsync(cancellationToken),
        await db.Set<Kpi>().OrderBy(kpi => kpi.SortKey).Select(kpi => new SelectListItem(kpi.Ref + " " + kpi.Title, kpi.Id.ToString())).ToListAsync(cancellationToken));
}
