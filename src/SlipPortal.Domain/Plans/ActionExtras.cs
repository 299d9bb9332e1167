using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Plans;

/// <summary>Something that stands in an action's way and is not an action of the plan.</summary>
public sealed class Blocker : ActionFact
{
    /// <summary>Longest text, in characters.</summary>
    public const int TextMaxLength = 1_000;

    private Blocker()
    {
    }

    /// <summary>Something that stands in the way from now.</summary>
    /// <exception cref="RefusedException">No text, or too long a one.</exception>
    public Blocker(PlanAction action, string? text, DateTimeOffset now)
        : base(action, now) => Description = Text.Required(text, "what stands in the way", TextMaxLength, nameof(Description));

    /// <summary>What it is.</summary>
    public string Description { get; private set; } = "";

    /// <summary>When it was out of the way, or null.</summary>
    public DateTimeOffset? ClearedAt { get; private set; }

    /// <summary>It is out of the way.</summary>
    /// <exception cref="RefusedException">It was before.</exception>
    public void Clear(DateTimeOffset now) =>
        ClearedAt = ClearedAt is null ? now : throw new RefusedException("This is out of the way already.");
}

/// <summary>What an action costs: one line of money.</summary>
public sealed class CostLine : ActionFact
{
    /// <summary>Longest text, in characters.</summary>
    public const int TextMaxLength = 300;

    /// <summary>The largest sum, in pounds.</summary>
    public const decimal MaxPounds = 999_999_999m;

    private CostLine()
    {
    }

    /// <summary>A line recorded now.</summary>
    /// <param name="action">The action.</param>
    /// <param name="what">What the money is for.</param>
    /// <param name="pounds">How much.</param>
    /// <param name="fund">Where it comes from, or null.</param>
    /// <param name="period">When it is spent, in words, or null.</param>
    /// <param name="now">The present.</param>
    /// <exception cref="RefusedException">No purpose or sum.</exception>
    public CostLine(PlanAction action, string? what, decimal? pounds, string? fund, string? period, DateTimeOffset now)
        : base(action, now)
    {
        What = Text.RequiredLine(what, "what the money is for", TextMaxLength, nameof(What));
        Pounds = pounds is > 0 and <= MaxPounds ? decimal.Round(pounds.Value, 2) : throw new RefusedException("Enter a sum in pounds.", nameof(Pounds));
        Fund = Text.OptionalLine(fund, "where it comes from", TextMaxLength, nameof(Fund));
        Period = Text.OptionalLine(period, "when it is spent", TextMaxLength, nameof(Period));
    }

    /// <summary>What the money is for.</summary>
    public string What { get; private set; } = "";

    /// <summary>How much, in pounds.</summary>
    public decimal Pounds { get; private set; }

    /// <summary>Where it comes from, or null.</summary>
    public string? Fund { get; private set; }

    /// <summary>When it is spent, in words, or null.</summary>
    public string? Period { get; private set; }

    /// <summary>When it was struck out, or null.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Strikes it out.</summary>
    /// <exception cref="RefusedException">It was before.</exception>
    public void Remove(DateTimeOffset now) =>
        RemovedAt = RemovedAt is null ? now : throw new RefusedException("This line has been struck out already.");
}

/// <summary>Another plan that holds an action's detail or depends on it, as somebody last saw it.</summary>
public sealed class RelatedPlan : ActionFact
{
    /// <summary>Longest name, in characters. Also of the status.</summary>
    public const int TextMaxLength = 300;

    private RelatedPlan()
    {
    }

    /// <summary>A link recorded now.</summary>
    /// <param name="action">The action.</param>
    /// <param name="name">The plan's name.</param>
    /// <param name="address">Where it can be read, or null.</param>
    /// <param name="status">How it stands, in words, or null.</param>
    /// <param name="now">When that was so.</param>
    /// <exception cref="RefusedException">No name, or an address that is not one of the web.</exception>
    public RelatedPlan(PlanAction action, string? name, string? address, string? status, DateTimeOffset now)
        : base(action, now)
    {
        Name = Text.RequiredLine(name, "the name of the plan", TextMaxLength, nameof(Name));
        Status = Text.OptionalLine(status, "how it stands", TextMaxLength, nameof(Status));
        var text = Text.OptionalLine(address, "the address", Evidence.AddressMaxLength, nameof(Address));
        if (text is null) return;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
            throw new RefusedException("Enter the whole address, beginning with https://", nameof(Address));
        Address = uri.AbsoluteUri;
    }

    /// <summary>The plan's name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Where it can be read, or null.</summary>
    public string? Address { get; private set; }

    /// <summary>How it stood when this was recorded, in words, or null.</summary>
    public string? Status { get; private set; }

    /// <summary>When it was struck out, or null.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Strikes it out.</summary>
    /// <exception cref="RefusedException">It was before.</exception>
    public void Remove(DateTimeOffset now) =>
        RemovedAt = RemovedAt is null ? now : throw new RefusedException("This link has been struck out already.");
}

/// <summary>Somebody asked an action's owner for an update.</summary>
public sealed class UpdateRequest : ActionFact
{
    private UpdateRequest()
    {
    }

    /// <summary>Asked now.</summary>
    /// <param name="action">The action.</param>
    /// <param name="askedOf">Names of who was asked.</param>
    /// <param name="askedById">Who asks.</param>
    /// <param name="now">When.</param>
    public UpdateRequest(PlanAction action, string askedOf, Guid askedById, DateTimeOffset now)
        : base(action, now)
    {
        AskedOf = askedOf;
        AskedById = askedById;
    }

    /// <summary>Names of who was asked.</summary>
    public string AskedOf { get; private set; } = "";

    /// <summary>Who asked.</summary>
    public Guid AskedById { get; private set; }
}
