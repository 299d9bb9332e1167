using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Plans;

/// <summary>
/// The way from “done” to “signed off”, for an action and for a finding alike: which step may follow which, and what has to be said. Who
/// takes the step keeps it.
/// </summary>
/// <param name="Stage">Where it stands from now on.</param>
/// <param name="Note">What shows it, or why.</param>
/// <param name="Condition">What full sign-off still depends on; only after a sign-off in part.</param>
/// <param name="BodyId">The body that signed it off, or that took it over; or null.</param>
/// <param name="MeetingId">The meeting that decided, or null where no meeting does.</param>
public sealed record SignOffLadder(SignOffStage Stage, string Note, string? Condition = null, Guid? BodyId = null, Guid? MeetingId = null)
{
    /// <summary>Longest note, in characters. Also of the condition.</summary>
    public const int NoteMaxLength = 2_000;

    /// <summary>The step that a person can record next, or null where a body's decision comes next or it has been handed over.</summary>
    public static SignOffStage? After(SignOffStage? now) => now switch
    {
        null or SignOffStage.Reopened => SignOffStage.Delivered,
        SignOffStage.Delivered => SignOffStage.EvidenceChecked,
        SignOffStage.EvidenceChecked => SignOffStage.ImpactShown,
        SignOffStage.SignedOff or SignOffStage.SignedOffInPart => SignOffStage.HandedOver,
        _ => null,
    };

    /// <summary>What is asked of whoever takes a step.</summary>
    public static string Question(SignOffStage step) => step switch
    {
        SignOffStage.Delivered => "What was delivered?",
        SignOffStage.EvidenceChecked => "What does the evidence show?",
        SignOffStage.ImpactShown => "What has changed for children and families?",
        _ => "What do they take over?",
    };

    /// <summary>A step that a person takes: delivered, evidence checked, impact shown, or open again.</summary>
    /// <param name="subject">“action” or “finding”.</param>
    /// <param name="now">Where it stands, or null.</param>
    /// <param name="next">The step.</param>
    /// <param name="note">What shows it.</param>
    /// <exception cref="RefusedException">It comes at another time, it is a body's to take, or there are no words.</exception>
    public static SignOffLadder Take(string subject, SignOffStage? now, SignOffStage next, string? note)
    {
        var (follows, ask) = next switch
        {
            SignOffStage.Delivered => (now is null or SignOffStage.Reopened, "what was delivered"),
            SignOffStage.EvidenceChecked => (now is SignOffStage.Delivered, "what the evidence shows"),
            SignOffStage.ImpactShown => (now is SignOffStage.EvidenceChecked, "what has changed for children and families"),
            SignOffStage.Reopened => (now is not (null or SignOffStage.Reopened), "why it is opened again"),
            _ => throw new RefusedException($"A body signs {(subject == "action" ? "an action" : $"a {subject}")} off at a meeting: put it on an agenda."),
        };
        if (!follows && next is SignOffStage.Reopened) throw new RefusedException($"This {subject} is open already.");
        if (!follows) throw Out(subject, now);
        return new(next, Text.Required(note, ask, NoteMaxLength, nameof(Note)));
    }

    /// <summary>Another body watches over it from now on.</summary>
    /// <exception cref="RefusedException">It is not signed off, or there are no words.</exception>
    public static SignOffLadder HandOver(string subject, SignOffStage? now, string? condition, Body to, string? note) =>
        now is SignOffStage.SignedOff or SignOffStage.SignedOffInPart
            ? new(SignOffStage.HandedOver, Text.Required(note, "what they take over", NoteMaxLength, nameof(Note)), condition, to.Id)
            : throw Out(subject, now);

    /// <summary>A body decides at a meeting: the only way to sign off.</summary>
    /// <param name="subject">“action” or “finding”.</param>
    /// <param name="now">Where it stands, or null.</param>
    /// <param name="condition">What full sign-off still depends on; null for a sign-off in full.</param>
    /// <param name="isPart">True for a sign-off on a condition.</param>
    /// <param name="body">The body.</param>
    /// <param name="meeting">The meeting.</param>
    /// <param name="note">The decision in words.</param>
    /// <exception cref="RefusedException">The steps before are missing, the body may not, or there is no condition.</exception>
    internal static SignOffLadder Sign(string subject, SignOffStage? now, bool isPart, string? condition, Body body, Meeting meeting, string? note)
    {
        if (!body.MaySignOff) throw new RefusedException($"{body.Name} may not sign {subject}s off.");
        var isReady = now is SignOffStage.ImpactShown or SignOffStage.SignedOffInPart || (isPart && now is SignOffStage.EvidenceChecked);
        if (!isReady)
            throw new RefusedException(isPart
                ? $"Only {(subject == "action" ? "an action" : $"a {subject}")} whose evidence was checked can be signed off in part."
                : $"Only {(subject == "action" ? "an action" : $"a {subject}")} whose impact was shown can be signed off in full.");
        return new(
            isPart ? SignOffStage.SignedOffInPart : SignOffStage.SignedOff,
            Text.Required(note, "the decision", NoteMaxLength, nameof(Note)),
            isPart ? Text.Required(condition, "the condition", NoteMaxLength, nameof(Condition)) : null,
            body.Id,
            meeting.Id);
    }

    private static RefusedException Out(string subject, SignOffStage? stage) => new(
        $"This {subject} is {SignOffs.InWords(stage).ToLowerInvariant()}: that step comes at another time. Somebody may have recorded one since you opened the page.");
}
