using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Reviews;

/// <summary>A review was asked for or started.</summary>
/// <param name="Title">Its title.</param>
/// <param name="IsAsked">True where the council asked.</param>
/// <param name="Items">How many items it judges.</param>
public sealed record ReviewBegun(string Title, bool IsAsked, int Items) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"{(IsAsked ? "Asked for" : "Started")} the review “{Title}”: {Items} {(Items == 1 ? "item" : "items")}.";
}

/// <summary>An item of a review was judged.</summary>
/// <param name="Title">The review's title.</param>
/// <param name="Item">The item.</param>
/// <param name="Judgement">What was judged.</param>
/// <param name="IsChallenged">Whether the council is challenged on it.</param>
public sealed record ReviewItemJudged(string Title, string Item, Assurance Judgement, bool IsChallenged) : Change
{
    /// <inheritdoc/>
    public override string InWords() =>
        $"Review “{Title}”, {Item}: {Judgement.InWords().ToLowerInvariant()}{(IsChallenged ? ", with a challenge" : "")}.";
}

/// <summary>The council answered a challenge.</summary>
/// <param name="Title">The review's title.</param>
/// <param name="Item">The item.</param>
/// <param name="Reply">How.</param>
public sealed record ChallengeAnswered(string Title, string Item, ChallengeReply Reply) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Answered the challenge to {Item} in the review “{Title}”. {Reply.InWords()}.";
}

/// <summary>Sections of an adviser's report were written.</summary>
/// <param name="Title">The report's title.</param>
public sealed record ReportWritten(string Title) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Wrote on the report “{Title}”.";
}

/// <summary>One side signed a review.</summary>
/// <param name="Title">The review's title.</param>
/// <param name="Side">Which side.</param>
/// <param name="IsClosed">Whether that closed it.</param>
public sealed record ReviewSigned(string Title, ReviewSide Side, bool IsClosed) : Change
{
    /// <inheritdoc/>
    public override string InWords() =>
        $"Signed the review “{Title}” for the {(Side is ReviewSide.Council ? "council" : "reviewers")}{(IsClosed ? ", which closes it" : "")}.";
}

/// <summary>A review came to another state.</summary>
/// <param name="Title">Its title.</param>
/// <param name="State">The state.</param>
public sealed record ReviewMoved(string Title, ReviewState State) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"The review “{Title}” is {State.InWords().ToLowerInvariant()}.";
}
