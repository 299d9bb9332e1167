using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan;

namespace SlipPortal.Web.Pages.Councils.Boards;

/// <summary>What several pages read of bodies: projections, without tracking.</summary>
internal static class BoardQueries
{
    /// <summary>The council's bodies by name, each with its next meeting from a day on.</summary>
    public static IQueryable<BodyRow> BodyRows(this PortalDbContext db, DateOnly today) =>
        from body in db.Set<Body>()
        orderby body.Name
        select new BodyRow
        {
            Id = body.Id,
            Name = body.Name,
            Kind = body.Kind,
            Purpose = body.Purpose,
            ParentId = body.ParentId,
            IsPublic = body.IsPublic,
            MayAgreeDates = body.MayAgreeDates,
            MaySignOff = body.MaySignOff,
            MayApprovePlan = body.MayApprovePlan,
            HasEnded = body.EndedAt != null,
            Cadence = body.MeetsEvery == null ? null : new Recurrence(body.MeetsEvery.Value, body.MeetsUnit!.Value),
            NextMeeting = db.Set<Meeting>().Where(meeting => meeting.BodyId == body.Id && meeting.CancelledAt == null && meeting.Day >= today)
                .Min(meeting => (DateOnly?)meeting.Day),
        };

    /// <summary>
    /// Every seat of every body that was there on a day, by part, with what else the same person was on that day: one person may hold two
    /// roles, and that is to be seen wherever it matters.
    /// </summary>
    /// <param name="db">The council's database.</param>
    /// <param name="day">The day that decides who sits where, who holds a post and whom the council has let in.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<SeatRow>> SeatsAsync(this PortalDbContext db, DateOnly day, CancellationToken cancellationToken)
    {
        var end = day.EndInUk();
        var seats = await (
            from seat in db.Set<Seat>()
            join body in db.Set<Body>() on seat.BodyId equals body.Id
            select new SeatRow
            {
                Id = seat.Id,
                BodyId = body.Id,
                Body = body.Name,
                BodyHasEnded = body.EndedAt < end,
                Part = seat.Part,
                Name = seat.Name,
                Organisation = seat.Organisation,
                PostId = seat.PostId,
                UserId = seat.UserId,
                From = seat.From,
                Until = seat.Until,
                Post = db.Set<Post>().Where(post => post.Id == seat.PostId).Select(post => post.Title).FirstOrDefault(),
                Holder = db.Set<PostHolder>()
                    .Where(holder => holder.PostId == seat.PostId && holder.From <= day && (holder.Until == null || holder.Until >= day))
                    .OrderBy(holder => holder.From).Select(holder => holder.Name).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        // Grants are there for those who may see them; others see the seats only.
        var outside = await (
            from grant in db.Set<Grant>()
            join engagement in db.Set<Engagement>() on grant.EngagementId equals engagement.Id
            join organisation in db.Set<Organisation>() on engagement.PartnerOrganisationId equals organisation.Id
            where grant.GivenAt != null && grant.StartsAt < end && grant.LastDay >= day && (grant.RevokedAt == null || grant.RevokedAt >= end)
            select new { grant.UserId, engagement.Kind, organisation.Name }).Distinct().ToListAsync(cancellationToken);
        return
        [
            .. seats.Select(seat => seat with
            {
                Also =
                [
                    .. outside.Where(grant => grant.UserId == seat.UserId)
                        .Select(grant => grant.Kind == EngagementKind.Adviser ? $"adviser for {grant.Name}" : $"works for {grant.Name} as improvement partner"),
                    .. seats.Where(other => other.BodyId != seat.BodyId && !other.BodyHasEnded && other.SitsOn(day) && other.IsSamePersonAs(seat))
                        .OrderBy(other => other.Part).ThenBy(other => other.Body, StringComparer.CurrentCulture)
                        .Select(other => $"{BoardWords.InWords(other.Part).ToLowerInvariant()} of {other.Body}"),
                ],
                IsAdviser = outside.Any(grant => grant.UserId == seat.UserId && grant.Kind == EngagementKind.Adviser),
            }).OrderBy(seat => seat.Part).ThenBy(seat => seat.From),
        ];
    }

    /// <summary>
    /// What waits for a decision: undecided items of agendas, the earliest meeting first, then proposed dates that stand on no agenda.
    /// </summary>
    public static IQueryable<WaitingItem> Waiting(this PortalDbContext db)
    {
        var onAgendas =
            from item in db.Set<AgendaItem>()
            join meeting in db.Set<Meeting>() on item.MeetingId equals meeting.Id
            join body in db.Set<Body>() on meeting.BodyId equals body.Id
            join change in db.Set<DateChange>() on item.DateChangeId equals change.Id into changes
            from change in changes.DefaultIfEmpty()
            where item.Outcome == null && meeting.CancelledAt == null
            select new WaitingItem
            {
                Title = item.Title,
                DueText = change.SourceText,
                DueKind = (DueKind?)change.Kind,
                DueUntil = change.Until,
                Body = body.Name,
                BodyId = body.Id,
                Day = meeting.Day,
                MeetingId = meeting.Id,
                Order = item.Position,
            };
        var onNone =
            from change in db.Set<DateChange>()
            join action in db.ActionPlaces() on change.ActionId equals action.Id
            join body in db.Set<Body>() on change.BodyId equals body.Id
            where change.DecidedAt == null && change.MeetingId == null
            select new WaitingItem
            {
                Title = "New date for action " + (action.RefNow ?? action.Ref),
                DueText = change.SourceText,
                DueKind = change.Kind,
                DueUntil = change.Until,
                Body = body.Name,
                BodyId = body.Id,
                Day = null,
                MeetingId = null,
                Order = 0,
            };
        return onAgendas.Concat(onNone).OrderBy(item => item.Day).ThenBy(item => item.Body).ThenBy(item => item.Order).ThenBy(item => item.Title);
    }
}

/// <summary>Something that waits for a decision.</summary>
internal sealed record WaitingItem
{
    public required string Title { get; init; }

    /// <summary>For a proposed date: the date as it is written.</summary>
    public string? DueText { get; init; }

    /// <summary>What the date was read as.</summary>
    public DueKind? DueKind { get; init; }

    /// <summary>Its last day.</summary>
    public DateOnly? DueUntil { get; init; }

    /// <summary>What it is, in words; an item of an agenda has its own.</summary>
    public string What => MeetingId is null && DueText is { } text && DueKind is { } kind
        ? $"{Title}: {DueSchedule.InFull(text, kind, DueUntil)}" : Title;

    public required string Body { get; init; }

    public required Guid BodyId { get; init; }

    /// <summary>The day of the meeting on whose agenda it stands; null where it stands on none.</summary>
    public required DateOnly? Day { get; init; }

    public required Guid? MeetingId { get; init; }

    /// <summary>Its position on the agenda.</summary>
    public required int Order { get; init; }
}

/// <summary>A body as lists show it.</summary>
internal sealed record BodyRow
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required BodyKind Kind { get; init; }

    public required string? Purpose { get; init; }

    public required Guid? ParentId { get; init; }

    public required bool IsPublic { get; init; }

    public required bool MayAgreeDates { get; init; }

    public required bool MaySignOff { get; init; }

    public required bool MayApprovePlan { get; init; }

    public required bool HasEnded { get; init; }

    public required Recurrence? Cadence { get; init; }

    public required DateOnly? NextMeeting { get; init; }

    /// <summary>“may agree dates and sign actions off”.</summary>
    public string Powers => BoardWords.Powers(MayAgreeDates, MaySignOff, MayApprovePlan);

    /// <summary>True for a body whose word changes the plan.</summary>
    public bool Decides => MayAgreeDates || MaySignOff || MayApprovePlan;
}

/// <summary>A seat as lists show it.</summary>
internal sealed record SeatRow
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required string Body { get; init; }

