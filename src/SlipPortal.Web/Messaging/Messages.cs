using SlipPortal.Domain.Partnerships;
using SlipPortal.Domain.Talk;

namespace SlipPortal.Web.Messaging;

/// <summary>A council gave somebody access: they are told by e-mail.</summary>
/// <param name="GrantId">The grant.</param>
public sealed record GrantWasGiven(Guid GrantId);

/// <summary>A grant comes near its last day, or is to be looked at again: its sponsor and its people are told.</summary>
/// <param name="GrantId">The grant.</param>
/// <param name="Occasion">“Month” or “Week” before its end, or “Review”.</param>
public sealed record GrantIsDue(Guid GrantId, string Occasion);

/// <summary>A council declined what somebody asked for: they are told by e-mail.</summary>
/// <param name="RequestId">What they asked for.</param>
public sealed record AccessWasDeclined(Guid RequestId);

/// <summary>Work with a council was put forward, or took a step: who answers for it on the other side is told by e-mail.</summary>
/// <param name="EngagementId">The engagement.</param>
/// <param name="Step">The step.</param>
/// <param name="Side">Which side took it.</param>
public sealed record EngagementMoved(Guid EngagementId, EngagementStepKind Step, EngagementSide Side);

/// <summary>Somebody who holds an action's post is asked for an update: they are told by e-mail.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="HolderId">Who holds the post.</param>
public sealed record UpdateWasAsked(Guid RequestId, Guid HolderId);

/// <summary>Somebody is invited to join an organisation, or once more: they get the link by e-mail.</summary>
/// <param name="InvitationId">The invitation.</param>
public sealed record PersonWasInvited(Guid InvitationId);

/// <summary>Somebody said something that concerns somebody else: they are told by e-mail, as they chose.</summary>
/// <param name="CommentId">The comment.</param>
/// <param name="ReaderId">Whom it concerns.</param>
/// <param name="Kind">Why.</param>
public sealed record CommentWasMade(Guid CommentId, Guid ReaderId, MailKind Kind);

/// <summary>Somebody was given a conversation to see to: they are told by e-mail, as they chose.</summary>
/// <param name="ThreadId">The conversation.</param>
/// <param name="ReaderId">Who.</param>
public sealed record ThreadWasAssigned(Guid ThreadId, Guid ReaderId);

/// <summary>The messages there are, by the name they are stored under.</summary>
internal static class Messages
{
    private static readonly Dictionary<string, Type> ByName =
        new[]
        {
            typeof(GrantWasGiven), typeof(GrantIsDue), typeof(AccessWasDeclined), typeof(EngagementMoved), typeof(UpdateWasAsked), typeof(PersonWasInvited),
            typeof(CommentWasMade), typeof(ThreadWasAssigned),
        }.ToDictionary(type => type.FullName!);

    /// <summary>The type of a stored message.</summary>
    /// <exception cref="InvalidOperationException">A message of a later version of the portal.</exception>
    public static Type TypeOf(string name) => ByName.TryGetValue(name, out var type)
        ? type
        : throw new InvalidOperationException($"There is no message “{name}”: was it stored by a later version of the portal?");
}
