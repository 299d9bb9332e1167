using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Talk;

namespace SlipPortal.Web.Pages.Councils.Discussion;

/// <summary>Somebody begins a conversation about a record.</summary>
internal static class StartThread
{
    /// <param name="Place">What it is about.</param>
    /// <param name="Audience">Who can read it.</param>
    /// <param name="Text">The first thing that is said.</param>
    internal sealed record Command(TalkPlace Place, string? Audience, string? Text);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No text, or no audience that the person may choose.</exception>
        public async Task<Said> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var hearers = await Hearers.AskAsync(db, command.Place, cancellationToken);
            var audience = hearers.ChoicesOf(actor.UserId!.Value).FirstOrDefault(choice => choice.Value == command.Audience)
                ?? throw new RefusedException("Choose who can read it.", nameof(command.Audience));
            var thread = new CommentThread(command.Place, audience.Value, audience.SharedWith, actor.UserId.Value, now);
            db.Add(thread);
            var said = await db.SayAsync(thread, command.Text, hearers, actor, now, cancellationToken);
            db.Record(new TalkStarted(await db.TitleAsync(thread, cancellationToken), audience.InWords(db.CouncilName())), thread.Id);
            await db.SaveChangesAsync(cancellationToken);
            return said;
        }
    }
}