    public required bool BodyHasEnded { get; init; }

    public required SeatPart Part { get; init; }

    public required string? Name { get; init; }

    public required string? Organisation { get; init; }

    public required Guid? PostId { get; init; }

    public required Guid? UserId { get; init; }

    public required string? Post { get; init; }

    /// <summary>Who holds the post today, or null.</summary>
    public required string? Holder { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly? Until { get; init; }

    /// <summary>What else the same person is, in words.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>True for somebody who advises the council for a department.</summary>
    public bool IsAdviser { get; init; }

    /// <summary>“Jo Bloggs, Ashdale Hospital”; for a post its title and who holds it.</summary>
    public string Who => Name is not null
        ? Organisation is null ? Name : $"{Name}, {Organisation}"
        : Holder is null ? $"{Post} (vacant or not recorded)" : $"{Post} ({Holder})";

    /// <summary>“Jo Bloggs, Ashdale Hospital (also chair of Improvement Board)”.</summary>
    public string WhoElse => Also.Count == 0 ? Who : $"{Who} (also {string.Join("; ", Also)})";

    /// <summary>True for an adviser who leads the body.</summary>
    public bool IsAdviserInTheChair => IsAdviser && Part is SeatPart.Chair or SeatPart.ViceChair;

    /// <summary>People are the same where sign-in, post, or name and organisation are the same: a seat may say more or less of them.</summary>
    public bool IsSamePersonAs(SeatRow other) =>
        (UserId is not null && UserId == other.UserId)
        || (PostId is not null && PostId == other.PostId)
        || ((Name ?? Holder) is { } name && Same(name, other.Name ?? other.Holder) && Same(Organisation, other.Organisation));

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    public bool SitsOn(DateOnly day) => From <= day && (Until is null || day <= Until);
}

/// <summary>How bodies are spoken of.</summary>
internal static class BoardWords
{
    public static string InWords(BodyKind kind) => kind.ToString();

