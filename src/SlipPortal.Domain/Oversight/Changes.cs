using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Oversight;

/// <summary>A practice example was drafted.</summary>
public sealed record PracticeExampleDrafted(string Title) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Drafted the practice example “{Title}”.";
}

/// <summary>The draft of a practice example was changed.</summary>
public sealed record PracticeExampleChanged(string Title) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Changed the practice example “{Title}”.";
}

/// <summary>A practice example that nobody else has read was deleted.</summary>
public sealed record PracticeExampleDeleted(string Title) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Deleted the draft of the practice example “{Title}”.";
}

/// <summary>A practice example was published to everybody who is signed in.</summary>
public sealed record PracticeExamplePublished(string Title, bool IsAnonymous) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Published the practice example “{Title}” to all who sign in, {(IsAnonymous ? "without" : "with")} the council’s name.";
}

/// <summary>A practice example was withdrawn.</summary>
public sealed record PracticeExampleWithdrawn(string Title) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Withdrew the practice example “{Title}”: nobody else reads it any more.";
}
