using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Talk;
using SlipPortal.Web.Messaging;

namespace SlipPortal.Web.Pages.Councils.Discussion;

/// <summary>A conversation is resolved, opened again, or given to somebody.</summary>
internal static class SettleThread
{
    /// <param name="ThreadId">The conversation.</param>
    /// <param name="What">What becomes of it.</param>
    /// <param name="PersonId">Who is to see to it, or null.</param>
    /// <param name="DueOn">By which day, or null.</param>
    internal sealed record Command(Guid ThreadId, Step What, Guid? PersonId = null, DateOnly? DueOn = null);

    internal enum Step
    {
        Resolve,
        Reopen,
        Assign,
    }

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">It is so already, or that person cannot read it.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var thread = await db.Set<CommentThread>().AsTracking().SingleAsync(thread => thread.Id == command.ThreadId, cancellationToken);
            var title = await db.TitleAsync(thread, cancellationToken);
            switch (command.What)
            {
                case Step.Resolve:
                    thread.Resolve(actor.UserId!.Value, clock.GetUtcNow());
                    db.Record(new TalkResolved(title), thread.Id);
                    break;
                case Step.Reopen:
                    thread.Reopen();
                    db.Record(new TalkReopened(title), thread.Id);
                    break;
                default:
                    var readers = (await Hearers.AskAsync(db, thread.ToPlace(), cancellationToken)).In(thread.Audience);
                    var person = command.PersonId is null ? null : readers.FirstOrDefault(reader => reader.UserId == command.PersonId)
                        ?? throw new RefusedException("That person cannot read this conversation. Choose somebody who can.", "AssignedToId");
                    var isNew = person is not null && person.UserId != thread.AssignedToId && person.UserId != actor.UserId;
                    thread.Assign(person?.UserId, command.DueOn, clock.GetUtcNow());
                    if (isNew) db.Enqueue(new ThreadWasAssigned(thread.Id, person!.UserId));
                    db.Record(new TalkAssigned(title, person?.Name, command.DueOn), thread.Id);
                    break;
            }

            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
