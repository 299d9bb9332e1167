using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Posts;

/// <summary>A post is added to the directory.</summary>
internal static class AddPost
{
    internal sealed record Command(string? Title);

    internal sealed class Handler(PortalDbContext db)
    {
        /// <exception cref="RefusedException">No title, or one that is taken.</exception>
        public async Task<Guid> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var post = new Post(command.Title);
            db.Add(post);
            db.Record(new PostTaken(post.Title, null, null), post.Id);
            await db.SaveOrRefuseAsync(
                new RefusedException($"There is a post called {post.Title} already.", nameof(command.Title)), cancellationToken);

            return post.Id;
        }
    }
}
