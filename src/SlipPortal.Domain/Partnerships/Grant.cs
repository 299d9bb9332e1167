using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Partnerships;

/// <summary>
/// What an engagement lets the other side see, for which practice areas, why and until when. It counts while its engagement is
/// active, its dates hold by the database's clock and it is not revoked.
/// </summary>
public sealed class Grant : TenantEntity
{
    /// <summary>Longest purpose, in characters.</summary>
    public const int PurposeMaxLength = 500;

    /// <summary>No grant runs longer: who still needs it asks again.</summary>
    public const int MaxDays = 366;

    private readonly List<GrantPracticeArea> _areas = [];

    private Grant()
    {
    }

    /// <summary>A new grant that counts from now.</summary>
    /// <param name="engagement">The work that it serves.</param>
    /// <param name="userId">The person it is for.</param>
    /// <param name="kind">The kind of record it opens: one that can be granted.</param>
    /// <param name="practiceAreaIds">At least one of the council's practice areas.</param>
    /// <param name="purpose">Why, as the council's ledger will say.</param>
    /// <param name="lastDay">The last whole day on which it counts, in the council's own time.</param>
    /// <param name="until">The instant at which that day ends.</param>
    /// <param name="now">The present.</param>
    /// <exception cref="RefusedException">No area, no purpose, or dates that are past or over a year away.</exception>
    public Grant(
        Engagement engagement,
        Guid userId,
        RecordKind kind,
        IReadOnlyCollection<Guid> practiceAreaIds,
        string purpose,
        DateOnly lastDay,
        DateTimeOffset until,
        DateTimeOffset now)
    {
        if (practiceAreaIds.Count == 0)
            throw new RefusedException("Choose at least one practice area.", nameof(practiceAreaIds));
        if (until <= now)
            throw new RefusedException("The last day must be today or later.", nameof(lastDay));
        if (until > now.AddDays(MaxDays))
            throw new RefusedException("Access lasts a year at most. Choose an earlier last day; you can give it again later.", nameof(lastDay));
        EngagementId = engagement.Id;
        UserId = userId;
        Kind = kind;
        Purpose = Text.Required(purpose, "why they need it", PurposeMaxLength, nameof(purpose));
        LastDay = lastDay;
        StartsAt = now;
        EndsAt = until;
        _areas.AddRange(practiceAreaIds.Distinct().Select(area => new GrantPracticeArea(Id, area)));
    }

    /// <summary>The work that it serves.</summary>
    public Guid EngagementId { get; private set; }

    /// <summary>The person it is for.</summary>
    public Guid UserId { get; private set; }

    /// <summary>The kind of record it opens.</summary>
    public RecordKind Kind { get; private set; }

    /// <summary>What may be done with them.</summary>
    public Verb Verb { get; private set; } = Verb.View;

    /// <summary>Why.</summary>
    public string Purpose { get; private set; } = "";

    /// <summary>First instant.</summary>
    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>The last whole day, as it was given.</summary>
    public DateOnly LastDay { get; private set; }

    /// <summary>From this instant on it does not count.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>When the council ended it early, or null.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>The practice areas that it opens.</summary>
    public IReadOnlyList<GrantPracticeArea> Areas => _areas;

    /// <summary>Ends it at once.</summary>
    /// <exception cref="RefusedException">It has ended already.</exception>
    public void Revoke(DateTimeOffset now)
    {
        if (RevokedAt is not null || EndsAt <= now) throw new RefusedException("This access has already ended.");
        RevokedAt = now;
    }
}

/// <summary>One practice area that a grant opens.</summary>
public sealed class GrantPracticeArea : TenantEntity
{
    private GrantPracticeArea()
    {
    }

    internal GrantPracticeArea(Guid grantId, Guid practiceAreaId)
    {
        GrantId = grantId;
        PracticeAreaId = practiceAreaId;
    }

    /// <summary>The grant.</summary>
    public Guid GrantId { get; private set; }

    /// <summary>The area.</summary>
    public Guid PracticeAreaId { get; private set; }
}
