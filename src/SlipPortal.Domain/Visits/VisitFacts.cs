using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Visits;

/// <summary>Something dated about a visit: added, never overwritten. Seen by those who see the visit.</summary>
public abstract class VisitFact : TenantEntity
{
    /// <summary>Longest reason or note, in characters.</summary>
    public const int NoteMaxLength = 2_000;

    private protected VisitFact()
    {
    }

    private protected VisitFact(Visit visit, Guid authorId, DateTimeOffset now)
    {
        VisitId = visit.Id;
        PracticeAreaId = visit.PracticeAreaId;
        IsPublic = visit.IsPublic;
        AuthorId = authorId;
        RecordedAt = now;
    }

    /// <summary>The visit.</summary>
    public Guid VisitId { get; private set; }

    /// <summary>As its visit's.</summary>
    public Guid PracticeAreaId { get; private set; }

    /// <summary>As its visit's.</summary>
    public bool IsPublic { get; private set; }

    /// <summary>Who recorded it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset RecordedAt { get; private set; }
}

/// <summary>A visit was moved, or called off.</summary>
public sealed class VisitMove : VisitFact
{
    private VisitMove()
    {
    }

    internal VisitMove(Visit visit, VisitTiming? to, string? reason, Guid authorId, DateTimeOffset now)
        : base(visit, authorId, now)
    {
        Before = visit.Timing.InWords();
        After = to?.InWords();
        Reason = Text.Required(reason, to is null ? "why it is called off" : "why it moves", NoteMaxLength, nameof(Reason));
    }

    /// <summary>When it was to be before, in words.</summary>
    public string Before { get; private set; } = "";

    /// <summary>When it was to be from then on, in words; null where it was called off.</summary>
    public string? After { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";
}

/// <summary>How far a visit's report is on its way to the public.</summary>
public enum PublicationState
{
    /// <summary>What was said at the end of the visit, or a draft.</summary>
    DraftFeedback,

    /// <summary>The letter or report has come.</summary>
    LetterReceived,

    /// <summary>It may not be shown before a day.</summary>
    Embargoed,

    /// <summary>Whoever carried it out has published it.</summary>
    Published,

    /// <summary>It is not published by rule, as a first monitoring visit is not.</summary>
    NotPublishedByRule,

    /// <summary>The council chose to publish it.</summary>
    PublishedByChoice,
}

/// <summary>One step of a visit's report on its way to the public. The last one is where it stands.</summary>
public sealed class PublicationStep : VisitFact
{
    private PublicationStep()
    {
    }

    /// <summary>A step.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="now">Where it stands, or null.</param>
    /// <param name="next">Where it stands from now on.</param>
    /// <param name="on">The day that it came or was published; for an embargo, the day that ends it.</param>
    /// <param name="note">Why: needed where the council chooses, and to take a publication back.</param>
    /// <param name="authorId">Who says so.</param>
    /// <param name="at">When.</param>
    /// <exception cref="RefusedException">It does not follow, the day is missing or impossible, or a reason is missing.</exception>
    public PublicationStep(Visit visit, PublicationState? now, PublicationState next, DateOnly? on, string? note, Guid authorId, DateTimeOffset at)
        : base(visit, authorId, at)
    {
        visit.RefuseWhenCancelled();
        if (now == next) throw new RefusedException("It stands there already.", nameof(State));
        if (next is PublicationState.PublishedByChoice && now is PublicationState.Embargoed)
            throw new RefusedException("It is under embargo: the council cannot publish it before the embargo ends.", nameof(State));
        State = next;
        On = on ?? throw new RefusedException(next is PublicationState.Embargoed ? "Enter the day that the embargo ends." : "Enter the day.", nameof(On));
        var today = at.DayInUk();
        if (next is PublicationState.Embargoed && On < today) throw new RefusedException("The embargo has ended: say that it is published.", nameof(On));
        if (next is not PublicationState.Embargoed && On > today) throw new RefusedException("That day is still to come.", nameof(On));
        if (On < visit.FirstDay) throw new RefusedException("That is before the visit.", nameof(On));
        var needsReason = next is PublicationState.PublishedByChoice || now?.IsPublic() == true;
        Note = needsReason
            ? Text.Required(note, now?.IsPublic() == true ? "why it is taken back" : "why the council publishes it", NoteMaxLength, nameof(Note))
            : Text.Optional(note, "the note", NoteMaxLength, nameof(Note));
    }

    /// <summary>Where it stands from now on.</summary>
    public PublicationState State { get; private set; }

    /// <summary>The day that it came or was published; for an embargo, the day that ends it.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Why, or null.</summary>
    public string? Note { get; private set; }
}

/// <summary>What follows from a state of publication.</summary>
public static class PublicationStates
{
    /// <summary>True where it may be shown outside the council.</summary>
    public static bool IsPublic(this PublicationState state) => state is PublicationState.Published or PublicationState.PublishedByChoice;

    /// <summary>The words that pages show.</summary>
    public static string InWords(this PublicationState state) => state switch
    {
        PublicationState.DraftFeedback => "Draft feedback",
        PublicationState.LetterReceived => "Letter received",
        PublicationState.Embargoed => "Under embargo",
        PublicationState.Published => "Published",
        PublicationState.NotPublishedByRule => "Not published, by rule",
        _ => "Published by the council",
    };
}

/// <summary>A grade that an inspection gave, by the framework of its day.</summary>
public sealed class Judgement : VisitFact
{
    private Judgement()
    {
    }

