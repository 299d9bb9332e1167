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
        LineageId = Id;
        PlanId = planId;
        PracticeAreaId = practiceAreaId;
        Position = position;
        Describe(number, title, statement, null);
    }

    /// <summary>The first chapter of its line, through all versions of the plan; its own id when it is new.</summary>
    public Guid LineageId { get; private set; }

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

    /// <summary>The post that leads it, or null.</summary>
    public Guid? LeadPostId { get; private set; }

    /// <summary>Changes its words and its lead.</summary>
    /// <exception cref="RefusedException">No title, or a text that is too long.</exception>
    public void Describe(string? number, string? title, string? statement, Guid? leadPostId)
    {
        Number = Text.OptionalLine(number, "the chapter's number", NumberMaxLength, nameof(Number));
        Title = Text.RequiredLine(title, "the chapter's title", TitleMaxLength, nameof(Title));
        Statement = Text.Optional(statement, "the chapter's statement", StatementMaxLength, nameof(Statement));
        LeadPostId = leadPostId;
    }

    /// <summary>The same chapter in a new version of the plan.</summary>
    public Chapter CarryForward(Plan plan) =>
        new(plan.Id, PracticeAreaId, Position, Number, Title, Statement) { LineageId = LineageId, LeadPostId = LeadPostId };
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
    public Impact(Chapter chapter, string? text)
    {
        ChapterId = chapter.Id;
        PracticeAreaId = chapter.PracticeAreaId;
        Reword(text);
    }

    /// <summary>Its chapter.</summary>
    public Guid ChapterId { get; private set; }

    /// <summary>As its chapter's.</summary>
    public Guid PracticeAreaId { get; private set; }

    /// <summary>In the plan's words.</summary>
    public string Description { get; private set; } = "";

    /// <summary>Changes its words.</summary>
    /// <exception cref="RefusedException">No text, or too long a one.</exception>
    public void Reword(string? text) => Description = Text.Required(text, "the intended impact", TextMaxLength, nameof(Description));
}

/// <summary>
/// How far a chapter's work has changed anything for children and families, as somebody judged it: apart from the ratings of its
/// actions, which say what was delivered.
/// </summary>
public sealed class ImpactRating : TenantEntity
{
    /// <summary>Longest reason, in characters.</summary>
    public const int ReasonMaxLength = 1_000;

    private ImpactRating()
    {
    }

    /// <summary>A judgement made now.</summary>
    /// <exception cref="RefusedException">No reason, or too long a one.</exception>
    public ImpactRating(Chapter chapter, Rating rating, string? reason, Guid authorId, DateTimeOffset now)
    {
        ChapterId = chapter.Id;
        LineageId = chapter.LineageId;
        PracticeAreaId = chapter.PracticeAreaId;
        RatingId = rating.Id;
        Reason = Text.Required(reason, "the reason for the rating", ReasonMaxLength, nameof(Reason));
        AuthorId = authorId;
        RecordedAt = now;
    }

    /// <summary>The chapter, in the version of the plan of that day.</summary>
    public Guid ChapterId { get; private set; }

    /// <summary>The first chapter of the line.</summary>
    public Guid LineageId { get; private set; }

    /// <summary>As its chapter's.</summary>
    public Guid PracticeAreaId { get; private set; }

    /// <summary>The rating given.</summary>
    public Guid RatingId { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who judged.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset RecordedAt { get; private set; }
}
