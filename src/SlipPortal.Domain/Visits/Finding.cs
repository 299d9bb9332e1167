using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Domain.Visits;

/// <summary>One thing that a visit found, in its own words. What the council says to it and does about it stands beside it.</summary>
public sealed class Finding : TenantEntity, IWithdrawable
{
    /// <summary>Longest wording, in characters.</summary>
    public const int WordingMaxLength = 4_000;

    /// <summary>Longest theme, in characters. Also of the source paragraph.</summary>
    public const int ThemeMaxLength = 80;

    /// <summary>Most themes of one finding.</summary>
    public const int MostThemes = 8;

    private Finding()
    {
    }

    /// <summary>A finding.</summary>
    /// <param name="visit">Of which visit.</param>
    /// <param name="number">Its number within the visit, from 1.</param>
    /// <param name="words">What it says.</param>
    /// <param name="now">When it is recorded.</param>
    /// <exception cref="RefusedException">No wording, or texts that are too long.</exception>
    public Finding(Visit visit, int number, FindingWords words, DateTimeOffset now)
    {
        visit.RefuseWhenCancelled();
        VisitId = visit.Id;
        IsPublic = visit.IsPublic;
        PracticeAreaId = words.PracticeAreaId ?? visit.PracticeAreaId;
        Number = number;
        RecordedAt = now;
        Describe(words);
    }

    /// <summary>The visit.</summary>
    public Guid VisitId { get; private set; }

    /// <summary>As its visit's.</summary>
    public bool IsPublic { get; private set; }

    /// <summary>The practice area that it is about.</summary>
    public Guid PracticeAreaId { get; private set; }

    /// <summary>Its number within the visit, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>What kind.</summary>
    public FindingKind Kind { get; private set; }

    /// <summary>As published, or as it was said.</summary>
    public string Wording { get; private set; } = "";

    /// <summary>What it is about, in words that return from visit to visit: “management oversight”.</summary>
    public IReadOnlyList<string> Themes { get; private set; } = [];

    /// <summary>What it rests on.</summary>
    public FindingBasis Basis { get; private set; }

    /// <summary>Where in the letter or report it stands, or null.</summary>
    public string? Paragraph { get; private set; }

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

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

    /// <summary>Changes what it says. (Its practice area moves with everything that hangs on it: elsewhere.)</summary>
    /// <exception cref="RefusedException">No wording, or texts that are too long.</exception>
    public void Describe(FindingWords words)
    {
        Kind = words.Kind ?? throw new RefusedException("Choose what kind of finding it is.", nameof(Kind));
        Wording = Text.Required(words.Wording, "what was found", WordingMaxLength, nameof(Wording));
        Themes = ThemesOf(words.Themes);
        Basis = words.Basis;
        Paragraph = Text.OptionalLine(words.Paragraph, "the paragraph", ThemeMaxLength, nameof(Paragraph));
    }

    /// <summary>Themes as they are typed: “Management oversight, supervision”. Each once, without regard to capitals, spaces and the look
    /// of “and”.</summary>
    /// <exception cref="RefusedException">Too many, or one that is too long or has characters that nobody sees.</exception>
    public static IReadOnlyList<string> ThemesOf(string? text)
    {
        var themes = (text ?? "").Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .DistinctBy(Plans.Import.PlainText.Key).ToList();
        if (themes.Count > MostThemes) throw new RefusedException($"Choose {MostThemes} themes or fewer.", nameof(Themes));
        if (themes.Exists(theme => theme.Length > ThemeMaxLength)) throw new RefusedException($"Shorten each theme to {ThemeMaxLength} characters or fewer.", nameof(Themes));
        return [.. themes.Select(theme => Text.RequiredLine(theme, "each theme", ThemeMaxLength, nameof(Themes)))];
    }
}

/// <summary>What is said of a finding.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Wording">As published, or as it was said.</param>
/// <param name="PracticeAreaId">What it is about; null for its visit's.</param>
/// <param name="Themes">With commas between them.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="Paragraph">Where it stands.</param>
public sealed record FindingWords(FindingKind? Kind, string? Wording, Guid? PracticeAreaId, string? Themes, FindingBasis Basis, string? Paragraph);

/// <summary>Kinds of finding.</summary>
public enum FindingKind
{
    /// <summary>What goes well.</summary>
    Strength,

    /// <summary>What should be better.</summary>
    AreaForDevelopment,

    /// <summary>What the visitors recommend.</summary>
    Recommendation,

    /// <summary>What must be done at once.</summary>
    PriorityAction,
}

