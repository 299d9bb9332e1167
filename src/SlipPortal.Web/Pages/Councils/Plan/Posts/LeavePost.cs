using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Plan.Posts;

/// <summary>Somebody leaves a post.</summary>
internal static class LeavePost
{
    internal sealed record Command(Guid HolderId, DateOnly? LastDay);

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">No day, or one before their first.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var holder = await db.Set<PostHolder>().AsTracking().SingleAsync(holder => holder.Id == command.HolderId, cancellationToken);
            var post = await db.Set<Post>().SingleAsync(post => post.Id == holder.PostId, cancellationToken);
            holder.Leave(command.LastDay);
            db.Record(new PostLeft(post.Title, holder.Name, holder.Until!.Value), post.Id);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