    /// <summary>A grade.</summary>
    /// <exception cref="RefusedException">No grade, or the framework of that day did not judge this.</exception>
    public Judgement(Visit visit, JudgedAspect aspect, Grade? grade, Guid authorId, DateTimeOffset now)
        : base(visit, authorId, now)
    {
        if (!Framework.Of(visit.FirstDay).Aspects.Contains(aspect))
            throw new RefusedException($"“{aspect.InWords()}” was not judged on {visit.FirstDay:d MMMM yyyy}.", nameof(Grade));
        Aspect = aspect;
        Grade = grade ?? throw new RefusedException("Choose the grade.", nameof(Grade));
    }

    /// <summary>What was judged.</summary>
    public JudgedAspect Aspect { get; private set; }

    /// <summary>The grade.</summary>
    public Grade Grade { get; private set; }

    /// <summary>When a corrected one took its place; null while it stands.</summary>
    public DateTimeOffset? SupersededAt { get; private set; }

    /// <summary>A corrected one takes its place.</summary>
    public void Supersede(DateTimeOffset now) => SupersededAt ??= now;
}

/// <summary>The four grades.</summary>
public enum Grade
{
    /// <summary>Outstanding.</summary>
    Outstanding,

    /// <summary>Good.</summary>
    Good,

    /// <summary>Requires improvement to be good.</summary>
    RequiresImprovement,

    /// <summary>Inadequate.</summary>
    Inadequate,
}

/// <summary>What inspections of children's services judge.</summary>
public enum JudgedAspect
{
    /// <summary>Overall effectiveness.</summary>
    Overall,

    /// <summary>Leaders.</summary>
    Leaders,

    /// <summary>Children who need help and protection.</summary>
    HelpAndProtection,

    /// <summary>Children in care; until January 2023 with care leavers.</summary>
    InCare,

    /// <summary>Care leavers; since January 2023.</summary>
    CareLeavers,
}

/// <summary>What is judged by the framework of a day.</summary>
/// <param name="Aspects">In the order of the report.</param>
public sealed record Framework(IReadOnlyList<JudgedAspect> Aspects)
{
    // Ofsted's framework for inspecting local authority children's services: care leavers are judged apart from then on.
    private static readonly DateOnly CareLeaversFrom = new(2023, 1, 1);

    /// <summary>The framework of a day.</summary>
    public static Framework Of(DateOnly day) => new(
        [.. Enum.GetValues<JudgedAspect>().Where(aspect => aspect is not JudgedAspect.CareLeavers || day >= CareLeaversFrom)]);
}

/// <summary>Words for grades and what is judged.</summary>
public static class JudgementWords
{
    /// <summary>The grade in words.</summary>
    public static string InWords(this Grade grade) => grade is Grade.RequiresImprovement ? "Requires improvement" : grade.ToString();

    /// <summary>What is judged, in words.</summary>
    public static string InWords(this JudgedAspect aspect) => aspect switch
    {
        JudgedAspect.Overall => "Overall effectiveness",
        JudgedAspect.Leaders => "Impact of leaders",
        JudgedAspect.HelpAndProtection => "Children who need help and protection",
        JudgedAspect.InCare => "Children in care",
        _ => "Care leavers",
    };
}

/// <summary>The letter or report of a visit, as a file. The content lies apart (<see cref="VisitFileContent"/>).</summary>
public sealed class VisitFile : VisitFact
{
    /// <summary>Longest title, in characters.</summary>
    public const int TitleMaxLength = 200;

    private VisitFile()
    {
    }

    /// <summary>A file with its content.</summary>
    /// <exception cref="RefusedException">No title.</exception>
    public static (VisitFile File, VisitFileContent Content) Of(
        Visit visit, string? title, string fileName, string mediaType, byte[] content, string sha256, Guid authorId, DateTimeOffset now)
    {
        var file = new VisitFile(visit, title, fileName, mediaType, content.Length, sha256, authorId, now);
        return (file, new VisitFileContent(visit, file, content, authorId, now));
    }

    private VisitFile(Visit visit, string? title, string fileName, string mediaType, int bytes, string sha256, Guid authorId, DateTimeOffset now)
        : base(visit, authorId, now)
    {
        Title = Text.RequiredLine(title, "what the file is", TitleMaxLength, nameof(Title));
        (FileName, MediaType, Bytes, Sha256) = (fileName, mediaType, bytes, sha256);
    }

    /// <summary>What it is.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The file's name, without folders.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>Its media type by its content, never by its name.</summary>
    public string MediaType { get; private set; } = "";

    /// <summary>Its size in bytes.</summary>
    public int Bytes { get; private set; }

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public string Sha256 { get; private set; } = "";
}

/// <summary>The content of a visit's file, apart from its line, so that lists never read it.</summary>
public sealed class VisitFileContent : VisitFact
{
    private VisitFileContent()
    {
    }

    internal VisitFileContent(Visit visit, VisitFile file, byte[] content, Guid authorId, DateTimeOffset now)
        : base(visit, authorId, now) => (FileId, Content) = (file.Id, content);

    /// <summary>Its line.</summary>
    public Guid FileId { get; private set; }

    /// <summary>Byte for byte.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>
    /// True where the guard could not read all its text, as in a picture or a scan: shown beside it. Set when it is stored.
    /// </summary>
    public bool IsTextUnchecked { get; private set; }
}
