using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Plans;

/// <summary>The steps from “done” to “signed off”. Complete is not evidenced, and evidenced is not signed off.</summary>
public enum SignOffStage
{
    /// <summary>The owner says that it is delivered.</summary>
    Delivered,

    /// <summary>A reviewer found the evidence sufficient.</summary>
    EvidenceChecked,

    /// <summary>What it was to change for children and families has changed.</summary>
    ImpactShown,

    /// <summary>A body signed it off on a condition that is still to be met.</summary>
    SignedOffInPart,

    /// <summary>A body signed it off in full.</summary>
    SignedOff,

    /// <summary>Another body watches over it from now on.</summary>
    HandedOver,

    /// <summary>It did not hold: the work is open again.</summary>
    Reopened,
}

/// <summary>One step that an action took. The last one is where it stands.</summary>
public sealed class SignOffStep : ActionFact
{
    /// <summary>Longest note, in characters. Also of the condition.</summary>
    public const int NoteMaxLength = 2_000;

    private SignOffStep()
    {
    }

    private SignOffStep(PlanAction action, SignOffStage stage, string? note, string ask, Guid authorId, DateTimeOffset now)
        : base(action, now)
    {
        if (action.IsCrossReference) throw new RefusedException("This action only points at others: sign those off.");
        Stage = stage;
        Note = Text.Required(note, ask, NoteMaxLength, nameof(Note));
        AuthorId = authorId;
    }

    /// <summary>Where the action stands from now on.</summary>
    public SignOffStage Stage { get; private set; }

    /// <summary>What shows it, or why.</summary>
    public string Note { get; private set; } = "";

    /// <summary>What full sign-off still depends on, for <see cref="SignOffStage.SignedOffInPart"/>.</summary>
    public string? Condition { get; private set; }

    /// <summary>The body that signed it off, or that took it over.</summary>
    public Guid? BodyId { get; private set; }

    /// <summary>The meeting that decided, or null where no meeting does.</summary>
    public Guid? MeetingId { get; private set; }

    /// <summary>Who recorded it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>The owner says that it is delivered.</summary>
    /// <param name="action">The action.</param>
    /// <param name="now">Where it stands and what is known.</param>
    /// <param name="note">What was delivered.</param>
    /// <param name="authorId">Who says so.</param>
    /// <param name="at">When.</param>
    /// <exception cref="RefusedException">It is further already, or not rated complete.</exception>
    public static SignOffStep Deliver(PlanAction action, SignOffState now, string? note, Guid authorId, DateTimeOffset at)
    {
        if (now.Stage is not (null or SignOffStage.Reopened)) throw Out(now.Stage);
        if (now.Rating is not RatingMeaning.Complete)
            throw new RefusedException("Report progress first, with a rating that means complete: an action that is not complete is not delivered.");
        return new(action, SignOffStage.Delivered, note, "what was delivered", authorId, at);
    }

    /// <summary>A reviewer's verdict on the evidence was “sufficient”.</summary>
    /// <inheritdoc cref="Deliver"/>
    public static SignOffStep CheckEvidence(PlanAction action, SignOffState now, string? note, Guid authorId, DateTimeOffset at)
    {
        if (now.Stage is not SignOffStage.Delivered) throw Out(now.Stage);
        if (now.Evidence is not EvidenceJudgement.Sufficient)
            throw new RefusedException("Judge the evidence first: this step needs evidence that a reviewer found sufficient.");
        return new(action, SignOffStage.EvidenceChecked, note, "what the evidence shows", authorId, at);
    }

    /// <summary>The intended impact can be seen.</summary>
    /// <inheritdoc cref="Deliver"/>
    public static SignOffStep ShowImpact(PlanAction action, SignOffState now, string? note, Guid authorId, DateTimeOffset at) =>
        now.Stage is SignOffStage.EvidenceChecked
            ? new(action, SignOffStage.ImpactShown, note, "what has changed for children and families", authorId, at)
            : throw Out(now.Stage);

