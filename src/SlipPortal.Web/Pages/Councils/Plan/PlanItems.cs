using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Plan;

/// <summary>Lists that forms choose from.</summary>
internal static class PlanItems
{
    /// <summary>The posts of the directory.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> PostItemsAsync(this PortalDbContext db, CancellationToken cancellationToken) =>
        await db.Set<Post>().OrderBy(post => post.Title).Select(post => new SelectListItem(post.Title, post.Id.ToString())).ToListAsync(cancellationToken);

    /// <summary>The ratings that can be given.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> RatingItemsAsync(this PortalDbContext db, CancellationToken cancellationToken) =>
        await db.Set<Rating>().Where(rating => rating.RetiredAt == null).OrderBy(rating => rating.Position)
            .Select(rating => new SelectListItem(rating.Name, rating.Id.ToString())).ToListAsync(cancellationToken);
}
