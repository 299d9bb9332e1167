using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Pages.Councils.Plan;

namespace SlipPortal.Web.Pages.Councils.Visits;

/// <summary>The form of a visit.</summary>
internal sealed class VisitInput
{
    public string? Type { get; set; }

    /// <summary>When it is, as people write it; not asked again for a visit that is there: it is moved instead.</summary>
    public string? When { get; set; }

    public string? CarriedOutBy { get; set; }

    public Guid? PracticeAreaId { get; set; }

    public string? Focus { get; set; }

    public string? Team { get; set; }

    public string? Method { get; set; }

    public string? Sample { get; set; }

    public string? Limits { get; set; }

    public Pace? Pace { get; set; }

    /// <summary>The version that the form was drawn from.</summary>
    public uint RowVersion { get; set; }

    public SaveVisit.Command Command(Guid? id) =>
        new(id, RowVersion, When, PracticeAreaId, new(Type, CarriedOutBy, Focus, Team, Method, Sample, Limits, Pace));
}

/// <summary>What the form of a visit is drawn from.</summary>
internal sealed record VisitForm(VisitInput Input, bool IsNew, IReadOnlyList<string> Types, IReadOnlyList<SelectListItem> Areas)
{
    public static IReadOnlyList<SelectListItem> Paces { get; } =
        [new("Quicker than before", nameof(Pace.Quicker)), new("As before", nameof(Pace.Same)), new("Not the same pace as before", nameof(Pace.Slower))];

    public static async Task<VisitForm> OfAsync(PortalDbContext db, VisitInput input, bool isNew, CancellationToken cancellationToken)
    {
        var own = await db.Set<Visit>().Select(visit => visit.Type).Distinct().ToListAsync(cancellationToken);
        return new(
            input,
            isNew,
            [.. VisitTypes.Known, .. own.Except(VisitTypes.Known).Order(StringComparer.CurrentCulture)],
            await db.AreaItemsAsync(cancellationToken));
    }
}
