using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Talk;

/// <summary>What a conversation can be about.</summary>
public enum TalkSubject
{
    /// <summary>The plan as a whole, in all its versions.</summary>
    Plan,

    /// <summary>A chapter, in all versions of the plan.</summary>
    Chapter,

    /// <summary>An action, in all versions of the plan.</summary>
    Action,

    /// <summary>A piece of evidence.</summary>
    Document,

    /// <summary>A measure.</summary>
    Kpi,

    /// <summary>A measure's value for one period, whatever corrects it later.</summary>
    Reading,

    /// <summary>A finding of a visit.</summary>
    Finding,

    /// <summary>A visit.</summary>
    Visit,

    /// <summary>An item on a meeting's agenda.</summary>
    MeetingItem,

    /// <summary>A term of the improvement notice.</summary>
    NoticeTerm,
}

/// <summary>What a conversation is about, and what its record says of who may see it.</summary>
/// <param name="Subject">What it is.</param>
/// <param name="SubjectId">Which: the line of work of an action or a chapter, the measure of a reading.</param>
/// <param name="Part">The period of a reading; null for everything else.</param>
/// <param name="Kind">The kind of record that access is given to.</param>
/// <param name="PracticeAreaId">The record's practice area.</param>
/// <param name="IsOpen">False for an unpublished visit and its findings, and for evidence that is confidential or held.</param>
/// <param name="NamedId">The id that a grant can name.</param>
public sealed record TalkPlace(TalkSubject Subject, Guid SubjectId, string? Part, RecordKind Kind, Guid PracticeAreaId, bool IsOpen, Guid NamedId);

/// <summary>
/// A conversation about a record. It says of itself what its record says of who may see it (its kind, its practice area, whether it is open):
/// the policies read that, and whatever moves the record moves it too. Its audience says who of those from outside who see the record are in it.
/// </summary>
public sealed class CommentThread : TenantEntity
{
    /// <summary>The audience of a conversation among the council's own people.</summary>
    public const string Internal = "Internal";

    /// <summary>The audience of a conversation for all who may see the record.</summary>
    public const string Everyone = "Everyone";

    /// <summary>Longest name of a part, in characters.</summary>
    public const int PartMaxLength = 30;

    /// <summary>Longest name of an engagement in words, in characters.</summary>
    public const int SharedWithMaxLength = 600;

    private CommentThread()
    {
    }

    /// <summary>A conversation that begins.</summary>
    /// <param name="place">What it is about.</param>
    /// <param name="audience">Who is in it.</param>
    /// <param name="sharedWith">The engagement that it is shared with, in words; null for the other audiences.</param>
    /// <param name="authorId">Who begins it.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RefusedException">It does not say who may read it.</exception>
    public CommentThread(TalkPlace place, string? audience, string? sharedWith, Guid authorId, DateTimeOffset now)
    {
        Subject = place.Subject;
        SubjectId = place.SubjectId;
        Part = place.Part;
        Kind = place.Kind;
        PracticeAreaId = place.PracticeAreaId;
        IsOpen = place.IsOpen;
        NamedId = place.NamedId;
        Audience = Chosen(audience);
        SharedWith = sharedWith;
        AuthorId = authorId;
        StartedAt = now;
    }

    /// <summary>What it is about.</summary>
    public TalkSubject Subject { get; private set; }

    /// <summary>Which of them.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>The period of a reading, or null.</summary>
    public string? Part { get; private set; }

    /// <summary>The kind of record that access is given to.</summary>
    public RecordKind Kind { get; private set; }

    /// <summary>The record's practice area.</summary>
    public Guid PracticeAreaId { get; private set; }

    /// <summary>Kind and practice area together. Made by the database.</summary>
    public string ReachKey { get; private set; } = "";

    /// <summary>False where nobody from outside sees the record unless a grant names it.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The id that a grant can name.</summary>
    public Guid NamedId { get; private set; }

    /// <summary><see cref="Internal"/>, <see cref="Everyone"/>, or the id of the engagement that it is shared with.</summary>
    public string Audience { get; private set; } = Internal;

    /// <summary>The engagement that it is shared with, as it was called when that was chosen; null for the other audiences.</summary>
    public string? SharedWith { get; private set; }

    /// <summary>Who began it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When it was last resolved; null while it is open.</summary>
    public DateTimeOffset? ResolvedAt { get; private set; }

    /// <summary>Who resolved it, or null.</summary>
    public Guid? ResolvedById { get; private set; }

    /// <summary>Who is to see to it, or null.</summary>
    public Guid? AssignedToId { get; private set; }

    /// <summary>When it was given to them, or null.</summary>
    public DateTimeOffset? AssignedAt { get; private set; }

    /// <summary>By which day, or null.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>What it is about, as it carries it.</summary>
    public TalkPlace ToPlace() => new(Subject, SubjectId, Part, Kind, PracticeAreaId, IsOpen, NamedId);

    /// <summary>Nothing more is to be done.</summary>
    /// <exception cref="RefusedException">It is resolved already.</exception>
    public void Resolve(Guid byId, DateTimeOffset now)
    {
        if (ResolvedAt is not null) throw new RefusedException("This conversation is resolved already.");
        ResolvedAt = now;
        ResolvedById = byId;
    }

    /// <summary>There is more to be done.</summary>
    /// <exception cref="RefusedException">It is open.</exception>
    public void Reopen()
    {
        if (ResolvedAt is null) throw new RefusedException("This conversation is open.");
        ResolvedAt = null;
        ResolvedById = null;
    }

    /// <summary>Somebody is to see to it, or nobody any more.</summary>
    /// <exception cref="RefusedException">A day and nobody, or it is resolved.</exception>
    public void Assign(Guid? personId, DateOnly? dueOn, DateTimeOffset now)
    {
        if (ResolvedAt is not null) throw new RefusedException("This conversation is resolved. Open it again first.");
        if (personId is null && dueOn is not null) throw new RefusedException("Choose who sees to it by that day.", "AssignedToId");
        if (personId != AssignedToId) AssignedAt = personId is null ? null : now;
        AssignedToId = personId;
        DueOn = dueOn;
    }

    /// <summary>Others are in it from now on, and read what was said so far.</summary>
    /// <exception cref="RefusedException">None is chosen, or it is the one that it has.</exception>
    public void Open(string? audience, string? sharedWith)
    {
        if (Chosen(audience) == Audience) throw new RefusedException("These are the people who can read it now. Choose others, or go back.", nameof(Audience));
        Audience = audience!;
        SharedWith = sharedWith;
    }

    private static string Chosen(string? audience) =>
        audience is Internal or Everyone || Guid.TryParse(audience, out _) ? audience : throw new RefusedException("Choose who can read it.", nameof(Audience));
}
