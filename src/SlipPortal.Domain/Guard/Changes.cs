using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Guard;

/// <summary>Somebody asked a lead to release what was held.</summary>
/// <param name="Kind">What it looks like.</param>
/// <param name="Masked">What may be shown of it.</param>
/// <param name="Place">Where it stood.</param>
public sealed record HeldTextAsked(LooksLike Kind, string Masked, string Place) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Asked a lead to release what looks like {Kind.InWords()} ({Masked}), in {Place}.";
}

/// <summary>A lead released what was held: it may be written in this council from now on.</summary>
/// <param name="Kind">What it looks like.</param>
/// <param name="Masked">What may be shown of it.</param>
public sealed record HeldTextReleased(LooksLike Kind, string Masked) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Released what looks like {Kind.InWords()} ({Masked}).";
}

/// <summary>A lead did not release what was held.</summary>
/// <param name="Kind">What it looks like.</param>
/// <param name="Masked">What may be shown of it.</param>
public sealed record HeldTextKept(LooksLike Kind, string Masked) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Did not release what looks like {Kind.InWords()} ({Masked}).";
}
