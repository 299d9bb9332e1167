using SlipPortal.Domain.Partnerships;
using SlipPortal.Domain.Talk;

namespace SlipPortal.Web.Messaging;

/// <summary>A council gave somebody access: they are told by email.</summary>
/// <param name="GrantId">The grant.</param>
/// <param name="PersonId">Which of its people; null before it is known who they are.</param>
public sealed record GrantWasGiven(Guid GrantId, Guid? PersonId = null);

/// <summary>A grant comes near its last day, or is to be looked at again: its sponsor and its people are told.</summary>
/// <param name="GrantId">The grant.</param>
/// <param name="Occasion">“Month” or “Week” before its end, or “Review”.</param>
/// <param name="PersonId">Which of them; null before it is known who they are.</param>
public sealed record GrantIsDue(Guid GrantId, string Occasion, Guid? PersonId = null);

/// <summary>Somebody's access ended before its last day: its people are told by email.</summary>
/// <param name="GrantId">The grant.</param>
/// <param name="PersonId">Which of its people; null before it is known who they are.</param>
public sealed record AccessWasEnded(Guid GrantId, Guid? PersonId = null);

/// <summary>A platform administrator ended the part that access rested on: each of its people is told by email.</summary>
/// <param name="CouncilId">The council that was open to them.</param>
/// <param name="OrganisationId">Whose part ended: the council's, or their own organisation's.</param>
/// <param name="PersonId">Who.</param>
public sealed record PartWasEnded(string CouncilId, string OrganisationId, Guid PersonId);

/// <summary>Somebody from outside asks for access: the council's leads are told by email, as they chose.</summary>
/// <param name="RequestId">What they ask for.</param>
/// <param name="PersonId">Which of the leads; null before it is known who they are.</param>
public sealed record AccessWasAsked(Guid RequestId, Guid? PersonId = null);

/// <summary>A council declined what somebody asked for: they are told by email.</summary>
/// <param name="RequestId">What they asked for.</param>
public sealed record AccessWasDeclined(Guid RequestId);

/// <summary>Work with a council was put forward, or took a step: who answers for it on the other side is told by email.</summary>
/// <param name="EngagementId">The engagement.</param>
/// <param name="Step">The step.</param>
/// <param name="Side">Which side took it.</param>
/// <param name="PersonId">Who is told; null before it is known who they are.</param>
public sealed record EngagementMoved(Guid EngagementId, EngagementStepKind Step, EngagementSide Side, Guid? PersonId = null);

/// <summary>Somebody who holds an action's post is asked for an update: they are told by email.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="HolderId">Who holds the post.</param>
public sealed record UpdateWasAsked(Guid RequestId, Guid HolderId);

/// <summary>Somebody is invited to join an organisation, or once more: they get the link by email.</summary>
/// <param name="InvitationId">The invitation.</param>
public sealed record PersonWasInvited(Guid InvitationId);

/// <summary>Somebody said something that concerns somebody else: they are told by email, as they chose.</summary>
/// <param name="CommentId">The comment.</param>
/// <param name="ReaderId">Whom it concerns.</param>
/// <param name="Kind">Why.</param>
public sealed record CommentWasMade(Guid CommentId, Guid ReaderId, MailKind Kind);

/// <summary>Somebody was given a conversation to see to: they are told by email, as they chose.</summary>
/// <param name="ThreadId">The conversation.</param>
/// <param name="ReaderId">Who.</param>
public sealed record ThreadWasAssigned(Guid ThreadId, Guid ReaderId);

/// <summary>Somebody forgot their password, or is helped by somebody else: they get a link by email.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="AskedBy">The name of who helps; null where they asked themselves.</param>
public sealed record PasswordResetWasAsked(Guid PersonId, string? AskedBy = null);

/// <summary>Somebody has a new password: they are told by email, and the other leads where they lead a council.</summary>
/// <param name="PersonId">Which of these; null before it is known who they are.</param>
public sealed record PasswordWasChanged(Guid? PersonId = null);

/// <summary>Somebody wants another email address: first the old one is asked, then the new one.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="NewEmail">The address that they want.</param>
/// <param name="IsApproved">Whether the old one has agreed.</param>
public sealed record EmailChangeWasAsked(Guid PersonId, string NewEmail, bool IsApproved);

/// <summary>Somebody has another email address: both are told.</summary>
/// <param name="Address">Which of both.</param>
/// <param name="NewEmail">The address that they have now.</param>
public sealed record EmailWasChanged(string Address, string NewEmail);

/// <summary>Somebody signed in on a device that their account was never used on: they are told by email.</summary>
/// <param name="Device">Browser and system, in words.</param>
/// <param name="At">When.</param>
public sealed record NewDeviceWasUsed(string Device, DateTimeOffset At);

/// <summary>Several wrong passwords were tried with somebody's account: they are told by email.</summary>
/// <param name="Count">How many.</param>
public sealed record SignInsFailed(int Count);

/// <summary>Somebody was made a platform administrator: all of them are told by email.</summary>
/// <param name="PersonId">Which of them; null before it is known who they are.</param>
public sealed record AdministratorWasMade(Guid? PersonId = null);

/// <summary>The messages there are, by the name they are stored under.</summary>
internal static class Messages
{
    private static readonly Dictionary<string, (Type Type, string Words)> ByName = new (Type Type, string Words)[]
    {
        (typeof(GrantWasGiven), "Access given"),
        (typeof(GrantIsDue), "Access ends soon, or is due for review"),
        (typeof(AccessWasEnded), "Access ended"),
        (typeof(PartWasEnded), "Access ended with an organisation’s role"),
        (typeof(AccessWasAsked), "Access requested"),
        (typeof(AccessWasDeclined), "Access request declined"),
        (typeof(EngagementMoved), "Work with a partner"),
        (typeof(UpdateWasAsked), "Request for an update"),
        (typeof(PersonWasInvited), "Invitation"),
        (typeof(PasswordResetWasAsked), "Password reset"),
        (typeof(PasswordWasChanged), "Password changed"),
        (typeof(EmailChangeWasAsked), "Change of email address"),
        (typeof(EmailWasChanged), "Email address changed"),
        (typeof(NewDeviceWasUsed), "Sign-in on a new device"),
        (typeof(SignInsFailed), "Failed sign-ins"),
        (typeof(AdministratorWasMade), "Platform administrator added"),
        (typeof(CommentWasMade), "Comment"),
        (typeof(ThreadWasAssigned), "Discussion assigned"),
    }.ToDictionary(message => message.Type.FullName!);

    /// <summary>The type of a stored message.</summary>
    /// <exception cref="InvalidOperationException">A message of a later version of the portal.</exception>
    public static Type TypeOf(string name) => ByName.TryGetValue(name, out var message)
        ? message.Type
        : throw new InvalidOperationException($"There is no message “{name}”: was it stored by a later version of the portal?");

    /// <summary>What a stored message is about, as whoever looks after the portal reads it.</summary>
    public static string InWords(string name) => ByName.TryGetValue(name, out var message) ? message.Words : $"Unknown ({name})";
}
