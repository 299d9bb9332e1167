using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages.Councils.Boards;

/// <summary>The bodies that govern the plan, as a hierarchy, and what waits for them.</summary>
[Requires(RecordKind.Boards)]
internal sealed class IndexModel(PortalDbContext db, TimeProvider clock) : CouncilPage
{
    public override string Title => "Boards and groups";

    /// <summary>The bodies, each below the one that it reports to.</summary>
    public IReadOnlyList<(BodyRow Body, int Depth, string Chair)> Bodies { get; private set; } = [];

    /// <summary>Bodies that were wound up.</summary>
    public IReadOnlyList<BodyRow> Ended { get; private set; } = [];

    /// <summary>Proposed dates that nobody has decided on.</summary>
    public IReadOnlyList<OpenDate> Dates { get; private set; } = [];

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
        Dates = await (
            from change in db.Set<DateChange>()
            join action in db.Set<PlanAction>() on change.ActionId equals action.Id
            join body in db.Set<Body>() on change.BodyId equals body.Id
            where change.DecidedAt == null
            orderby body.Name, action.SortKey
            select new OpenDate(
                action.Ref, change.SourceText, body.Name, body.Id,
                db.Set<Meeting>().Where(meeting => meeting.Id == change.MeetingId).Select(meeting => (DateOnly?)meeting.Day).FirstOrDefault(), change.MeetingId))
            .ToListAsync(cancellationToken);

        IEnumerable<(BodyRow, int, string)> Below(Guid parent, int depth) => below[parent].SelectMany(body =>
            Below(body.Id, depth + 1).Prepend((body, depth, string.Join("; ", chairs[body.Id].Select(chair => chair.Who)))));
    }

    internal sealed record OpenDate(string Ref, string Date, string Body, Guid BodyId, DateOnly? MeetingDay, Guid? MeetingId);
}
