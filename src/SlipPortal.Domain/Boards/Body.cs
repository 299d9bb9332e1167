using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Domain.Boards;

/// <summary>A board, group or committee that governs the plan, with what it may decide.</summary>
public sealed class Body : TenantEntity
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameMaxLength = 150;

    /// <summary>Longest purpose, in characters.</summary>
    public const int PurposeMaxLength = 2_000;

    private Body()
    {
    }

    /// <summary>A new body.</summary>
    /// <exception cref="RefusedException">No name, or a text that is too long.</exception>
    public Body(string? name, BodyKind kind) => Describe(name, kind, null, null, false);

    /// <summary>Unique within the council.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What kind of body.</summary>
    public BodyKind Kind { get; private set; }

    /// <summary>What it is for, or null.</summary>
    public string? Purpose { get; private set; }

    /// <summary>The body that it reports to, or null.</summary>
    public Guid? ParentId { get; private set; }

    /// <summary>How often it meets: every so many …</summary>
    public int? MeetsEvery { get; private set; }

    /// <summary>… of these.</summary>
    public RecurrenceUnit? MeetsUnit { get; private set; }

    /// <summary>True where the public may read its papers.</summary>
    public bool IsPublic { get; private set; }

    /// <summary>Whether it may agree new dates for actions.</summary>
    public bool MayAgreeDates { get; private set; }

    /// <summary>Whether it may sign actions off.</summary>
    public bool MaySignOff { get; private set; }

    /// <summary>Whether it may approve the plan.</summary>
    public bool MayApprovePlan { get; private set; }

    /// <summary>When it was wound up, or null.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>How often it meets, or null.</summary>
    public Recurrence? Cadence => MeetsEvery is { } every && MeetsUnit is { } unit ? new(every, unit) : null;

    /// <summary>Changes what is said of it.</summary>
    /// <exception cref="RefusedException">No name, or a text that is too long.</exception>
    public void Describe(string? name, BodyKind kind, string? purpose, Recurrence? cadence, bool isPublic)
    {
        Name = Text.RequiredLine(name, "the name", NameMaxLength, nameof(Name));
        Kind = kind;
        Purpose = Text.Optional(purpose, "what it is for", PurposeMaxLength, nameof(Purpose));
        MeetsEvery = cadence?.Every;
        MeetsUnit = cadence?.Unit;
        IsPublic = isPublic;
    }

    /// <summary>Says what it may decide.</summary>
    public void Empower(bool dates, bool signOff, bool plan) => (MayAgreeDates, MaySignOff, MayApprovePlan) = (dates, signOff, plan);

    /// <summary>Places it below another body, or at the top.</summary>
    /// <param name="parentId">The body that it reports to, or null.</param>
    /// <param name="parentOf">The parent of each body of the council, for those that have one.</param>
    /// <exception cref="RefusedException">It would report to itself, directly or through others.</exception>
    public void ReportTo(Guid? parentId, IReadOnlyDictionary<Guid, Guid> parentOf)
    {
        for (var above = parentId; above is { } id; above = parentOf.TryGetValue(id, out var next) ? next : null)
        {
            if (id == Id) throw new RefusedException("A body cannot report to itself, nor to one that reports to it.", nameof(ParentId));
        }

        ParentId = parentId;
    }

    /// <summary>It is wound up. Its meetings and decisions stay.</summary>
    /// <exception cref="RefusedException">It was before.</exception>
    public void End(DateTimeOffset now) =>
        EndedAt = EndedAt is null ? now : throw new RefusedException("This body has been wound up already.");
}

/// <summary>Kinds of body.</summary>
public enum BodyKind
{
    /// <summary>An improvement board or another board of partners.</summary>
    Board,

    /// <summary>A group that a board set up, such as an oversight or executive group.</summary>
    Group,

    /// <summary>A workstream that does the work of a chapter.</summary>
    Workstream,

    /// <summary>A committee of councillors, or cabinet, or full council.</summary>
    Committee,
}

/// <summary>Somebody's seat in a body, from a day until another.</summary>
public sealed class Seat : TenantEntity
{
    /// <summary>Longest name, in characters. Also of the organisation.</summary>
    public const int NameMaxLength = 150;

    private Seat()
    {
    }

    /// <summary>A seat taken.</summary>
    /// <param name="body">The body.</param>
    /// <param name="part">As what.</param>
    /// <param name="name">Who; null for whoever holds the post.</param>
    /// <param name="organisation">Of which organisation, for somebody from outside, or null.</param>
    /// <param name="postId">The post whose holder sits there, or null.</param>
    /// <param name="userId">The person's sign-in, or null where they have none.</param>
    /// <param name="from">The first day.</param>
    /// <exception cref="RefusedException">Neither a name nor a post, or no day.</exception>
    public Seat(Body body, SeatPart part, string? name, string? organisation, Guid? postId, Guid? userId, DateOnly? from)
    {
        BodyId = body.Id;
        Part = part;
        Name = Text.OptionalLine(name, "the name", NameMaxLength, nameof(Name));
        Organisation = Text.OptionalLine(organisation, "the organisation", NameMaxLength, nameof(Organisation));
        PostId = postId;
        UserId = userId;
        if (Name is null && postId is null) throw new RefusedException("Enter a name, or choose a post.", nameof(Name));
        From = from ?? throw new RefusedException("Enter the first day.", nameof(From));
    }

    /// <summary>The body.</summary>
    public Guid BodyId { get; private set; }

    /// <summary>As what they sit there.</summary>
    public SeatPart Part { get; private set; }

    /// <summary>Who; null for whoever holds the post.</summary>
    public string? Name { get; private set; }

    /// <summary>Of which organisation, for somebody from outside, or null.</summary>
    public string? Organisation { get; private set; }

    /// <summary>The post whose holder sits there, or null.</summary>
    public Guid? PostId { get; private set; }

    /// <summary>The person's sign-in: shows that one person holds two roles, such as adviser and chair.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>The first day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last day, or null.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>The same seat for whoever holds another post, from a day on; this one ends the day before.</summary>
    public Seat PassTo(Body body, Guid postId, DateOnly from)
    {
        Leave(From < from ? from.AddDays(-1) : From);
        return new(body, Part, Name, Organisation, postId, UserId, from);
    }

    /// <summary>They leave it.</summary>
    /// <exception cref="RefusedException">They left before, or a day before the first.</exception>
    public void Leave(DateOnly lastDay)
    {
        if (Until is not null) throw new RefusedException("This seat was given up already.");
        if (lastDay < From) throw new RefusedException($"The last day comes before the first, {From:d MMMM yyyy}.", nameof(Until));
        Until = lastDay;
    }
}

/// <summary>As what somebody sits in a body.</summary>
public enum SeatPart
{
    /// <summary>Leads it.</summary>
    Chair,

    /// <summary>Leads it when the chair cannot.</summary>
    ViceChair,

    /// <summary>Decides with the others.</summary>
    Member,

    /// <summary>Listens and speaks, and does not decide.</summary>
    Observer,
}
