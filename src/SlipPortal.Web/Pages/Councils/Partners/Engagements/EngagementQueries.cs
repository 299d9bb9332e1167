using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Domain.Reference;

namespace SlipPortal.Web.Pages.Councils.Partners.Engagements;

/// <summary>What several pages read of engagements.</summary>
internal static class EngagementQueries
{
    /// <summary>The engagements that the person may see: a lead those of the council, somebody of the other side their own.</summary>
    public static IQueryable<EngagementRow> EngagementRows(this PortalDbContext db) =>
        from engagement in db.Set<Engagement>()
        join organisation in db.Set<Organisation>() on engagement.PartnerOrganisationId equals organisation.Id
        orderby engagement.State, organisation.Name
        select new EngagementRow
        {
            Id = engagement.Id,
            OrganisationId = organisation.Id,
            Organisation = organisation.Name,
            Kind = engagement.Kind,
            Focus = engagement.Focus,
            Need = engagement.Need,
            Offer = engagement.Offer,
            FocusAreas = engagement.FocusAreas,
            From = engagement.From,
            Until = engagement.Until,
            DaysFunded = engagement.DaysFunded,
            DaysUsed = db.Set<EngagementActivity>().Where(activity => activity.EngagementId == engagement.Id).Sum(activity => activity.Days),
            Funding = engagement.Funding,
            HasConflict = engagement.HasConflict,
            Conflict = engagement.Conflict,
            ConflictManaged = engagement.ConflictManaged,
            State = engagement.State,
            CouncilSponsorId = engagement.CouncilSponsorId,
            CouncilSponsor = db.Users.Where(user => user.Id == engagement.CouncilSponsorId).Select(user => user.Name).FirstOrDefault(),
            PartnerSponsorId = engagement.PartnerSponsorId,
            PartnerSponsor = db.Users.Where(user => user.Id == engagement.PartnerSponsorId).Select(user => user.Name).FirstOrDefault(),
            AskedById = engagement.AskedById,
        };

    /// <summary>The council's engagements that have not ended.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> EngagementItemsAsync(this PortalDbContext db, CancellationToken cancellationToken) =>
    [
        .. (await db.EngagementRows().Where(row => row.State != EngagementState.Ended).ToListAsync(cancellationToken))
            .Select(row => new SelectListItem(
                $"{row.Organisation}: {(row.Focus.Length > 60 ? row.Focus[..60] + "…" : row.Focus)} ({row.State.InWords().ToLowerInvariant()})", row.Id.ToString())),
    ];

    /// <summary>
    /// What the portal knows that may be a conflict of interest: people of the other side, or of their organisation, who sit in the council's
    /// bodies; and a partner that the council is compared with.
    /// </summary>
    public static async Task<IReadOnlyList<string>> KnownConflictsAsync(
        this PortalDbContext db, string organisationId, Guid? partnerSponsorId, DateOnly today, CancellationToken cancellationToken)
    {
        var organisation = await db.Set<Organisation>().Where(one => one.Id == organisationId).Select(one => one.Name).SingleAsync(cancellationToken);
        var seats = await (
            from seat in db.Set<Seat>()
            join body in db.Set<Body>() on seat.BodyId equals body.Id
            where body.EndedAt == null && seat.From <= today && (seat.Until == null || seat.Until >= today)
                && (seat.Organisation == organisation
                    || (seat.UserId != null && (seat.UserId == partnerSponsorId
                        || (from grant in db.Set<Grant>()
                            join engagement in db.Set<Engagement>() on grant.EngagementId equals engagement.Id
                            where engagement.PartnerOrganisationId == organisationId
                            select grant.UserId).Contains(seat.UserId))))
            orderby seat.Part
            select new { Name = seat.Name ?? db.Users.Where(user => user.Id == seat.UserId).Select(user => user.Name).FirstOrDefault(), seat.Part, Body = body.Name })
            .ToListAsync(cancellationToken);
        var isNeighbour = await (
            from choice in db.Set<ComparisonChoice>()
            join neighbour in db.Set<StatisticalNeighbour>() on new { choice.Model, choice.AreaCode } equals new { neighbour.Model, neighbour.AreaCode }
            join area in db.Set<StatisticalArea>() on neighbour.NeighbourCode equals area.Code
            where organisation == area.Name || organisation.StartsWith(area.Name + " ")
            select neighbour).AnyAsync(cancellationToken);
        return
        [
            .. seats.Select(seat => seat.Part is SeatPart.Chair or SeatPart.ViceChair
                ? $"{seat.Name ?? organisation} of {organisation} chairs {seat.Body}, or stands in for its chair."
                : $"{seat.Name ?? organisation} of {organisation} sits in {seat.Body}."),
            .. isNeighbour ? new[] { $"{organisation} is a statistical neighbour: your figures are compared with theirs." } : [],
        ];
    }

