using Microsoft.AspNetCore.Mvc.Rendering;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Kpis;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages.Councils.Kpis.Facts;

/// <summary>Setting a target.</summary>
[Requires(RecordKind.Kpis, Verb.Manage)]
internal sealed class TargetModel(PortalDbContext db, SetTarget.Handler setTarget) : FactPage<TargetModel.TargetInput>(db)
{
    public override string Title => $"Set a target for measure {Ref}";

    /// <summary>What a target of this measure can be for.</summary>
    public IReadOnlyList<SelectListItem> Kinds
    {
        get
        {
            var kinds = new List<SelectListItem> { new($"Each {Kpi.Shape.Frequency.InWords()}", nameof(TargetKind.EachPeriod)) };
            if (Kpi.Shape.Aggregation.AddsUp()) kinds.Add(new("The financial year as a whole", nameof(TargetKind.Annual)));
            if (Kpi.IndicatorCode is not null) kinds.Add(new("Each period what the statistical neighbours reach: leave the target empty", nameof(TargetKind.Neighbours)));
            return kinds;
        }
    }

    protected override string Done => "The target is set.";

    protected override Task SaveAsync(CancellationToken cancellationToken)
    {
        var kind = Kinds.Count == 1 ? TargetKind.EachPeriod : Input.Kind;
        return setTarget.HandleAsync(
            new(Kpi.Id, kind, Input.Value, Input.Tolerance, Input.From, Input.Until, Input.Reason), cancellationToken);
    }

    internal sealed class TargetInput
    {
        public TargetKind? Kind { get; set; }

        public decimal? Value { get; set; }

        public decimal? Tolerance { get; set; }

        public DateOnly? From { get; set; }

        public DateOnly? Until { get; set; }

        public string? Reason { get; set; }
    }
}
