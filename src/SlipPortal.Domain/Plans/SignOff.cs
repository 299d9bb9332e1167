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
    public const int NoteMaxLength = SignOffLadder.NoteMaxLength;

    private const string Subject = "action";

    private SignOffStep()
    {
    }

    private SignOffStep(PlanAction action, SignOffLadder step, Guid authorId, DateTimeOffset now)
        : base(action, now)
    {
        if (action.IsCrossReference) throw new RefusedException("This action only points at others: sign those off.");
        (Stage, Note, Condition, BodyId, MeetingId) = step;
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

    /// <summary>A step that a person takes: delivered, evidence checked, impact shown, or open again.</summary>
    /// <param name="action">The action.</param>
    /// <param name="now">Where it stands and what is known.</param>
    /// <param name="next">The step.</param>
    /// <param name="note">What shows it.</param>
    /// <param name="authorId">Who takes it.</param>
    /// <param name="at">When.</param>
    /// <exception cref="RefusedException">It comes at another time, or what it rests on is missing.</exception>
    public static SignOffStep Take(PlanAction action, SignOffState now, SignOffStage next, string? note, Guid authorId, DateTimeOffset at)
    {
        var step = SignOffLadder.Take(Subject, now.Stage, next, note);
        if (next is SignOffStage.Delivered && now.Rating is not RatingMeaning.Complete)
            throw new RefusedException("Report progress first, with a rating that means complete: an action that is not complete is not delivered.");
        if (next is SignOffStage.EvidenceChecked && now.Evidence is not EvidenceJudgement.Sufficient)
            throw new RefusedException("Judge the evidence first: this step needs evidence that a reviewer found sufficient.");
        return new(action, step, authorId, at);
    }

    /// <summary>Another body watches over a signed-off action from now on.</summary>
    /// <exception cref="RefusedException">It is not signed off.</exception>
    public static SignOffStep HandOver(PlanAction action, SignOffState now, Body to, string? note, Guid authorId, DateTimeOffset at) =>
        new(action, SignOffLadder.HandOver(Subject, now.Stage, now.Condition, to, note), authorId, at);

    /// <summary>A body decided at a meeting: the only way to sign off.</summary>
    /// <exception cref="RefusedException">The steps before are missing, or the body may not sign off.</exception>
    internal static SignOffStep Sign(PlanAction action, SignOffState now, bool isPart, string? condition, Decided by, string? note) =>
        new(action, SignOffLadder.Sign(Subject, now.Stage, isPart, condition, by.Body, by.Meeting, note), by.RecordedById, by.At);
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
