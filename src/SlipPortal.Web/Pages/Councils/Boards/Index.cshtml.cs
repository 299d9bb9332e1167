using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Boards;

/// <summary>The bodies that govern the plan, as a hierarchy, and what waits for them.</summary>
[Requires(RecordKind.Boards)]
internal sealed class IndexModel(PortalDbContext db, TimeProvider clock) : CouncilPage
{
    private const int PageSize = 50;

    public override string Title => "Boards and groups";

    /// <summary>The bodies, each below the one that it reports to.</summary>
    public IReadOnlyList<(BodyRow Body, int Depth, string Chair)> Bodies { get; private set; } = [];

    /// <summary>Bodies that were wound up.</summary>
    public IReadOnlyList<BodyRow> Ended { get; private set; } = [];

    /// <summary>What waits for a decision, as far as it is on the screen.</summary>
    public IReadOnlyList<WaitingItem> Waiting { get; private set; } = [];

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var today = clock.TodayInUk();
        var bodies = await db.BodyRows(today).ToListAsync(cancellationToken);
        var seats = await db.SeatsAsync(today, cancellationToken);
        var chairs = seats.Where(seat => seat.Part == SeatPart.Chair && seat.SitsOn(today)).ToLookup(seat => seat.BodyId);
        Ended = [.. bodies.Where(body => body.HasEnded)];
        var living = bodies.Where(body => !body.HasEnded).ToList();
        var known = living.Select(body => body.Id).ToHashSet();
        var below = living.ToLookup(body => body.ParentId is { } parent && known.Contains(parent) ? parent : Guid.Empty);
        Bodies = [.. Below(Guid.Empty, 0)];
        Paging = new(await db.Waiting().CountAsync(cancellationToken), PageSize, PageNumber);
        Waiting = await db.Waiting().Skip(Paging.Skip).Take(PageSize).ToListAsync(cancellationToken);

        IEnumerable<(BodyRow, int, string)> Below(Guid parent, int depth) => below[parent].SelectMany(body =>
            Below(body.Id, depth + 1).Prepend((body, depth, string.Join("; ", chairs[body.Id].Select(chair => chair.WhoElse)))));
    }
}
