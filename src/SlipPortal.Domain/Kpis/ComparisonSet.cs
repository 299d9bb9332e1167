using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Kpis;

/// <summary>
/// Authorities that the council itself wants to be compared with, under a name and from a day. It is ended and never changed, so that a
/// mean that was shown can be worked out again.
/// </summary>
public sealed class ComparisonSet : TenantEntity
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameMaxLength = 100;

    /// <summary>Longest reason, in characters.</summary>
    public const int ReasonMaxLength = 1_000;

    /// <summary>Fewest authorities: one alone is no average.</summary>
    public const int Fewest = 2;

    /// <summary>Most authorities.</summary>
    public const int Most = 30;

    private ComparisonSet()
    {
    }

    /// <summary>A new set.</summary>
    /// <param name="name">A name that no other set of the council has or had.</param>
    /// <param name="from">The day that it holds from; it may have passed.</param>
    /// <param name="reason">Why these authorities.</param>
    /// <param name="createdAt">Now.</param>
    /// <exception cref="RefusedException">Something is missing or too long.</exception>
    public ComparisonSet(string? name, DateOnly? from, string? reason, DateTimeOffset createdAt)
    {
        Name = Text.RequiredLine(name, "the name of the set", NameMaxLength, nameof(Name));
        From = from ?? throw new RefusedException("Enter the day that it holds from.", nameof(From));
        Reason = Text.Required(reason, "why these authorities", ReasonMaxLength, nameof(Reason));
        CreatedAt = createdAt;
    }

    /// <summary>Unique within the council for good: a name in an old paper means one set.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The first day that it holds.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last day that it holds, or null while nobody has ended it.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>Why these authorities.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Its authorities, to be saved with it.</summary>
    /// <param name="authorities">Their codes in the national figures.</param>
    /// <param name="own">The council's own code.</param>
    /// <exception cref="RefusedException">Too few, too many, or the council itself.</exception>
    public IReadOnlyList<ComparisonSetMember> With(IEnumerable<int> authorities, int own)
    {
        var codes = authorities.Distinct().ToList();
        if (codes.Contains(own)) throw new RefusedException("Leave your own council out: it is what the others are compared with.", "Authorities");
        if (codes.Count is < Fewest or > Most)
            throw new RefusedException($"Choose {Fewest} to {Most} authorities: {codes.Count:N0} {(codes.Count == 1 ? "is" : "are")} chosen.", "Authorities");
        return codes.ConvertAll(code => new ComparisonSetMember(this, code));
    }

    /// <summary>Ends it. Not with a day that has passed: it was shown on that day.</summary>
    /// <param name="lastDay">The last day that it holds.</param>
    /// <param name="today">Today.</param>
    /// <exception cref="RefusedException">No day, one that has passed or is before it holds, or it was ended before.</exception>
    public void End(DateOnly? lastDay, DateOnly today)
    {
        if (Until is { } until) throw new RefusedException($"“{Name}” was ended before: its last day is {until:d MMMM yyyy}.");
        var day = lastDay ?? throw new RefusedException("Enter the last day that it holds.", "LastDay");
        if (day < today) throw new RefusedException("Give today or a later day: on the days before it was shown.", "LastDay");
        if (day < From) throw new RefusedException($"It holds from {From:d MMMM yyyy}: give that day or a later one.", "LastDay");
        Until = day;
    }
}

/// <summary>An authority of a <see cref="ComparisonSet"/>.</summary>
public sealed class ComparisonSetMember : TenantEntity
{
    private ComparisonSetMember()
    {
    }

    internal ComparisonSetMember(ComparisonSet set, int areaCode) => (SetId, AreaCode) = (set.Id, areaCode);

    /// <summary>The set.</summary>
    public Guid SetId { get; private set; }

    /// <summary>The authority's code in the national figures.</summary>
    public int AreaCode { get; private set; }
}
