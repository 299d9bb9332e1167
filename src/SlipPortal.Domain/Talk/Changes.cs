using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Talk;

/// <summary>A conversation began.</summary>
/// <param name="About">What it is about, in words.</param>
/// <param name="Readers">Who can read it, in words.</param>
public sealed record TalkStarted(string About, string Readers) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Began a conversation about {About}, for {Readers}.";
}

/// <summary>Somebody answered in a conversation.</summary>
public sealed record CommentAdded(string About) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Answered in a conversation about {About}.";
}

/// <summary>A comment was worded anew.</summary>
public sealed record CommentEdited(string About) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Worded a comment about {About} anew.";
}

/// <summary>Others can read a conversation from now on.</summary>
public sealed record TalkAudienceChanged(string About, string Before, string After, int Comments) : Change
{
    /// <inheritdoc/>
    public override string InWords() =>
        $"Changed who can read a conversation about {About} ({Comments} comment{(Comments == 1 ? "" : "s")}): from {Before} to {After}.";
}

/// <summary>A conversation was resolved.</summary>
public sealed record TalkResolved(string About) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Resolved a conversation about {About}.";
}

/// <summary>A conversation was opened again.</summary>
public sealed record TalkReopened(string About) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Opened a conversation about {About} again.";
}

/// <summary>Somebody is to see to a conversation, or nobody any more.</summary>
public sealed record TalkAssigned(string About, string? Who, DateOnly? DueOn) : Change
{
    /// <inheritdoc/>
    public override string InWords() => Who is null
        ? $"Nobody sees to a conversation about {About} any more."
        : $"Gave a conversation about {About} to {Who}{(DueOn is { } day ? $", by {day:d MMMM yyyy}" : "")}.";
}
