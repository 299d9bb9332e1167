using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Pages.Councils.Plan.Posts;

namespace SlipPortal.Web.Pages.Councils.Plan;

/// <summary>Lists that forms choose from.</summary>
internal static class PlanItems
{
    /// <summary>The council's practice areas, in their order.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> AreaItemsAsync(this PortalDbContext db, CancellationToken cancellationToken) =>
        await db.Set<PracticeArea>().OrderBy(area => area.Position).Select(area => new SelectListItem(area.Name, area.Id.ToString())).ToListAsync(cancellationToken);

    /// <summary>The bodies that have not been wound up, by name.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> BodyItemsAsync(this PortalDbContext db, CancellationToken cancellationToken) =>
        await db.Set<Body>().Where(body => body.EndedAt == null).OrderBy(body => body.Name)
            .Select(body => new SelectListItem(body.Name, body.Id.ToString())).ToListAsync(cancellationToken);

    /// <summary>The posts of the directory.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> PostItemsAsync(this PortalDbContext db, CancellationToken cancellationToken) =>
        await db.Posts().OrderBy(post => post.Title).Select(post => new SelectListItem(post.Title, post.Id.ToString()))
            .ToListAsync(cancellationToken);

    /// <summary>The ratings that can be given.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> RatingItemsAsync(this PortalDbContext db, CancellationToken cancellationToken) =>
        await db.RatingItems().ToListAsync(cancellationToken);

    /// <summary>The same, to be part of another question.</summary>
    public static IQueryable<SelectListItem> RatingItems(this PortalDbContext db) =>
        db.Set<Rating>().Where(rating => rating.RetiredAt == null).OrderBy(rating => rating.Position)
            .Select(rating => new SelectListItem(rating.Name, rating.Id.ToString()));

    /// <summary>The actions of the plan in force, by their line of work, with the beginning of their words.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> ActionItemsAsync(this PortalDbContext db, CancellationToken cancellationToken) => (await (
        from action in db.Set<PlanAction>()
        join plan in db.Set<Domain.Plans.Plan>() on action.PlanId equals plan.Id
        where plan.InForceAt != null && plan.SupersededAt == null && !action.IsCrossReference
        orderby action.SortKey
        select new { action.LineageId, action.Ref, action.Text }).ToListAsync(cancellationToken))
        .ConvertAll(action => new SelectListItem($"{action.Ref} {(action.Text.Length > 80 ? action.Text[..80] + "…" : action.Text)}", action.LineageId.ToString()));
}
