using Microsoft.AspNetCore.Mvc.Rendering;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Pages.Councils.Plan;

namespace SlipPortal.Web.Pages.Councils.Kpis.Facts;

/// <summary>Beginning the limits of a control chart anew.</summary>
[Requires(RecordKind.Kpis, Verb.Manage)]
internal sealed class RebaseModel(PortalDbContext db, RebaseLimits.Handler rebaseLimits) : FactPage<RebaseModel.RebaseInput>(db)
{
    public override string Title => $"Begin the limits of measure {Ref} anew";

    /// <summary>The actions of the plan in force, by line of work.</summary>
    public IReadOnlyList<SelectListItem> Actions { get; private set; } = [];

    protected override string Done => "The limits begin anew.";

    protected override async Task LoadAsync(CancellationToken cancellationToken) => Actions = await Db.ActionItemsAsync(cancellationToken);

    protected override Task SaveAsync(CancellationToken cancellationToken) =>
        rebaseLimits.HandleAsync(new(Kpi.Id, Input.Period, Input.Reason, Input.ActionLineageId), cancellationToken);

    internal sealed class RebaseInput
    {
        public string? Period { get; set; }

        public string? Reason { get; set; }

        public Guid? ActionLineageId { get; set; }
    }
}
