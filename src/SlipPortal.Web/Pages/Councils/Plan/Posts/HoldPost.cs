using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Messaging;

namespace SlipPortal.Web.Pages.Councils.Plan.Posts;

/// <summary>Somebody takes a post.</summary>
internal static class HoldPost
{
    internal sealed record Command(Guid PostId, string? Name, string? Email, DateOnly? From, bool IsInterim);

    internal sealed class Handler(PortalDbContext db, EmailAddresses addresses)
    {
        /// <returns>The names of those who hold it as well when the new holder begins: they share it.</returns>
        /// <exception cref="RefusedException">No name or day, or an address that is none.</exception>
        public async Task<IReadOnlyList<string>> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var post = await db.Posts().SingleAsync(post => post.Id == command.PostId, cancellationToken);
            var holder = new PostHolder(
                post, command.Name, addresses.Check(command.Email, nameof(command.Email)), command.From, command.IsInterim);
            db.Add(holder);
            db.Record(new PostTaken(post.Title, holder.Name, holder.From), post.Id);
            var sharing = await db.Set<PostHolder>()
                .Where(other => other.PostId == post.Id && (other.Until == null || other.Until >= holder.From))
                .OrderBy(other => other.From).Select(other => other.Name).ToListAsync(cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return sharing;
        }
    }
}
