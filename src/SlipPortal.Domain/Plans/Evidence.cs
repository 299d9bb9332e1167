using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Plans;

/// <summary>Something that shows what was done or what changed: a file, or a link to where it is kept.</summary>
public sealed class Evidence : ActionFact, IWithdrawable
{
    /// <summary>Longest title, in characters.</summary>
    public const int TitleMaxLength = 200;

    /// <summary>Longest address, in characters.</summary>
    public const int AddressMaxLength = 2_000;

    /// <summary>Longest file name, in characters.</summary>
    public const int FileNameMaxLength = 255;

    /// <summary>Largest file, in bytes.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    private Evidence()
    {
    }

    private Evidence(PlanAction action, string? title, Guid? updateId, Guid authorId, DateTimeOffset now)
        : base(action, now)
    {
        Title = Text.RequiredLine(title, "what the evidence is", TitleMaxLength, nameof(Title));
        UpdateId = updateId;
        AuthorId = authorId;
    }

    /// <summary>What it is.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Where it is kept; null for a file.</summary>
    public string? Address { get; private set; }

    /// <summary>The file's name, without folders; null for a link.</summary>
    public string? FileName { get; private set; }

    /// <summary>The file's media type by its content, never by its name; null for a link.</summary>
    public string? MediaType { get; private set; }

    /// <summary>The file's size in bytes; null for a link.</summary>
    public int? Bytes { get; private set; }

    /// <summary>SHA-256 of the file in lower-case hexadecimal; null for a link.</summary>
    public string? Sha256 { get; private set; }

    /// <summary>The progress update that it came with, or null.</summary>
    public Guid? UpdateId { get; private set; }

    /// <summary>True where nobody from outside sees it unless a grant names it. Said when it is added, and kept.</summary>
    public bool IsConfidential { get; private set; }

    /// <summary>
    /// True while a file that could not be checked waits for a lead: nobody else gets it, and nobody from outside sees that it is there.
    /// Set when it is stored.
    /// </summary>
    public bool IsHeld { get; private set; }

    /// <summary>Who added it.</summary>
    public Guid AuthorId { get; private set; }

    /// <inheritdoc/>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <inheritdoc/>
    public Guid? WithdrawnById { get; private set; }

    /// <inheritdoc/>
    public string? WithdrawnBecause { get; private set; }

    /// <summary>A link.</summary>
    /// <exception cref="RefusedException">No title, or an address that is not one of the web.</exception>
    public static Evidence OfLink(
        PlanAction action, string? title, string? address, bool isConfidential, Guid? updateId, Guid authorId, DateTimeOffset now)
    {
        var text = Text.RequiredLine(address, "the address", AddressMaxLength, nameof(Address));
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
            throw new RefusedException("Enter the whole address, beginning with https://", nameof(Address));
        return new(action, title, updateId, authorId, now) { Address = uri.AbsoluteUri, IsConfidential = isConfidential };
    }

    /// <summary>A file, with its content.</summary>
    /// <param name="action">The action that it shows something of.</param>
    /// <param name="title">What it is.</param>
    /// <param name="fileName">As uploaded, without folders.</param>
    /// <param name="mediaType">By its content.</param>
    /// <param name="content">Byte for byte.</param>
    /// <param name="sha256">In lower-case hexadecimal.</param>
    /// <param name="isConfidential">Nobody from outside sees it unless a grant names it.</param>
    /// <param name="updateId">The progress update that it came with, or null.</param>
    /// <param name="authorId">Who adds it.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RefusedException">No title, or too large.</exception>
    public static (Evidence Evidence, EvidenceFile File) OfFile(
        PlanAction action, string? title, string fileName, string mediaType, byte[] content, string sha256, bool isConfidential, Guid? updateId, Guid authorId,
        DateTimeOffset now)
    {
        if (content.Length > MaxBytes) throw new RefusedException($"The file is larger than {MaxBytes / 1024 / 1024} MB.", "File");
        var evidence = new Evidence(action, title, updateId, authorId, now)
        {
            FileName = fileName.Length <= FileNameMaxLength ? fileName : fileName[^FileNameMaxLength..],
            MediaType = mediaType,
            Bytes = content.Length,
            Sha256 = sha256,
            IsConfidential = isConfidential,
        };
        return (evidence, new EvidenceFile(evidence, content));
    }

    /// <summary>A lead has looked at the file: it is a file like others from now on.</summary>
    /// <returns>Why.</returns>
    /// <exception cref="RefusedException">No reason, it is not held, or it is gone.</exception>
    public string Release(string? reason)
    {
        if (!IsHeld || WithdrawnAt is not null) throw new RefusedException("This file is not held any more.");
        var why = Text.Required(reason, "why it can be released", DateChange.ReasonMaxLength, "Reason");
        IsHeld = false;
        return why;
    }

    /// <inheritdoc/>
    public void Withdraw(string? reason, Guid byId, DateTimeOffset now) =>
        (WithdrawnAt, WithdrawnById, WithdrawnBecause) = Withdrawal.Of(this, reason, byId, now);
}

/// <summary>The content of a file, apart from its line, so that lists never read it.</summary>
public sealed class EvidenceFile : TenantEntity
{
    private EvidenceFile()
    {
    }

    internal EvidenceFile(Evidence evidence, byte[] content)
    {
        EvidenceId = evidence.Id;
        PracticeAreaId = evidence.PracticeAreaId;
        IsConfidential = evidence.IsConfidential;
        Content = content;
    }

    /// <summary>Its line.</summary>
    public Guid EvidenceId { get; private set; }

    /// <summary>As its line's.</summary>
    public Guid PracticeAreaId { get; private set; }

    /// <summary>As its line says.</summary>
    public bool IsConfidential { get; private set; }

    /// <summary>Byte for byte.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>
    /// True where the guard could not read all its text, as in a picture or a scan: shown beside it. Set when it is stored.
    /// </summary>
    public bool IsTextUnchecked { get; private set; }
}

/// <summary>Whether an action's evidence is enough to be confident that the work is done.</summary>
public enum EvidenceJudgement
{
    /// <summary>Enough.</summary>
    Sufficient,

    /// <summary>Shows part of it.</summary>
    Partly,

    /// <summary>Does not show it.</summary>
    NotSufficient,
}

/// <summary>A reviewer's verdict on all the evidence of an action, as it was then.</summary>
public sealed class EvidenceVerdict : ActionFact
{
    /// <summary>Longest reason, in characters.</summary>
    public const int ReasonMaxLength = 1_000;

    private EvidenceVerdict()
    {
    }

    /// <summary>A verdict given now.</summary>
    /// <exception cref="RefusedException">No verdict or reason, or “sufficient” where there is no evidence.</exception>
    public EvidenceVerdict(PlanAction action, EvidenceJudgement? judgement, int pieces, string? reason, Guid reviewerId, DateTimeOffset now)
        : base(action, now)
    {
        Judgement = judgement ?? throw new RefusedException("Choose a verdict.", nameof(Judgement));
        if (pieces == 0 && judgement is not EvidenceJudgement.NotSufficient)
            throw new RefusedException("There is no evidence yet: add it first, or say that it is not sufficient.", nameof(Judgement));
        Pieces = pieces;
        Reason = Text.Required(reason, "why", ReasonMaxLength, nameof(Reason));
        ReviewerId = reviewerId;
    }

    /// <summary>The verdict.</summary>
    public EvidenceJudgement Judgement { get; private set; }

    /// <summary>How many pieces of evidence there were.</summary>
    public int Pieces { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who judged.</summary>
    public Guid ReviewerId { get; private set; }
}
