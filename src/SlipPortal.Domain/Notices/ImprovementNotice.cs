using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Notices;

/// <summary>An improvement notice that was served on the council. Its stages and terms are records beside it.</summary>
public sealed class ImprovementNotice : TenantEntity
{
    /// <summary>Longest name of whom it is served on or by, in characters.</summary>
    public const int NameMaxLength = 200;

    /// <summary>Longest grounds, in characters.</summary>
    public const int GroundsMaxLength = 4_000;

    private ImprovementNotice()
    {
    }

    /// <summary>A notice.</summary>
    /// <param name="isStatutory">Whether it was served under the law's powers of intervention.</param>
    /// <param name="servedOn">The day it was served.</param>
    /// <param name="servedTo">On whom.</param>
    /// <param name="issuedBy">By whom.</param>
    /// <param name="grounds">What it is based on.</param>
    /// <param name="until">The last day that it names itself, or null.</param>
    /// <exception cref="RefusedException">Something is missing or too long.</exception>
    public ImprovementNotice(bool? isStatutory, DateOnly? servedOn, string? servedTo, string? issuedBy, string? grounds, DateOnly? until) =>
        Describe(isStatutory, servedOn, servedTo, issuedBy, grounds, until);

    /// <summary>Whether it was served under the law's powers of intervention.</summary>
    public bool IsStatutory { get; private set; }

    /// <summary>The day it was served.</summary>
    public DateOnly ServedOn { get; private set; }

    /// <summary>On whom.</summary>
    public string ServedTo { get; private set; } = "";

    /// <summary>By whom.</summary>
    public string IssuedBy { get; private set; } = "";

    /// <summary>What it is based on.</summary>
    public string Grounds { get; private set; } = "";

    /// <summary>The last day that it names itself, or null.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>Corrects what is said of it.</summary>
    /// <exception cref="RefusedException">Something is missing or too long.</exception>
    public void Describe(bool? isStatutory, DateOnly? servedOn, string? servedTo, string? issuedBy, string? grounds, DateOnly? until)
    {
        IsStatutory = isStatutory ?? throw new RefusedException("Say whether it is statutory.", nameof(IsStatutory));
        ServedOn = servedOn ?? throw new RefusedException("Enter the day it was served.", nameof(ServedOn));
        ServedTo = Text.RequiredLine(servedTo, "whom it was served on", NameMaxLength, nameof(ServedTo));
        IssuedBy = Text.RequiredLine(issuedBy, "who issued it", NameMaxLength, nameof(IssuedBy));
        Grounds = Text.Required(grounds, "what it is based on", GroundsMaxLength, nameof(Grounds));
        Until = until < ServedOn ? throw new RefusedException("The last day comes before the day it was served.", nameof(Until)) : until;
    }
}

/// <summary>Something that happened to a notice: added, never overwritten; taken back with a reason where it was wrong.</summary>
public sealed class NoticeStage : TenantEntity
{
    /// <summary>Longest reason, in characters.</summary>
    public const int ReasonMaxLength = 2_000;

    private NoticeStage()
    {
    }

    /// <summary>A stage.</summary>
    /// <exception cref="RefusedException">No kind, day or reason, a day to come, or one before the notice.</exception>
    public NoticeStage(ImprovementNotice notice, StageKind? kind, DateOnly? on, string? reason, Guid authorId, DateTimeOffset now)
    {
        NoticeId = notice.Id;
        Kind = kind ?? throw new RefusedException("Choose what happened.", nameof(Kind));
        On = on ?? throw new RefusedException("Enter the day.", nameof(On));
        if (On > now.DayInUk()) throw new RefusedException("The day is still to come: record it once it has happened.", nameof(On));
        if (On < notice.ServedOn) throw new RefusedException($"The notice was served later, on {notice.ServedOn:d MMMM yyyy}.", nameof(On));
        Reason = Text.Required(reason, "why", ReasonMaxLength, nameof(Reason));
        AuthorId = authorId;
        RecordedAt = now;
    }

    /// <summary>The notice.</summary>
    public Guid NoticeId { get; private set; }

