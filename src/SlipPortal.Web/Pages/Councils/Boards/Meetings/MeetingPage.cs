using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Boards;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Boards.Meetings;

/// <summary>One of a meeting's pages.</summary>
internal abstract class MeetingPage(PortalDbContext db) : CouncilPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Meeting { get; set; }

    /// <summary>The meeting, once <see cref="FindAsync"/> has found it.</summary>
    public MeetingHead Head { get; private set; } = null!;

    /// <summary>“Oversight Group, 22 January 2027”.</summary>
    public string Name => Head is null ? "Meeting" : $"{Head.Body}, {Words.Day(Head.Day)}";

    protected PortalDbContext Db => db;

    /// <summary>Finds the meeting; false where there is none for this person.</summary>
    protected async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        Head = (await (
            from meeting in db.Set<Meeting>()
            join body in db.Set<Body>() on meeting.BodyId equals body.Id
            where meeting.Id == Meeting
            select new MeetingHead
            {
                BodyId = body.Id,
                Body = body.Name,
                MayAgreeDates = body.MayAgreeDates,
                MaySignOff = body.MaySignOff,
                MayApprovePlan = body.MayApprovePlan,
                Day = meeting.Day,
                Place = meeting.Place,
                IsCancelled = meeting.CancelledAt != null,
            }).SingleOrDefaultAsync(cancellationToken))!;
        return Head is not null;
    }
}

/// <summary>A meeting as its pages are headed.</summary>
internal sealed record MeetingHead
{
    public required Guid BodyId { get; init; }

    public required string Body { get; init; }

    public required bool MayAgreeDates { get; init; }

    public required bool MaySignOff { get; init; }

    public required bool MayApprovePlan { get; init; }

    public required DateOnly Day { get; init; }

    public required string? Place { get; init; }

    public required bool IsCancelled { get; init; }

    /// <summary>True for a meeting of a body whose word changes the plan.</summary>
    public bool Decides => MayAgreeDates || MaySignOff || MayApprovePlan;
}
