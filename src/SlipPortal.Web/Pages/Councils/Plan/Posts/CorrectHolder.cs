using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Messaging;

namespace SlipPortal.Web.Pages.Councils.Plan.Posts;

/// <summary>What was recorded of somebody who holds or held a post is put right.</summary>
internal static class CorrectHolder
{
    internal sealed record Command(Guid HolderId, string? Name, string? Email, DateOnly? From, DateOnly? Until, bool IsInterim);

    internal sealed class Handler(PortalDbContext db, EmailAddresses addresses)
    {
        /// <exception cref="RefusedException">No name or first day, an address that is none, or nothing that differs.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var holder = await db.Set<PostHolder>().AsTracking().SingleAsync(holder => holder.Id == command.HolderId, cancellationToken);
            var post = await db.Set<Post>().SingleAsync(post => post.Id == holder.PostId, cancellationToken);
            var what = holder.Correct(
                command.Name, addresses.Check(command.Email, nameof(command.Email)), command.From, command.Until, command.IsInterim);
            db.Record(new PostHolderCorrected(post.Title, holder.Name, what), post.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
