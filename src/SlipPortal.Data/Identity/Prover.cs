using SlipPortal.Data.Isolation;

namespace SlipPortal.Data.Identity;

/// <summary>Somebody who is about to prove who they are, by their credentials or by a session's key: for that, and nothing else.</summary>
/// <param name="UserId">Who; null where the key says it.</param>
public sealed record Prover(Guid? UserId) : IActor
{
    /// <inheritdoc/>
    public string Name => "";

    /// <inheritdoc/>
    public SessionStrength Strength => SessionStrength.Credentials;
}
