namespace SlipPortal.Domain.Plans.Import;

/// <summary>How an owner's words meet the council's posts.</summary>
public enum PostMatch
{
    /// <summary>The council has this post; only case, spaces and the form of an apostrophe may differ.</summary>
    Exact,

    /// <summary>The council has no such post: it would be added.</summary>
    New,

    /// <summary>It looks like another title. It would be added as it stands, unless the suggestion is accepted.</summary>
    Near,
}

/// <summary>An owner title of the source and what is proposed for it.</summary>
/// <param name="Text">The title in the source's words.</param>
/// <param name="Post">The post that would be stored.</param>
/// <param name="Match">How it was found.</param>
/// <param name="Suggestion">The title that may be meant, for a near match.</param>
/// <param name="Reason">Why it is near, or what else is unusual (a group instead of a post); otherwise null.</param>
/// <param name="Decided">True where a person chose the post.</param>
/// <param name="Count">How many actions name it.</param>
/// <param name="FirstRow">The first row that names it.</param>
public sealed record PostProposal(
    string Text, string Post, PostMatch Match, string? Suggestion, string? Reason, bool Decided, int Count, int FirstRow)
{
    public const int TitleMaxLength = 200;
}

/// <summary>A rating word of the source.</summary>
/// <param name="Text">The word.</param>
/// <param name="Count">How many actions have it.</param>
/// <param name="Suggestion">The council's rating it seems to mean; null where nothing is close.</param>
/// <param name="Rating">The decided rating; null while undecided, or where "no rating" was chosen.</param>
/// <param name="Decided">True where the word is the council's own, or a person chose.</param>
/// <param name="FirstRow">The first row that has it.</param>
public sealed record RatingProposal(string Text, int Count, string? Suggestion, string? Rating, bool Decided, int FirstRow)
{
    public const int TextMaxLength = 200;
}
