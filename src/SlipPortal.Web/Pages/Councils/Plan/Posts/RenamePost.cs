using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Posts;

/// <summary>A post gets another title. What it owns stays its own.</summary>
internal static class RenamePost
{
    internal sealed record Command(Guid PostId, string? Title);

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">No title, the same, or one that another post has.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var post = await db.Posts().AsTracking().SingleAsync(post => post.Id == command.PostId, cancellationToken);
            var before = post.Rename(command.Title);
            db.Record(new PostRenamed(before, post.Title), post.Id);
            await db.SaveOrRefuseAsync(
                new RefusedException($"There is a post called {post.Title} already: merge this one into it.", nameof(command.Title)),
                cancellationToken);
        }
    }
}
