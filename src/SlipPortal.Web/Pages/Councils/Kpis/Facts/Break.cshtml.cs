using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Kpis;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages.Councils.Kpis.Facts;

/// <summary>Marking from when on values are not comparable with those before.</summary>
[Requires(RecordKind.Kpis, Verb.Manage)]
internal sealed class BreakModel(PortalDbContext db, MarkBreak.Handler markBreak) : FactPage<BreakModel.BreakInput>(db)
{
    public override string Title => $"Mark a break in measure {Ref}";

    public IReadOnlyList<SelectListItem> Others { get; private set; } = [];

    protected override string Done => "The break is marked. No trend runs across it.";

    protected override async Task LoadAsync(CancellationToken cancellationToken) =>
        Others = await Db.Set<Kpi>().Where(other => other.Id != Kpi.Id && other.ClosedAt == null).OrderBy(other => other.SortKey)
            .Select(other => new SelectListItem(other.Ref + " " + other.Title, other.Id.ToString())).ToListAsync(cancellationToken);

    protected override Task SaveAsync(CancellationToken cancellationToken) =>
        markBreak.HandleAsync(new(Kpi.Id, Input.Period, Input.Reason, Input.SuccessorId), cancellationToken);

    internal sealed class BreakInput
    {
        public string? Period { get; set; }

        public string? Reason { get; set; }

        public Guid? SuccessorId { get; set; }
    }
}
