using Microsoft.EntityFrameworkCore;

namespace SlipPortal.Data.Isolation;

/// <summary>A practice example that its council has published to everybody who is signed in.</summary>
/// <param name="Id">Stands in its address. It leads to no record of the council.</param>
/// <param name="Council">The council's name, or null where it does not give it.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Themes">What it is about.</param>
/// <param name="Problem">What the problem was.</param>
/// <param name="Action">What the council did.</param>
/// <param name="Impact">What came of it.</param>
/// <param name="PublishedAt">Since when it is published.</param>
public sealed record PublishedPractice(
    Guid Id, string? Council, string Title, string[] Themes, string Problem, string Action, string Impact, DateTimeOffset PublishedAt)
{
    /// <summary>All that is published now; nothing for somebody who is not signed in.</summary>
    public static IQueryable<PublishedPractice> Ask(PortalDbContext db) =>
        db.Database.SqlQuery<PublishedPractice>(
            $"""
            select id as "Id", council as "Council", title as "Title", themes as "Themes", problem as "Problem", action as "Action", impact as "Impact",
                published_at as "PublishedAt"
            from app.published_practice()
            """);
}
