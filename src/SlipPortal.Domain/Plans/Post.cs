using System.Net.Mail;
using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Plans;

/// <summary>A post in the council's directory. Actions are owned by posts, not by people: holders change.</summary>
public sealed class Post : TenantEntity, IWithdrawable
{
    /// <summary>Longest title, in characters.</summary>
    public const int TitleMaxLength = 200;

    private Post()
    {
    }

    /// <summary>A new post.</summary>
    /// <exception cref="RefusedException">No title, or too long a one.</exception>
    public Post(string? title) => Title = Text.RequiredLine(title, "the title of the post", TitleMaxLength, nameof(Title));

    /// <summary>Unique within the council.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Who recorded it; set by the database, null where it came before there was this.</summary>
    public Guid? WrittenById { get; private set; }

    /// <inheritdoc/>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <inheritdoc/>
    public Guid? WithdrawnById { get; private set; }

    /// <inheritdoc/>
    public string? WithdrawnBecause { get; private set; }

    /// <inheritdoc/>
    public void Withdraw(string? reason, Guid byId, DateTimeOffset now) =>
        (WithdrawnAt, WithdrawnById, WithdrawnBecause) = Withdrawal.Of(this, reason, byId, now);

    /// <summary>Gives it another title. Returns the one before.</summary>
    /// <exception cref="RefusedException">No title, too long a one, or the same.</exception>
    public string Rename(string? title)
    {
        var before = Title;
        Title = Text.RequiredLine(title, "the title of the post", TitleMaxLength, nameof(Title));
        return Title == before ? throw new RefusedException("Enter a title that differs from the one it has.", nameof(Title)) : before;
    }
}

/// <summary>Who holds a post, from a day until another. Between two holders a post is vacant.</summary>
public sealed class PostHolder : TenantEntity
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameMaxLength = 100;

    /// <summary>Longest e-mail address, in characters.</summary>
    public const int EmailMaxLength = 256;

    private PostHolder()
    {
    }

    /// <summary>A holder.</summary>
    /// <param name="post">The post.</param>
    /// <param name="name">Who.</param>
    /// <param name="email">Where they can be asked for an update, or null.</param>
    /// <param name="from">Their first day.</param>
    /// <param name="isInterim">True for somebody who holds it until it is filled.</param>
    /// <exception cref="RefusedException">No name or day, or an address that is none.</exception>
    public PostHolder(Post post, string? name, string? email, DateOnly? from, bool isInterim)
    {
        PostId = post.Id;
        Set(name, email, from, isInterim);
    }

    private void Set(string? name, string? email, DateOnly? from, bool isInterim)
    {
        Name = Text.RequiredLine(name, "the name of the person", NameMaxLength, nameof(Name));
        Email = Text.OptionalLine(email, "the e-mail address", EmailMaxLength, nameof(Email));
        // One mailbox and nothing else: a list of them would be written to as a list.
        if (Email is not null && !(MailAddress.TryCreate(Email, out var mailbox) && mailbox.Address == Email))
            throw new RefusedException("Enter one email address, like name@example.gov.uk.", nameof(Email));
        From = from ?? throw new RefusedException("Enter the first day.", nameof(From));
        IsInterim = isInterim;
    }

    /// <summary>The post.</summary>
    public Guid PostId { get; private set; }

    /// <summary>Who.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Where they can be asked for an update, or null.</summary>
    public string? Email { get; private set; }

    /// <summary>Their first day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Their last day, or null while they hold it.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>True for somebody who holds it until it is filled.</summary>
    public bool IsInterim { get; private set; }

    /// <summary>True on the days on which they hold it.</summary>
    public bool HoldsOn(DateOnly day) => From <= day && (Until is null || day <= Until);

    /// <summary>Corrects what was recorded of them. Returns what changed, in words.</summary>
    /// <exception cref="RefusedException">What a new holder would be refused for, a last day before the first, or nothing that
    /// differs.</exception>
    public string Correct(string? name, string? email, DateOnly? from, DateOnly? until, bool isInterim)
    {
        var before = (Name, Email, From, Until, IsInterim);
        Set(name, email, from, isInterim);
        if (until < From) throw new RefusedException($"The last day comes before the first, {From:d MMMM yyyy}.", nameof(Until));
        Until = until;
        List<string> changed =
        [
            .. before.Name == Name ? Array.Empty<string>() : [$"name from {before.Name} to {Name}"],
            .. before.Email == Email ? Array.Empty<string>() : ["email address"],
            .. before.From == From ? Array.Empty<string>() : [$"first day from {before.From:d MMMM yyyy} to {From:d MMMM yyyy}"],
            .. before.Until == Until ? Array.Empty<string>() : [$"last day from {Said(before.Until)} to {Said(Until)}"],
            .. before.IsInterim == IsInterim ? Array.Empty<string>() : [IsInterim ? "now interim" : "no longer interim"],
        ];
        return changed.Count > 0 ? string.Join(", ", changed) : throw new RefusedException("Change something, or go back.", nameof(Name));

        static string Said(DateOnly? day) => day is { } some ? $"{some:d MMMM yyyy}" : "none";
    }

    /// <summary>They leave the post.</summary>
    /// <exception cref="RefusedException">A day before the first, or they left before.</exception>
    public void Leave(DateOnly? lastDay)
    {
        if (Until is not null) throw new RefusedException($"{Name} has left this post already.");
        if (lastDay is not { } day) throw new RefusedException("Enter the last day.", nameof(Until));
        if (day < From) throw new RefusedException($"The last day comes before the first, {From:d MMMM yyyy}.", nameof(Until));
        Until = day;
    }
}
