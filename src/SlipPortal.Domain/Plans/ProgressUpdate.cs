using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Plans;

/// <summary>What somebody reported on an action: a dated fact with a rating and the reason for it.</summary>
public sealed class ProgressUpdate : ActionFact, IWithdrawable
{
    /// <summary>Longest reason, in characters.</summary>
    public const int ReasonMaxLength = 1_000;

    /// <summary>Longest narrative, in characters.</summary>
    public const int NarrativeMaxLength = 4_000;

    private ProgressUpdate()
    {
    }

    /// <summary>A report made now.</summary>
    /// <param name="action">What it is about.</param>
    /// <param name="rating">How it stands; null only where a file told of progress and gave no rating.</param>
    /// <param name="reason">Why this rating.</param>
    /// <param name="narrative">What has happened, or null.</param>
    /// <param name="authorId">Who reports.</param>
    /// <param name="now">The present.</param>
    /// <exception cref="RefusedException">No reason, a text too long, or the action only points at others.</exception>
    public ProgressUpdate(PlanAction action, Rating? rating, string? reason, string? narrative, Guid authorId, DateTimeOffset now)
        : base(action, now)
    {
        if (action.IsCrossReference)
            throw new RefusedException("This action only points at others: report progress on those.");
        if (rating?.RetiredAt is not null) throw new RefusedException("This rating is no longer used: choose another.", nameof(RatingId));
        RatingId = rating?.Id;
        Reason = Text.Required(reason, "the reason for the rating", ReasonMaxLength, nameof(Reason));
        Narrative = Text.Optional(narrative, "what has happened", NarrativeMaxLength, nameof(Narrative));
        AuthorId = authorId;
    }

    /// <summary>The rating given, or null where a file gave none.</summary>
    public Guid? RatingId { get; private set; }

    /// <summary>Why this rating.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>What has happened since the last one, or null.</summary>
    public string? Narrative { get; private set; }

    /// <summary>Who reported it.</summary>
    public Guid AuthorId { get; private set; }

    /// <inheritdoc/>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <inheritdoc/>
    public Guid? WithdrawnById { get; private set; }

    /// <inheritdoc/>
    public string? WithdrawnBecause { get; private set; }

    /// <inheritdoc/>
    public void Withdraw(string? reason, Guid byId, DateTimeOffset now) =>
        (WithdrawnAt, WithdrawnById, WithdrawnBecause) = Withdrawal.Of(this, reason, byId, now);
}
