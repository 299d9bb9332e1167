using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Plans;

/// <summary>A post in the council's directory. Actions are owned by posts, not by people: holders change.</summary>
public sealed class Post : TenantEntity
{
    /// <summary>Longest title, in characters.</summary>
    public const int TitleMaxLength = 200;

    private Post()
    {
    }

    /// <summary>A new post.</summary>
    /// <exception cref="RefusedException">No title, or too long a one.</exception>
    public Post(string title) => Title = Text.Required(title, "the title of the post", TitleMaxLength);

    /// <summary>Unique within the council.</summary>
    public string Title { get; private set; } = "";
}
