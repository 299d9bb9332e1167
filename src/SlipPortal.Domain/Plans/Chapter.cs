using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Plans;

/// <summary>A chapter of a plan: what good looks like for one practice area.</summary>
public sealed class Chapter : TenantEntity
{
    /// <summary>Longest number as printed, in characters.</summary>
    public const int NumberMaxLength = 20;

    /// <summary>Longest title, in characters.</summary>
    public const int TitleMaxLength = 300;

    /// <summary>Longest statement, in characters.</summary>
    public const int StatementMaxLength = 4_000;

    private Chapter()
    {
    }

    /// <summary>A new chapter.</summary>
    /// <exception cref="RefusedException">No title, or a text that is too long.</exception>
    public Chapter(Guid planId, Guid practiceAreaId, int position, string? number, string title, string? statement)
    {
        PlanId = planId;
        PracticeAreaId = practiceAreaId;
        Position = position;
        Number = Text.Optional(number, "the chapter's number", NumberMaxLength);
        Title = Text.Required(title, "the chapter's title", TitleMaxLength);
        Statement = Text.Optional(statement, "the chapter's statement", StatementMaxLength);
    }

    /// <summary>The plan it is in.</summary>
    public Guid PlanId { get; private set; }

    /// <summary>Whose scope it is in. Its actions follow it.</summary>
    public Guid PracticeAreaId { get; private set; }

    /// <summary>Order in the plan, from 1.</summary>
    public int Position { get; private set; }

    /// <summary>As printed, or null.</summary>
    public string? Number { get; private set; }

    /// <summary>As printed.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What good looks like (“overall effectiveness”), or null.</summary>
    public string? Statement { get; private set; }
}

/// <summary>What one or several actions of a chapter are to change for children and families.</summary>
public sealed class Impact : TenantEntity
{
    /// <summary>Longest text, in characters.</summary>
    public const int TextMaxLength = 4_000;

    private Impact()
    {
    }

    /// <summary>A new intended impact.</summary>
    /// <exception cref="RefusedException">No text, or too long a one.</exception>
    public Impact(Chapter chapter, string text)
    {
        ChapterId = chapter.Id;
        PracticeAreaId = chapter.PracticeAreaId;
        Description = Text.Required(text, "the intended impact", TextMaxLength);
    }

    /// <summary>Its chapter.</summary>
    public Guid ChapterId { get; private set; }

    /// <summary>As its chapter's.</summary>
    public Guid PracticeAreaId { get; private set; }

    /// <summary>In the plan's words.</summary>
    public string Description { get; private set; } = "";
}
