using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Reviews;

/// <summary>
/// Something that a review judges: a record of the council, or a question about a practice area. It carries the record's kind and practice
/// area, so that somebody from outside sees it only where they see the record, and its title as it was when the review began.
/// </summary>
public sealed class ReviewItem : TenantEntity
{
    /// <summary>Longest title, in characters; longer ones are cut.</summary>
    public const int TitleMaxLength = 500;

    /// <summary>Longest number, in characters.</summary>
    public const int RefMaxLength = 50;

    private ReviewItem()
    {
    }

    internal ReviewItem(Review review, int position, ReviewedRecord record)
    {
        ReviewId = review.Id;
        Position = position;
        Subject = record.Subject;
        SubjectId = record.Id;
        Kind = record.Kind;
        PracticeAreaId = record.PracticeAreaId;
        Ref = record.Ref;
        var title = Text.Required(record.Title, "the question", int.MaxValue, "Questions");
        Title = title.Length <= TitleMaxLength ? title : title[..(TitleMaxLength - 1)] + "…";
    }

    /// <summary>The review.</summary>
    public Guid ReviewId { get; private set; }

    /// <summary>Order in the review, from 1.</summary>
    public int Position { get; private set; }

    /// <summary>What is judged.</summary>
    public ReviewSubject Subject { get; private set; }

    /// <summary>The record (of an action the line of work, which outlives a version of the plan), or null for a question.</summary>
    public Guid? SubjectId { get; private set; }

    /// <summary>The kind of record that it is.</summary>
    public RecordKind Kind { get; private set; }

    /// <summary>As its record's.</summary>
    public Guid PracticeAreaId { get; private set; }

    /// <summary>Its number then: “2.10”; null where it has none.</summary>
    public string? Ref { get; private set; }

    /// <summary>What it said then.</summary>
    public string Title { get; private set; } = "";

    /// <summary>“Action 2.10”, or its words where it has no number.</summary>
    public string Name => Ref is null ? Title : $"{Subject.InWords()} {Ref}";
}

/// <summary>A record, as a review takes it in.</summary>
/// <param name="Subject">What it is.</param>
/// <param name="Id">Which, or null for a question.</param>
/// <param name="Kind">The kind of record that it is.</param>
/// <param name="PracticeAreaId">Its practice area.</param>
/// <param name="Ref">Its number, or null.</param>
/// <param name="Title">What it says.</param>
public sealed record ReviewedRecord(ReviewSubject Subject, Guid? Id, RecordKind Kind, Guid PracticeAreaId, string? Ref, string Title);

/// <summary>What can be judged. Drafts, unpublished visits and confidential evidence cannot: an item does not carry their restrictions.</summary>
public enum ReviewSubject
{
    /// <summary>An action of the plan.</summary>
    Action,

    /// <summary>A chapter of the plan.</summary>
    Chapter,

    /// <summary>A measure.</summary>
    Measure,

    /// <summary>A finding of a published visit.</summary>
    Finding,

    /// <summary>A term of the improvement notice.</summary>
    Term,

    /// <summary>A question about a practice area.</summary>
    Question,
}

/// <summary>How reviews say things.</summary>
public static class ReviewWords
{
    /// <summary>“Action”.</summary>
    public static string InWords(this ReviewSubject subject) => subject is ReviewSubject.Term ? "Notice term" : subject.ToString();

    /// <summary>“Partly assured”.</summary>
    public static string InWords(this Assurance assurance) => assurance switch
    {
        Assurance.Assured => "Assured",
        Assurance.Partly => "Partly assured",
        Assurance.NotAssured => "Not assured",
        _ => "Not seen",
    };

    /// <summary>“Answered, ready to sign”.</summary>
    public static string InWords(this ReviewState state) => state switch
    {
        ReviewState.Asked => "Asked",
        ReviewState.UnderWay => "Under way",
        ReviewState.Answered => "Ready to sign",
        _ => "Closed",
    };

    /// <summary>“Six-weekly adviser’s report”.</summary>
    public static string InWords(this ReviewTemplate template) =>
        template is ReviewTemplate.AdviserReport ? "Six-weekly adviser’s report to the department" : "Formal review";

    /// <summary>“Accepted: a new action”.</summary>
    public static string InWords(this ChallengeReply reply) => reply switch
    {
        ChallengeReply.NewAction => "Accepted: a new action",
        ChallengeReply.NewDate => "Accepted: a new date",
        ChallengeReply.Accepted => "Accepted",
        _ => "Declined",
    };

    /// <summary>The heading of a section.</summary>
    public static string InWords(this ReportSection section) => section switch
    {
        ReportSection.StageAndNotice => "Stage and notice",
        ReportSection.Progress => "Progress since the last report",
        ReportSection.Performance => "Performance worth naming",
        ReportSection.Risks => "Risks and challenges",
        _ => "The next six weeks",
    };
}
