using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Talk;

/// <summary>One thing that somebody said in a conversation. Its author alone changes it; a lead can withdraw it.</summary>
public sealed class Comment : TenantEntity, IWithdrawable
{
    /// <summary>Longest text, in characters.</summary>
    public const int TextMaxLength = 4_000;

    /// <summary>Longest name of a person or an organisation, in characters.</summary>
    public const int NameMaxLength = 200;

    private Comment()
    {
    }

    /// <summary>A comment made now.</summary>
    /// <param name="thread">The conversation.</param>
    /// <param name="text">What is said.</param>
    /// <param name="author">Who says it.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RefusedException">No text, or too long a one.</exception>
    public Comment(CommentThread thread, string? text, CommentAuthor author, DateTimeOffset now)
    {
        ThreadId = thread.Id;
        Text = Checked(text);
        AuthorId = author.Id;
        AuthorName = author.Name;
        AuthorOrganisation = author.Organisation;
        At = now;
    }

    /// <summary>The conversation.</summary>
    public Guid ThreadId { get; private set; }

    /// <summary>What is said; empty once it is withdrawn.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Who said it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>Their name then.</summary>
    public string AuthorName { get; private set; } = "";

    /// <summary>Whom they spoke for then.</summary>
    public string AuthorOrganisation { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When it was last worded anew, or null.</summary>
    public DateTimeOffset? EditedAt { get; private set; }

    /// <inheritdoc/>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <inheritdoc/>
    public Guid? WithdrawnById { get; private set; }

    /// <summary>Always null: why is for the council's history, and not for everybody who reads the conversation.</summary>
    string? IWithdrawable.WithdrawnBecause => null;

    /// <summary>Words it anew; the earlier wording is kept.</summary>
    /// <exception cref="RefusedException">No text, the same text, or it is withdrawn.</exception>
    public CommentWording Edit(string? text, DateTimeOffset now)
    {
        if (WithdrawnAt is not null) throw new RefusedException("This comment is withdrawn.");
        var wording = Checked(text);
        if (wording == Text) throw new RefusedException("Nothing is different. Change the text, or go back.", nameof(Text));
        var earlier = new CommentWording(this, now);
        Text = wording;
        EditedAt = now;
        return earlier;
    }

    /// <summary>Takes its text away. That there was a comment stays.</summary>
    /// <exception cref="RefusedException">No reason, or it was withdrawn before.</exception>
    public void Withdraw(string? reason, Guid byId, DateTimeOffset now)
    {
        (WithdrawnAt, WithdrawnById, _) = Withdrawal.Of(this, reason, byId, now);
        Text = "";
    }

    private static string Checked(string? text) => Common.Text.Required(text, "what you want to say", TextMaxLength, nameof(Text));
}

/// <summary>Who says something, as they are called then.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Their name.</param>
/// <param name="Organisation">The council, or the organisation that was let in.</param>
public sealed record CommentAuthor(Guid Id, string Name, string Organisation);

/// <summary>What a comment said before it was worded anew. Kept as it was.</summary>
public sealed class CommentWording : TenantEntity
{
    private CommentWording()
    {
    }

    internal CommentWording(Comment comment, DateTimeOffset now)
    {
        ThreadId = comment.ThreadId;
        CommentId = comment.Id;
        Text = comment.Text;
        AuthorId = comment.AuthorId;
        UntilAt = now;
    }

    /// <summary>The conversation.</summary>
    public Guid ThreadId { get; private set; }

    /// <summary>The comment.</summary>
    public Guid CommentId { get; private set; }

    /// <summary>What it said.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Who said it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>Until when it said so.</summary>
    public DateTimeOffset UntilAt { get; private set; }
}

/// <summary>A comment names somebody who is in the conversation.</summary>
public sealed class CommentMention : TenantEntity
{
    private CommentMention()
    {
    }

    /// <summary>A mention.</summary>
    public CommentMention(Comment comment, Guid personId, DateTimeOffset now)
    {
        ThreadId = comment.ThreadId;
        CommentId = comment.Id;
        PersonId = personId;
        AuthorId = comment.AuthorId;
        At = now;
    }

    /// <summary>The conversation.</summary>
    public Guid ThreadId { get; private set; }

    /// <summary>The comment.</summary>
    public Guid CommentId { get; private set; }

    /// <summary>Who is named.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Who names them.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }
}
