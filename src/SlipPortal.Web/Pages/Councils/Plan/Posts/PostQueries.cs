using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Plan.Posts;

/// <summary>Who holds posts, and which are vacant.</summary>
internal static class PostQueries
{
    /// <summary>The posts to choose from: one that is withdrawn goes on to have its name where it stood.</summary>
    public static IQueryable<Post> Posts(this PortalDbContext db) => db.Set<Post>().Where(post => post.WithdrawnAt == null);

    /// <summary>For each of some posts, who holds it on a day; for all of them where none are named.</summary>
    public static async Task<IReadOnlyDictionary<Guid, PostState>> HoldersAsync(
        this PortalDbContext db, DateOnly day, IReadOnlyCollection<Guid>? posts, CancellationToken cancellationToken)
    {
        var holders = await db.Set<PostHolder>()
            .Where(holder => (posts == null || posts.Contains(holder.PostId)) && holder.From <= day)
            .OrderBy(holder => holder.From)
            .ToListAsync(cancellationToken);
        return holders.GroupBy(holder => holder.PostId).ToDictionary(group => group.Key, group => PostState.Of([.. group], day));
    }

    /// <summary>Posts that somebody left and nobody holds on a day.</summary>
    public static IQueryable<Guid> VacantPosts(this PortalDbContext db, DateOnly day) =>
        from holder in db.Set<PostHolder>()
        where holder.From <= day
        group holder by holder.PostId into held
        where held.Max(holder => holder.Until ?? DateOnly.MaxValue) < day
        select held.Key;
}

/// <summary>Who holds a post on a day.</summary>
/// <param name="Holders">Nobody when it is vacant; several share it.</param>
/// <param name="LastDay">The last day of whoever left last, or null.</param>
internal sealed record PostState(IReadOnlyList<HolderName> Holders, DateOnly? LastDay)
{
    /// <summary>That of a post on a day, by everybody who held it until then.</summary>
    public static PostState Of(IReadOnlyCollection<PostHolder> holders, DateOnly day) => new(
        [.. holders.Where(holder => holder.HoldsOn(day)).Select(holder => new HolderName(holder.Id, holder.Name + (holder.IsInterim ? " (interim)" : ""), holder.Email))],
        holders.Max(holder => holder.Until));

    /// <summary>True when somebody held it before and nobody does now.</summary>
    public bool IsVacant => Holders.Count == 0 && LastDay is not null;

    /// <summary>“Jo Bloggs”, “Jo Bloggs and Al Smith, who share it”, “vacant since 3 May 2026”.</summary>
    public string InWords => Holders.Count > 0
        ? string.Join(" and ", Holders.Select(holder => holder.Name)) + (Holders.Count > 1 ? ", who share it" : "")
        : LastDay is { } day ? $"vacant since {Infrastructure.Words.Day(day.AddDays(1))}" : "nobody recorded";
}

/// <summary>A holder's name and where they can be written to.</summary>
internal sealed record HolderName(Guid Id, string Name, string? Email);