    public static string InWords(SeatPart part) => part == SeatPart.ViceChair ? "Vice-chair" : part.ToString();

    public static string InWords(AgendaOutcome outcome) => outcome switch
    {
        AgendaOutcome.AgreedInPart => "Agreed in part",
        AgendaOutcome.Refused => "Not agreed",
        AgendaOutcome.Deferred => "Put off",
        _ => outcome.ToString(),
    };

    /// <summary>Several items of one kind: “New dates for 54 actions”.</summary>
    public static string Several(AgendaKind kind, int count) => kind switch
    {
        AgendaKind.DateChange => $"New {(count == 1 ? "date" : "dates")} for {Words.Count(count, "action")}",
        AgendaKind.SignOff => $"Sign-off of {Words.Count(count, "action")}",
        AgendaKind.Endorsement => $"Endorsement of {Words.Count(count, "finding")}",
        AgendaKind.FindingSignOff => $"Sign-off of {Words.Count(count, "finding")}",
        AgendaKind.Exception => $"{Words.Count(count, "action")} {(count == 1 ? "needs" : "need")} attention",
        _ => Words.Count(count, "item"),
    };

    public static string Colour(AgendaOutcome outcome) => outcome switch
    {
        AgendaOutcome.Agreed => "green",
        AgendaOutcome.AgreedInPart => "yellow",
        AgendaOutcome.Refused => "red",
        AgendaOutcome.Deferred => "orange",
        _ => "grey",
    };

    /// <summary>“may agree dates, sign actions off and approve the plan”; “decides nothing of the plan”.</summary>
    public static string Powers(bool dates, bool signOff, bool plan)
    {
        List<string> may = [];
        if (dates) may.Add("agree dates");
        if (signOff) may.Add("sign actions off");
        if (plan) may.Add("approve the plan");
        return may.Count switch
        {
            0 => "decides nothing of the plan",
            1 => $"may {may[0]}",
            _ => $"may {string.Join(", ", may.SkipLast(1))} and {may[^1]}",
        };
    }
}
