using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Partnerships;

/// <summary>
/// What an engagement lets the other side do: with which kinds of record, in which practice areas, why and until when. It counts from when it
/// is given, while its engagement is active, its dates hold by the database's clock and it is not revoked. Until it is given it is a draft
/// that the council can try on.
/// </summary>
public sealed class Grant : TenantEntity
{
    /// <summary>Longest purpose, in characters.</summary>
    public const int PurposeMaxLength = 500;

    /// <summary>No grant runs longer: who still needs it asks again.</summary>
    public const int MaxDays = 366;

    private readonly List<GrantRight> _rights = [];
    private readonly List<GrantPracticeArea> _areas = [];
    private readonly List<GrantRecord> _records = [];

    private Grant()
    {
    }

    /// <summary>A draft.</summary>
    /// <param name="engagement">The work that it serves.</param>
    /// <param name="userId">The person it is for, or null for everybody of the organisation.</param>
    /// <param name="scope">What it opens.</param>
    /// <param name="terms">Why, by whom, from when until when.</param>
    /// <param name="now">The present.</param>
    /// <exception cref="RefusedException">Nothing to open, no purpose, or dates that are past, reversed or over a year apart.</exception>
    public Grant(Engagement engagement, Guid? userId, GrantScope scope, GrantTerms terms, DateTimeOffset now)
    {
        if (scope.Rights.Count == 0) throw new RefusedException("Choose what they may see.", nameof(scope.Rights));
        if (scope.PracticeAreaIds.Count == 0) throw new RefusedException("Choose at least one practice area.", nameof(scope.PracticeAreaIds));
        if (scope.Rights.Any(right => !RolePermissions.Grantable.Contains(right)))
            throw new RefusedException("Something of this cannot be given to anybody from outside.", nameof(scope.Rights));
        if (scope.Rights.Any(right => right.Kind is RecordKind.TeamValues) && !scope.Rights.Any(right => right.Kind is RecordKind.Kpis))
            throw new RefusedException("Values by team are part of a measure: choose performance too.", nameof(scope.Rights));
        EngagementId = engagement.Id;
        UserId = userId;
        Purpose = Text.Required(terms.Purpose, "why they need it", PurposeMaxLength, nameof(terms.Purpose));
        SponsorId = terms.SponsorId;
        FirstDay = terms.FirstDay ?? now.DayInUk();
        StartsAt = FirstDay > now.DayInUk() ? FirstDay.AddDays(-1).EndInUk() : now;
        SetEnd(terms.LastDay, now);
        ReviewOn = terms.ReviewOn is { } review && (review < FirstDay || review > LastDay)
            ? throw new RefusedException("The day to look at it again lies between the first and the last day.", nameof(terms.ReviewOn))
            : terms.ReviewOn;
        // Whoever may comment on something sees it.
        var rights = scope.Rights.Concat(scope.Rights.Select(right => new GrantableRight(right.Kind, Verb.View))).Distinct();
        _rights.AddRange(rights.Select(right => new GrantRight(Id, right)));
        _areas.AddRange(scope.PracticeAreaIds.Distinct().Select(area => new GrantPracticeArea(Id, area)));
        _records.AddRange(scope.Records.Distinct().Select(record => new GrantRecord(Id, record)));
    }

    /// <summary>The work that it serves.</summary>
    public Guid EngagementId { get; private set; }

    /// <summary>The person it is for, or null for everybody of the organisation.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>Why.</summary>
    public string Purpose { get; private set; } = "";

    /// <summary>The council's person who answers for it, and alone extends it; null in grants from before there were sponsors.</summary>
    public Guid? SponsorId { get; private set; }

    /// <summary>The first whole day.</summary>
    public DateOnly FirstDay { get; private set; }

    /// <summary>First instant.</summary>
    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>The last whole day, as it was given.</summary>
    public DateOnly LastDay { get; private set; }

    /// <summary>From this instant on it does not count.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>When to look again at whether it is still needed, or null.</summary>
    public DateOnly? ReviewOn { get; private set; }

    /// <summary>When it was given; null for a draft.</summary>
    public DateTimeOffset? GivenAt { get; private set; }

    /// <summary>When the council ended it early, or null.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>The grant whose place it takes when it is given, or null.</summary>
    public Guid? ReplacesId { get; private set; }

    /// <summary>What may be done with which kinds of record.</summary>
    public IReadOnlyList<GrantRight> Rights => _rights;

    /// <summary>The practice areas that it opens.</summary>
    public IReadOnlyList<GrantPracticeArea> Areas => _areas;

    /// <summary>Unpublished visits and confidential documents that it opens, each by name.</summary>
    public IReadOnlyList<GrantRecord> Records => _records;