    public static string InWords(this EngagementState state) => state switch
    {
        EngagementState.Proposed => "Proposed",
        EngagementState.Agreed => "Agreed",
        EngagementState.Active => "Active",
        EngagementState.Paused => "Paused",
        _ => "Ended",
    };

    public static string InWords(this EngagementKind kind) => kind is EngagementKind.Adviser ? "Adviser of the department" : "Improvement partner";

    /// <summary>What a step is when it has been taken.</summary>
    public static string InWords(this EngagementStepKind step) => step switch
    {
        EngagementStepKind.Proposed => "Put forward",
        EngagementStepKind.Agreed => "Agreed",
        EngagementStepKind.Started => "Began",
        EngagementStepKind.Paused => "Paused",
        EngagementStepKind.Resumed => "Taken up again",
        _ => "Ended",
    };

    /// <summary>What a step is when it is offered.</summary>
    public static string AsOffer(this EngagementStepKind step) => step switch
    {
        EngagementStepKind.Agreed => "Agree to it",
        EngagementStepKind.Started => "Begin the work",
        EngagementStepKind.Paused => "Pause the work",
        EngagementStepKind.Resumed => "Take it up again",
        EngagementStepKind.Ended => "End the work",
        _ => "Put it forward",
    };

    public static string InWords(this ActivityKind kind) => kind switch
    {
        ActivityKind.Visit => "Visit",
        ActivityKind.Session => "Session",
        _ => "Document left",
    };
}

/// <summary>An engagement as pages show it.</summary>
internal sealed record EngagementRow
{
    public required Guid Id { get; init; }

    public required string OrganisationId { get; init; }

    /// <summary>The other side's name.</summary>
    public required string Organisation { get; init; }

    public required EngagementKind Kind { get; init; }

    public required string Focus { get; init; }

    public required string? Need { get; init; }

    public required string? Offer { get; init; }

    public required IReadOnlyList<string> FocusAreas { get; init; }

    public required DateOnly? From { get; init; }

    public required DateOnly? Until { get; init; }

    public required decimal? DaysFunded { get; init; }

    /// <summary>The sum of what was done.</summary>
    public required decimal DaysUsed { get; init; }

    public required string? Funding { get; init; }

    public required bool? HasConflict { get; init; }

    public required string? Conflict { get; init; }

    public required string? ConflictManaged { get; init; }

    public required EngagementState State { get; init; }

    public required Guid? CouncilSponsorId { get; init; }

    public required string? CouncilSponsor { get; init; }

    public required Guid? PartnerSponsorId { get; init; }

    public required string? PartnerSponsor { get; init; }

    public required Guid? AskedById { get; init; }

    /// <summary>“From 1 March 2027 until 30 June 2027”.</summary>
    public string Dates => (From, Until) switch
    {
        (null, null) => "Not set",
        ({ } from, null) => $"From {Infrastructure.Words.Day(from)}",
        (null, { } until) => $"Until {Infrastructure.Words.Day(until)}",
        ({ } from, { } until) => $"From {Infrastructure.Words.Day(from)} until {Infrastructure.Words.Day(until)}",
    };

    /// <summary>“2.5 of 10 days used”.</summary>
    public string Days => DaysFunded is { } funded ? $"{DaysUsed:0.##} of {funded:0.##} days used" : $"{DaysUsed:0.##} days used, none funded";

    /// <summary>The declaration in words.</summary>
    public string Declaration => HasConflict switch
    {
        null => "Nobody has said yet whether there is one",
        false => "None, as declared",
        true => $"{Conflict} How it is managed: {ConflictManaged}",
    };
}
