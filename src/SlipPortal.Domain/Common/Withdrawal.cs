namespace SlipPortal.Domain.Common;

/// <summary>
/// What somebody can withdraw because it was a mistake: it stays, with who, when and why, and is gone from lists and counts. What others
/// have built on is not withdrawn.
/// </summary>
public interface IWithdrawable
{
    /// <summary>When it was withdrawn, or null.</summary>
    DateTimeOffset? WithdrawnAt { get; }

    /// <summary>Who withdrew it, or null.</summary>
    Guid? WithdrawnById { get; }

    /// <summary>Why, or null.</summary>
    string? WithdrawnBecause { get; }

    /// <summary>It is withdrawn.</summary>
    /// <exception cref="RefusedException">No reason, or it was withdrawn before.</exception>
    void Withdraw(string? reason, Guid byId, DateTimeOffset now);
}

/// <summary>What every withdrawal asks for.</summary>
public static class Withdrawal
{
    /// <summary>Longest reason, in characters.</summary>
    public const int ReasonMaxLength = 1_000;

    /// <summary>When, who and why, of something that was not withdrawn before.</summary>
    /// <exception cref="RefusedException">No reason, or it was withdrawn before.</exception>
    public static (DateTimeOffset? At, Guid? ById, string? Because) Of(IWithdrawable one, string? reason, Guid byId, DateTimeOffset now) =>
        one.WithdrawnAt is null
            ? (now, byId, Text.Required(reason, "why it is withdrawn", ReasonMaxLength, "Reason"))
            : throw new RefusedException("This was withdrawn already.");
}

/// <summary>Something was withdrawn. Why stands beside it.</summary>
/// <param name="What">What it was: “the progress update on action 1.2 of 3 May 2026”.</param>
public sealed record RecordWithdrawn(string What) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Withdrew {What}.";
}