    /// <summary>It will take the place of another one.</summary>
    public void Replace(Grant other) => ReplacesId = other.Id;

    /// <summary>It counts from now, or from its first day.</summary>
    /// <exception cref="RefusedException">It was given already, or its last day has passed meanwhile.</exception>
    public void Give(DateTimeOffset now)
    {
        if (GivenAt is not null) throw new RefusedException("This access was given already.");
        SetEnd(LastDay, now);
        GivenAt = now;
        if (StartsAt < now) StartsAt = now;
    }

    /// <summary>It lasts longer. Only its sponsor says so.</summary>
    /// <exception cref="RefusedException">Somebody else asks, it has ended, or the day is not later or too far off.</exception>
    public void Extend(DateOnly? lastDay, Guid byId, DateTimeOffset now)
    {
        if (byId != SponsorId) throw new RefusedException("Only the sponsor of this access can extend it.");
        if (HasEnded(now)) throw new RefusedException("This access has ended. Give it again.");
        if (lastDay <= LastDay) throw new RefusedException("Choose a later last day. To end access earlier, end it.", nameof(LastDay));
        SetEnd(lastDay, now);
    }

    /// <summary>Ends it at once.</summary>
    /// <exception cref="RefusedException">It has ended already.</exception>
    public void Revoke(DateTimeOffset now)
    {
        if (HasEnded(now)) throw new RefusedException("This access has already ended.");
        RevokedAt = now;
    }

    /// <summary>True when it can never count again.</summary>
    public bool HasEnded(DateTimeOffset now) => RevokedAt is not null || EndsAt <= now;

    private void SetEnd(DateOnly? lastDay, DateTimeOffset now)
    {
        var last = lastDay ?? throw new RefusedException("Enter the last day.", nameof(LastDay));
        var until = last.EndInUk();
        if (until <= now) throw new RefusedException("The last day must be today or later.", nameof(LastDay));
        if (until <= StartsAt) throw new RefusedException("The last day comes after the first.", nameof(LastDay));
        if (until > now.AddDays(MaxDays))
            throw new RefusedException("Access lasts a year at most. Choose an earlier last day; you can give it again later.", nameof(LastDay));
        LastDay = last;
        EndsAt = until;
    }
}

/// <summary>What a grant opens.</summary>
/// <param name="Rights">Kinds of record, and what may be done with them.</param>
/// <param name="PracticeAreaIds">In these practice areas of the council.</param>
/// <param name="Records">Unpublished visits and confidential documents, each named.</param>
public sealed record GrantScope(
    IReadOnlyCollection<GrantableRight> Rights, IReadOnlyCollection<Guid> PracticeAreaIds, IReadOnlyCollection<NamedRecord> Records);

/// <summary>Why access is given, by whom, from when until when.</summary>
/// <param name="Purpose">Why, as the council's ledger will say.</param>
/// <param name="SponsorId">The council's person who answers for it.</param>
/// <param name="FirstDay">The first day; null for today.</param>
/// <param name="LastDay">The last whole day, in the council's own time.</param>
/// <param name="ReviewOn">When to look again at whether it is needed, or null.</param>
public sealed record GrantTerms(string? Purpose, Guid SponsorId, DateOnly? FirstDay, DateOnly? LastDay, DateOnly? ReviewOn);

/// <summary>One visit or document that a grant opens by name.</summary>
/// <param name="Kind">One of <see cref="RolePermissions.Nameable"/>.</param>
/// <param name="Id">The visit or the piece of evidence.</param>
public sealed record NamedRecord(RecordKind Kind, Guid Id);

/// <summary>One thing that a grant lets people do.</summary>
public sealed class GrantRight : TenantEntity
{
    private GrantRight()
    {
    }

    internal GrantRight(Guid grantId, GrantableRight right)
    {
        GrantId = grantId;
        Kind = right.Kind;
        Verb = right.Verb;
    }

    /// <summary>The grant.</summary>
    public Guid GrantId { get; private set; }

    /// <summary>With records of this kind.</summary>
    public RecordKind Kind { get; private set; }

    /// <summary>What may be done.</summary>
    public Verb Verb { get; private set; }
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

/// <summary>One unpublished visit or confidential document that a grant opens by name.</summary>
public sealed class GrantRecord : TenantEntity
{
    private GrantRecord()
    {
    }

    internal GrantRecord(Guid grantId, NamedRecord record)
    {
        GrantId = grantId;
        Kind = record.Kind;
        RecordId = record.Id;
    }

    /// <summary>The grant.</summary>
    public Guid GrantId { get; private set; }

    /// <summary>What it is.</summary>
    public RecordKind Kind { get; private set; }

    /// <summary>The visit or the piece of evidence.</summary>
    public Guid RecordId { get; private set; }
}
