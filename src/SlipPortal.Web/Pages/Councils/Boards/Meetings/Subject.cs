using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Boards.Meetings;

/// <summary>Something that a meeting may deal with.</summary>
/// <param name="Kind">How it deals with it.</param>
/// <param name="Id">A proposed date, a line of work (for a sign-off or an exception), a finding or a version of the plan.</param>
internal readonly record struct Subject(AgendaKind Kind, Guid Id)
{
    /// <summary>As forms carry it: “SignOff:id”.</summary>
    public override string ToString() => $"{Kind}:{Id}";

    /// <summary>What a form carried; anything else is a subject that is not there.</summary>
    public static Subject Parse(string? text) =>
        text?.Split(':') is [var kind, var id] && Enum.TryParse<AgendaKind>(kind, out var known) && Guid.TryParse(id, out var subject)
            ? new(known, subject)
            : default;
}

/// <summary>What stands on an agenda.</summary>
internal static class SubjectQueries
{
    /// <summary>What of the plan stands undecided on a meeting's agenda.</summary>
    public static async Task<IReadOnlyList<Subject>> OpenSubjectsAsync(this PortalDbContext db, Guid meetingId, CancellationToken cancellationToken)
    {
        var items = await (
            from item in db.Set<AgendaItem>()
            where item.MeetingId == meetingId && item.Outcome == null && item.Kind != AgendaKind.Other
            select new
            {
                item.Kind,
                Id = item.DateChangeId ?? item.PlanId ?? item.FindingId
                    ?? db.Set<PlanAction>().Where(action => action.Id == item.ActionId).Select(action => (Guid?)action.LineageId).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        return [.. items.Select(item => new Subject(item.Kind, item.Id!.Value))];
    }
}