/// <summary>What a finding rests on. Reviewers say it, and a reader should know it.</summary>
public enum FindingBasis
{
    /// <summary>The report does not say.</summary>
    NotSaid,

    /// <summary>They saw it: in records, in practice.</summary>
    Seen,

    /// <summary>They were told it.</summary>
    Told,

    /// <summary>They did not check it.</summary>
    NotChecked,
}

/// <summary>Words for findings.</summary>
public static class FindingTexts
{
    /// <summary>The kind in words.</summary>
    public static string InWords(this FindingKind kind) => kind switch
    {
        FindingKind.Strength => "Strength",
        FindingKind.AreaForDevelopment => "Area for development",
        FindingKind.Recommendation => "Recommendation",
        _ => "Priority action",
    };

    /// <summary>What it rests on, in words.</summary>
    public static string InWords(this FindingBasis basis) => basis switch
    {
        FindingBasis.Seen => "Seen",
        FindingBasis.Told => "Told",
        FindingBasis.NotChecked => "Not checked",
        _ => "Not said",
    };

    /// <summary>What the council said to it, in words.</summary>
    public static string InWords(this FindingReply reply) => reply switch
    {
        FindingReply.Accepted => "Accepted",
        FindingReply.Declined => "Declined",
        _ => "Endorsed",
    };

    /// <summary>True for what asks for something to be done.</summary>
    public static bool AsksForWork(this FindingKind kind) => kind is not FindingKind.Strength;
}

/// <summary>Something dated about a finding: added, never overwritten. Seen by those who see the finding.</summary>
public abstract class FindingFact : TenantEntity
{
    /// <summary>Longest reason, in characters.</summary>
    public const int NoteMaxLength = SignOffLadder.NoteMaxLength;

    private protected FindingFact()
    {
    }

    private protected FindingFact(Finding finding, Guid authorId, DateTimeOffset now)
    {
        FindingId = finding.Id;
        PracticeAreaId = finding.PracticeAreaId;
        IsPublic = finding.IsPublic;
        AuthorId = authorId;
        RecordedAt = now;
    }

    /// <summary>The finding.</summary>
    public Guid FindingId { get; private set; }

    /// <summary>As its finding's.</summary>
    public Guid PracticeAreaId { get; private set; }

    /// <summary>As its finding's.</summary>
    public bool IsPublic { get; private set; }

    /// <summary>Who recorded it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset RecordedAt { get; private set; }
}

/// <summary>What the council says to a finding.</summary>
public enum FindingReply
{
    /// <summary>It accepts it.</summary>
    Accepted,

    /// <summary>It does not.</summary>
    Declined,

    /// <summary>A body endorsed it at a meeting: it goes into the plan.</summary>
    Endorsed,
}

/// <summary>What the council said to a finding. The last one is its answer.</summary>
public sealed class FindingAnswer : FindingFact
{
    private FindingAnswer()
    {
    }

    /// <summary>The council accepts or declines it.</summary>
    /// <exception cref="RefusedException">No reason, the same answer, or a body has endorsed it.</exception>
    public FindingAnswer(Finding finding, FindingReply? now, FindingReply? reply, string? reason, Guid authorId, DateTimeOffset at)
        : base(finding, authorId, at)
    {
        if (!finding.Kind.AsksForWork()) throw new RefusedException("A strength asks for nothing: there is nothing to accept or decline.");
        if (reply is not (FindingReply.Accepted or FindingReply.Declined)) throw new RefusedException("Choose whether the council accepts it.", nameof(Reply));
        if (now == reply) throw new RefusedException($"It is {reply.Value.InWords().ToLowerInvariant()} already.", nameof(Reply));
        if (now is FindingReply.Endorsed) throw new RefusedException("A body has endorsed it: only a body can decide otherwise.");
        Reply = reply.Value;
        Reason = Text.Required(reason, "why", NoteMaxLength, nameof(Reason));
    }

    private FindingAnswer(Finding finding, Meeting meeting, string decision, Guid authorId, DateTimeOffset at)
        : base(finding, authorId, at)
    {
        Reply = FindingReply.Endorsed;
        Reason = decision;
        MeetingId = meeting.Id;
    }

    /// <summary>The answer.</summary>
    public FindingReply Reply { get; private set; }

    /// <summary>Why, or the decision in words.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The meeting that endorsed it; null for the other answers.</summary>
    public Guid? MeetingId { get; private set; }

