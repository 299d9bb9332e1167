using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Organisations;

/// <summary>
/// A lead asks that the council starts again with nothing, in its first days here. Once a platform administrator agrees, what there was is
/// set aside: it stays under an organisation of its own with nobody in it, and nothing of it is deleted.
/// </summary>
public sealed class EmptyStart : TenantEntity
{
    /// <summary>How long a council may ask, in days from its first here. The database asks the same (<c>app.start_anew</c>).</summary>
    public const int Days = 30;

    /// <summary>Longest reason, in characters.</summary>
    public const int ReasonMaxLength = 1_000;

    private EmptyStart()
    {
    }

    /// <summary>A lead asks.</summary>
    /// <param name="since">The council's first day here.</param>
    /// <param name="reason">Why: a platform administrator reads it.</param>
    /// <param name="authorId">Who asks.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RefusedException">The council has been here for too long, or no reason.</exception>
    public EmptyStart(DateOnly since, string? reason, Guid authorId, DateTimeOffset now)
    {
        if (now.DayInUk() > LastDay(since))
            throw new RefusedException(
                $"An empty start can be asked for in a council’s first {Days} days here. Correct what is wrong, or withdraw it.");
        Reason = Text.Required(reason, "why the council starts again", ReasonMaxLength, nameof(Reason));
        (AuthorId, RecordedAt) = (authorId, now);
    }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who asked.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>When a lead took it back, or null.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>When a platform administrator agreed, or null.</summary>
    public DateTimeOffset? AgreedAt { get; private set; }

    /// <summary>The last day on which a council may ask.</summary>
    public static DateOnly LastDay(DateOnly since) => since.AddDays(Days);

    /// <summary>A lead takes it back.</summary>
    /// <exception cref="RefusedException">It was taken back or agreed already.</exception>
    public void Withdraw(DateTimeOffset now)
    {
        if (WithdrawnAt is not null || AgreedAt is not null) throw new RefusedException("This is no longer open.");
        WithdrawnAt = now;
    }
}

/// <summary>A lead asked for an empty start.</summary>
public sealed record EmptyStartAsked : Change
{
    /// <inheritdoc/>
    public override string InWords() => "Asked that the council starts again with nothing. A platform administrator has to agree.";
}

/// <summary>A lead no longer asks for it.</summary>
public sealed record EmptyStartWithdrawn : Change
{
    /// <inheritdoc/>
    public override string InWords() => "No longer asks for an empty start.";
}
