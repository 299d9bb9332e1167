using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Talk;

namespace SlipPortal.Web.Pages.Councils.Discussion;

/// <summary>The council says anew who can read a conversation.</summary>
internal static class ChangeAudience
{
    internal sealed record Command(Guid ThreadId, string? Audience);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">None is chosen, or the one that it has.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var thread = await db.Set<CommentThread>().AsTracking().SingleAsync(thread => thread.Id == command.ThreadId, cancellationToken);
            var before = new TalkAudience(thread.Audience, thread.SharedWith);
            var hearers = await Hearers.AskAsync(db, thread.ToPlace(), cancellationToken);
            var after = hearers.ChoicesOf(actor.UserId!.Value).FirstOrDefault(choice => choice.Value == command.Audience)
                ?? throw new RefusedException("Choose who can read it.", nameof(command.Audience));
            thread.Open(after.Value, after.SharedWith);
            // Nobody is left to see to what they can no longer read.
            if (thread.ResolvedAt is null && thread.AssignedToId is { } person && hearers.In(after.Value).All(reader => reader.UserId != person))
                thread.Assign(null, null, clock.GetUtcNow());
            var comments = await db.Set<Comment>().CountAsync(comment => comment.ThreadId == thread.Id, cancellationToken);
            var council = db.CouncilName();
            db.Record(new TalkAudienceChanged(await db.TitleAsync(thread, cancellationToken), before.InWords(council), after.InWords(council), comments), thread.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
