using Microsoft.EntityFrameworkCore;
using SlipPortal.Data.Identity;

namespace SlipPortal.Data.Isolation;

/// <summary>A line of the security record, as those may read it whom it concerns.</summary>
/// <param name="Id">Its place.</param>
/// <param name="At">When.</param>
/// <param name="Kind">What.</param>
/// <param name="Person">Whose account; null where there is none.</param>
/// <param name="Actor">Who did it; null where nobody was signed in.</param>
/// <param name="Place">The address that it came from, or empty.</param>
/// <param name="Device">Browser and system, or empty.</param>
/// <param name="Detail">A role, a route, an id.</param>
/// <param name="Count">How often within a minute.</param>
public sealed record SecurityEventRow(
    long Id, DateTimeOffset At, string Kind, string? Person, string? Actor, string Place, string Device, string Detail, int Count)
{
    /// <summary>What, as the code names it.</summary>
    public SecurityEventKind What => Enum.Parse<SecurityEventKind>(Kind);

    /// <summary>Those about the current person.</summary>
    public static IQueryable<SecurityEventRow> OfMine(PortalDbContext db) => db.Database.SqlQuery<SecurityEventRow>(
        $"""
        select id as "Id", at as "At", kind as "Kind", person as "Person", actor as "Actor", place as "Place", device as "Device",
            detail as "Detail", count as "Count"
        from app.my_security_events()
        """);

    /// <summary>Those about the people of the current council, for its lead.</summary>
    public static IQueryable<SecurityEventRow> OfCouncil(PortalDbContext db) => db.Database.SqlQuery<SecurityEventRow>(
        $"""
        select id as "Id", at as "At", kind as "Kind", person as "Person", actor as "Actor", place as "Place", device as "Device",
            detail as "Detail", count as "Count"
        from app.council_security_events()
        """);

    /// <summary>Those of the portal, for a platform administrator.</summary>
    public static IQueryable<SecurityEventRow> OfPortal(PortalDbContext db) => db.Database.SqlQuery<SecurityEventRow>(
        $"""
        select id as "Id", at as "At", kind as "Kind", person as "Person", actor as "Actor", place as "Place", device as "Device",
            detail as "Detail", count as "Count"
        from app.portal_security_events()
        """);
}
