using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Talk;

namespace SlipPortal.Web.Pages.Councils.Discussion;

/// <summary>Somebody words a comment of theirs anew.</summary>
internal static class EditComment
{
    /// <param name="CommentId">The comment, of the person who asks.</param>
    /// <param name="Text">The new wording.</param>
    /// <param name="Seen">What it said when the new wording was begun; null where nobody read it.</param>
    internal sealed record Command(Guid CommentId, string? Text, string? Seen = null);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No text, the same text, it is withdrawn, or it was worded anew meanwhile.</exception>
        public async Task<Said> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var comment = await db.Set<Comment>().AsTracking().SingleAsync(comment => comment.Id == command.CommentId && comment.AuthorId == actor.UserId, cancellationToken);
            var thread = await db.Set<CommentThread>().SingleAsync(thread => thread.Id == comment.ThreadId, cancellationToken);
            var title = await db.TitleAsync(thread, cancellationToken);
            if (command.Seen is { } seen && seen.ReplaceLineEndings("\n") != comment.Text)
            {
                throw new RefusedException(
                    "You changed this comment in another window meanwhile. What it says now is above your new wording, "
                    + "which is not saved yet.",
                    "Text");
            }

            var before = await db.Set<CommentMention>().Where(mention => mention.CommentId == comment.Id)
                .Select(mention => mention.PersonId).ToListAsync(cancellationToken);
            db.Add(comment.Edit(command.Text, now));
            var said = db.CallAnew(thread, comment, before, await Hearers.AskAsync(db, thread.ToPlace(), cancellationToken), now);
            db.Record(new CommentEdited(title), thread.Id);
            await db.SaveChangesAsync(cancellationToken);
            return said;
        }
    }
}