    /// <summary>A body endorsed it at a meeting.</summary>
    /// <exception cref="RefusedException">It is not accepted.</exception>
    internal static FindingAnswer Endorse(Finding finding, FindingReply? now, Decided by, string decision) =>
        now is FindingReply.Accepted
            ? new(finding, by.Meeting, decision, by.RecordedById, by.At)
            : throw new RefusedException(now is FindingReply.Endorsed ? "It is endorsed already." : "Only a finding that the council accepts can be endorsed.");
}

/// <summary>One step that a finding took on the way to sign-off: the same ladder as an action's.</summary>
public sealed class FindingStep : FindingFact
{
    private const string Subject = "finding";

    private FindingStep()
    {
    }

    private FindingStep(Finding finding, SignOffLadder step, Guid authorId, DateTimeOffset now)
        : base(finding, authorId, now)
    {
        if (!finding.Kind.AsksForWork()) throw new RefusedException("A strength asks for nothing: there is nothing to sign off.");
        (Stage, Note, Condition, BodyId, MeetingId) = step;
    }

    /// <summary>Where the finding stands from now on.</summary>
    public SignOffStage Stage { get; private set; }

    /// <summary>What shows it, or why.</summary>
    public string Note { get; private set; } = "";

    /// <summary>What full sign-off still depends on, or null.</summary>
    public string? Condition { get; private set; }

    /// <summary>The body that signed it off, or that took it over.</summary>
    public Guid? BodyId { get; private set; }

    /// <summary>The meeting that decided, or null where no meeting does.</summary>
    public Guid? MeetingId { get; private set; }

    /// <summary>A step that a person takes: delivered, evidence checked, impact shown, or open again.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="now">Where it stands, or null.</param>
    /// <param name="open">Refs of actions that answer it and are not delivered.</param>
    /// <param name="next">The step.</param>
    /// <param name="note">What shows it.</param>
    /// <param name="authorId">Who takes it.</param>
    /// <param name="at">When.</param>
    /// <exception cref="RefusedException">It comes at another time, or work is still to be delivered.</exception>
    public static FindingStep Take(
        Finding finding, SignOffStage? now, IReadOnlyCollection<string> open, SignOffStage next, string? note, Guid authorId, DateTimeOffset at)
    {
        var step = SignOffLadder.Take(Subject, now, next, note);
        if (next is SignOffStage.Delivered && open.Count > 0)
            throw new RefusedException($"Work on it is not delivered yet: {(open.Count == 1 ? "action" : "actions")} {string.Join(", ", open)}.");
        return new(finding, step, authorId, at);
    }

    /// <summary>Another body watches over it from now on.</summary>
    /// <exception cref="RefusedException">It is not signed off.</exception>
    public static FindingStep HandOver(Finding finding, SignOffStage? now, string? condition, Body to, string? note, Guid authorId, DateTimeOffset at) =>
        new(finding, SignOffLadder.HandOver(Subject, now, condition, to, note), authorId, at);

    /// <summary>A body decided at a meeting: the only way to sign off.</summary>
    /// <exception cref="RefusedException">The steps before are missing, or the body may not.</exception>
    internal static FindingStep Sign(Finding finding, SignOffStage? now, bool isPart, string? condition, Decided by, string? note) =>
        new(finding, SignOffLadder.Sign(Subject, now, isPart, condition, by.Body, by.Meeting, note), by.RecordedById, by.At);
}

/// <summary>A line of work of the plan answers a finding.</summary>
public sealed class FindingTie : FindingFact
{
    private FindingTie()
    {
    }

    /// <summary>Ties a finding to a line of work.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="actionLineageId">The first action of the line: the same in every version of the plan.</param>
    /// <param name="isOrigin">True where the action was made from the finding.</param>
    /// <param name="authorId">Who ties them.</param>
    /// <param name="now">When.</param>
    public FindingTie(Finding finding, Guid actionLineageId, bool isOrigin, Guid authorId, DateTimeOffset now)
        : base(finding, authorId, now) => (ActionLineageId, IsOrigin) = (actionLineageId, isOrigin);

    /// <summary>The line of work.</summary>
    public Guid ActionLineageId { get; private set; }

    /// <summary>True where the action was made from the finding.</summary>
    public bool IsOrigin { get; private set; }

    /// <summary>When they were untied, or null.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Unties them. That they were tied stays readable.</summary>
    /// <exception cref="RefusedException">They were untied before, or the action was made from the finding.</exception>
    public void End(DateTimeOffset now)
    {
        if (IsOrigin) throw new RefusedException("This action was made from the finding: where it comes from stays.");
        EndedAt = EndedAt is null ? now : throw new RefusedException("They are untied already.");
    }
}
