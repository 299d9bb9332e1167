using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Talk;

namespace SlipPortal.Web.Pages.Councils.Discussion;

/// <summary>Somebody answers in a conversation.</summary>
internal static class Reply
{
    internal sealed record Command(Guid ThreadId, string? Text);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No text, or the conversation is resolved.</exception>
        public async Task<Said> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var thread = await db.Set<CommentThread>().SingleAsync(thread => thread.Id == command.ThreadId, cancellationToken);
            if (thread.ResolvedAt is not null) throw new RefusedException("This conversation is resolved. Open it again first.", nameof(command.Text));
            var hearers = await Hearers.AskAsync(db, thread.ToPlace(), cancellationToken);
            var said = await db.SayAsync(thread, command.Text, hearers, actor, clock.GetUtcNow(), cancellationToken);
            db.Record(new CommentAdded(await db.TitleAsync(thread, cancellationToken)), thread.Id);
            await db.SaveChangesAsync(cancellationToken);
            return said;
        }
    }
}