    /// <summary>What happened.</summary>
    public StageKind Kind { get; private set; }

    /// <summary>On which day.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who recorded it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>When it was taken back, or null.</summary>
    public DateTimeOffset? TakenBackAt { get; private set; }

    /// <summary>Why it was taken back.</summary>
    public string? TakenBackBecause { get; private set; }

    /// <summary>It was recorded wrongly. It stays readable.</summary>
    /// <exception cref="RefusedException">No reason, or it was before.</exception>
    public void TakeBack(string? reason, DateTimeOffset now)
    {
        if (TakenBackAt is not null) throw new RefusedException("This was taken back already.");
        TakenBackBecause = Text.Required(reason, "why it is taken back", ReasonMaxLength, "TakeBackReason");
        TakenBackAt = now;
    }
}

/// <summary>What can happen to a notice.</summary>
public enum StageKind
{
    /// <summary>It was served.</summary>
    Served,

    /// <summary>Its terms were changed.</summary>
    Amended,

    /// <summary>A lighter form took its place: a statutory notice became one that is not, or terms were relaxed.</summary>
    SteppedDown,

    /// <summary>The Secretary of State directed the council.</summary>
    Direction,

    /// <summary>It was lifted: its terms are due no more.</summary>
    Lifted,

    /// <summary>Support goes on after it was lifted.</summary>
    PostNoticeSupport,
}

/// <summary>A file that a notice came in, kept as it came.</summary>
public sealed class NoticeDocument : TenantEntity
{
    /// <summary>Longest title, in characters.</summary>
    public const int TitleMaxLength = 200;

    /// <summary>Longest file name, in characters.</summary>
    public const int FileNameMaxLength = 255;

    /// <summary>Largest file, in bytes.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    private NoticeDocument()
    {
    }

    /// <summary>A file.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="title">What it is.</param>
    /// <param name="fileName">With the ending that its content has.</param>
    /// <param name="mediaType">By its content.</param>
    /// <param name="content">Byte for byte.</param>
    /// <param name="sha256">In lower-case hexadecimal.</param>
    /// <param name="authorId">Who adds it.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RefusedException">No title, or too large.</exception>
    public NoticeDocument(
        ImprovementNotice notice, string? title, string fileName, string mediaType, byte[] content, string sha256, Guid authorId, DateTimeOffset now)
    {
        if (content.Length > MaxBytes) throw new RefusedException($"The file is larger than {MaxBytes / 1024 / 1024} MB.", "File");
        NoticeId = notice.Id;
        Title = Text.RequiredLine(title, "what the file is", TitleMaxLength, nameof(Title));
        (FileName, MediaType, Content, Bytes, Sha256) = (fileName, mediaType, content, content.Length, sha256);
        (AuthorId, AddedAt) = (authorId, now);
    }

    /// <summary>The notice.</summary>
    public Guid NoticeId { get; private set; }

    /// <summary>What it is.</summary>
    public string Title { get; private set; } = "";

    /// <summary>As uploaded, without folders, with the ending that its content has.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>By its content, never by its name.</summary>
    public string MediaType { get; private set; } = "";

    /// <summary>Byte for byte. Empty once it was taken away.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>
    /// True where the guard could not read all its text, as in a picture or a scan: shown beside it. Set when it is stored.
    /// </summary>
    public bool IsTextUnchecked { get; private set; }

    /// <summary>Its size.</summary>
    public int Bytes { get; private set; }

    /// <summary>Its SHA-256 in lower-case hexadecimal.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Who added it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>When it was taken away, or null. Its content is then gone; the line stays.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Why it was taken away.</summary>
    public string? RemovedBecause { get; private set; }

    /// <summary>Takes it away.</summary>
    /// <exception cref="RefusedException">No reason, or it is gone already.</exception>
    public void Remove(string? reason, DateTimeOffset now)
    {
        if (RemovedAt is not null) throw new RefusedException("This file has been taken away already.");
        RemovedBecause = Text.Required(reason, "why it is taken away", NoticeStage.ReasonMaxLength, "TakeBackReason");
        RemovedAt = now;
        Content = [];
    }
}
