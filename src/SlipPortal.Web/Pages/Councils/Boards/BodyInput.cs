using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Boards;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Boards;

/// <summary>The form to set up and to change a body.</summary>
internal sealed class BodyInput
{
    public string? Name { get; set; }

    public BodyKind? Kind { get; set; }

    public string? Purpose { get; set; }

    public Guid? ParentId { get; set; }

    public string? Cadence { get; set; }

    public bool IsPublic { get; set; }

    /// <summary>Names of what it may decide: “dates”, “signOff”, “plan”.</summary>
    public List<string> Powers { get; set; } = [];

    public static BodyInput Of(BodyRow body) => new()
    {
        Name = body.Name,
        Kind = body.Kind,
        Purpose = body.Purpose,
        ParentId = body.ParentId,
        Cadence = Cadences.ValueOf(body.Cadence),
        IsPublic = body.IsPublic,
        Powers =
        [
            .. new (bool May, string Name)[] { (body.MayAgreeDates, "dates"), (body.MaySignOff, "signOff"), (body.MayApprovePlan, "plan") }
                .Where(power => power.May).Select(power => power.Name),
        ],
    };

    public SaveBody.Command Command(Guid? id) => new(
        id, Name, Kind, Purpose, ParentId, Cadences.Parse(Cadence), IsPublic, Powers.Contains("dates"), Powers.Contains("signOff"), Powers.Contains("plan"));
}

/// <summary>What the form to set up and to change a body is drawn from.</summary>
internal sealed record BodyForm(BodyInput Input, IReadOnlyList<SelectListItem> Parents)
{
    public static IReadOnlyList<SelectListItem> Kinds { get; } =
    [
        new("Board of partners, such as the improvement board", nameof(BodyKind.Board)),
        new("Group that a board set up, such as an oversight group", nameof(BodyKind.Group)),
        new("Workstream", nameof(BodyKind.Workstream)),
        new("Committee of councillors, cabinet or full council", nameof(BodyKind.Committee)),
    ];

    public static IReadOnlyList<SelectListItem> PowerItems { get; } =
        [new("Agree new dates of actions", "dates"), new("Sign actions off", "signOff"), new("Approve the plan", "plan")];

    /// <summary>The bodies that another can report to.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> ParentsAsync(PortalDbContext db, Guid? but, CancellationToken cancellationToken) =>
        await db.Set<Body>().Where(body => body.EndedAt == null && body.Id != but).OrderBy(body => body.Name)
            .Select(body => new SelectListItem(body.Name, body.Id.ToString())).ToListAsync(cancellationToken);
}
