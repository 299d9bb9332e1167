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

/// <summary>A lead released a file that could not be checked.</summary>
/// <param name="Ref">The ref of the action that it is evidence of.</param>
/// <param name="Title">What it is.</param>
public sealed record HeldFileReleased(string Ref, string Title) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Released a file that could not be checked, evidence of action {Ref}: {Title}.";
}

/// <summary>A lead chose what becomes of files that cannot be checked.</summary>
/// <param name="KeepsHeld">True where they are kept, held for a lead.</param>
public sealed record UncheckedFilesChosen(bool KeepsHeld) : Change
{
    /// <inheritdoc/>
    public override string InWords() => KeepsHeld
        ? "Chose to keep files that cannot be checked, held for a lead."
        : "Chose to refuse files that cannot be checked.";
}

/// <summary>A lead did not release what was held.</summary>
/// <param name="Kind">What it looks like.</param>
/// <param name="Masked">What may be shown of it.</param>
public sealed record HeldTextKept(LooksLike Kind, string Masked) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Did not release what looks like {Kind.InWords()} ({Masked}).";
}