    /// <summary>Another body watches over a signed-off action from now on.</summary>
    /// <exception cref="RefusedException">It is not signed off.</exception>
    public static SignOffStep HandOver(PlanAction action, SignOffState now, Body to, string? note, Guid authorId, DateTimeOffset at) =>
        now.Stage is SignOffStage.SignedOff or SignOffStage.SignedOffInPart
            ? new(action, SignOffStage.HandedOver, note, "what they take over", authorId, at) { BodyId = to.Id, Condition = now.Condition }
            : throw Out(now.Stage);

    /// <summary>It did not hold.</summary>
    /// <exception cref="RefusedException">There is nothing to reopen, or no reason.</exception>
    public static SignOffStep Reopen(PlanAction action, SignOffState now, string? reason, Guid authorId, DateTimeOffset at) =>
        now.Stage is null or SignOffStage.Reopened
            ? throw new RefusedException("This action is open already.")
            : new(action, SignOffStage.Reopened, reason, "why it is opened again", authorId, at);

    /// <summary>A body decided at a meeting: the only way to sign off.</summary>
    /// <param name="action">The action.</param>
    /// <param name="now">Where it stands.</param>
    /// <param name="isPart">True for a sign-off on a condition.</param>
    /// <param name="condition">What full sign-off still depends on; only for a sign-off in part.</param>
    /// <param name="body">The body.</param>
    /// <param name="meeting">The meeting.</param>
    /// <param name="note">The decision in words.</param>
    /// <param name="authorId">Who recorded it.</param>
    /// <param name="at">When.</param>
    /// <exception cref="RefusedException">The steps before are missing, or the body may not sign off.</exception>
    internal static SignOffStep Sign(
        PlanAction action, SignOffState now, bool isPart, string? condition, Body body, Meeting meeting, string? note, Guid authorId,
        DateTimeOffset at)
    {
        if (!body.MaySignOff) throw new RefusedException($"{body.Name} may not sign actions off.");
        var isReady = now.Stage is SignOffStage.ImpactShown or SignOffStage.SignedOffInPart || (isPart && now.Stage is SignOffStage.EvidenceChecked);
        if (!isReady)
            throw new RefusedException(isPart
                ? "Only an action whose evidence was checked can be signed off in part."
                : "Only an action whose impact was shown can be signed off in full.");
        return new(action, isPart ? SignOffStage.SignedOffInPart : SignOffStage.SignedOff, note, "the decision", authorId, at)
        {
            Condition = isPart ? Text.Required(condition, "the condition", NoteMaxLength, nameof(Condition)) : null,
            BodyId = body.Id,
            MeetingId = meeting.Id,
        };
    }

    private static RefusedException Out(SignOffStage? stage) => new(
        $"This action is {(stage is { } at ? SignOffs.InWords(at).ToLowerInvariant() : "not delivered")}: that step comes at another time. Somebody may have recorded one since you opened the page.");
}

/// <summary>What the ladder is judged by.</summary>
/// <param name="Stage">The last step, or null when there is none.</param>
/// <param name="Condition">The condition of a sign-off in part.</param>
/// <param name="Rating">What the last rating means, or null.</param>
/// <param name="Evidence">The last verdict on the evidence, or null.</param>
public sealed record SignOffState(SignOffStage? Stage, string? Condition, RatingMeaning? Rating, EvidenceJudgement? Evidence);

/// <summary>How the steps are said.</summary>
public static class SignOffs
{
    /// <summary>The words that pages and downloads show.</summary>
    public static string InWords(this SignOffStage stage) => stage switch
    {
        SignOffStage.Delivered => "Delivered",
        SignOffStage.EvidenceChecked => "Evidence checked",
        SignOffStage.ImpactShown => "Impact shown",
        SignOffStage.SignedOffInPart => "Signed off in part",
        SignOffStage.SignedOff => "Signed off",
        SignOffStage.HandedOver => "Handed over",
        _ => "Reopened",
    };

    /// <summary>The words, or “Not delivered”.</summary>
    public static string InWords(SignOffStage? stage) => stage is { } at ? at.InWords() : "Not delivered";
}
