using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Partnerships;

/// <summary>Somebody of a partner or a department asks a council for access: to what, why, until when. The council answers.</summary>
public sealed class AccessRequest : TenantEntity
{
    /// <summary>Longest reason, in characters.</summary>
    public const int WhyMaxLength = Grant.PurposeMaxLength;

    private AccessRequest()
    {
    }

    /// <summary>Somebody asks now.</summary>
    /// <exception cref="RefusedException">For nothing that can be given, without a reason, or for days that have passed or are too many.</exception>
    public AccessRequest(Engagement engagement, IReadOnlyCollection<RecordKind> kinds, string? why, DateOnly? until, Guid askedById, DateTimeOffset now)
    {
        if (kinds.Count == 0) throw new RefusedException("Choose what you need to see.", nameof(Kinds));
        if (kinds.Any(kind => !RolePermissions.Grantable.Contains(new(kind, Verb.View))))
            throw new RefusedException("No council gives this to anybody from outside.", nameof(Kinds));
        EngagementId = engagement.Id;
        Kinds = [.. kinds.Distinct().Order().Select(kind => kind.ToString())];
        Why = Text.Required(why, "why you need it", WhyMaxLength, nameof(Why));
        Until = until ?? throw new RefusedException("Enter until when you need it.", nameof(Until));
        if (Until <= now.DayInUk()) throw new RefusedException("Choose a day to come.", nameof(Until));
        if (Until > now.DayInUk().AddDays(Grant.MaxDays - 1)) throw new RefusedException("Access lasts a year at most.", nameof(Until));
        AskedById = askedById;
        AskedAt = now;
    }

    /// <summary>The work that it is for.</summary>
    public Guid EngagementId { get; private set; }

    /// <summary>To what, each a <see cref="RecordKind"/>.</summary>
    public IReadOnlyList<string> Kinds { get; private set; } = [];

    /// <summary>Why.</summary>
    public string Why { get; private set; } = "";

    /// <summary>Until which day.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>Who asks.</summary>
    public Guid AskedById { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>When the council answered, or null.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>The grant that answered it, or null.</summary>
    public Guid? GrantId { get; private set; }

    /// <summary>Why the council declined, or null.</summary>
    public string? DeclinedBecause { get; private set; }

    /// <summary>The council says no.</summary>
    /// <exception cref="RefusedException">It was answered before, or there is no reason.</exception>
    public void Decline(string? because, DateTimeOffset now)
    {
        RefuseTwice();
        DeclinedBecause = Text.Required(because, "why", WhyMaxLength, nameof(DeclinedBecause));
        AnsweredAt = now;
    }

    /// <summary>The council gives access.</summary>
    /// <exception cref="RefusedException">It was answered before.</exception>
    public void Answer(Grant grant, DateTimeOffset now)
    {
        RefuseTwice();
        GrantId = grant.Id;
        AnsweredAt = now;
    }

    private void RefuseTwice()
    {
        if (AnsweredAt is not null) throw new RefusedException("This was answered already.");
    }
}
