using Microsoft.EntityFrameworkCore;

namespace SlipPortal.Data.Isolation;

/// <summary>Those who look after the portal itself, and reach no council's records.</summary>
public static class PlatformAdministrator
{
    /// <summary>Whether the current person is one: by the question that the policies of national figures ask too.</summary>
    public static Task<bool> IsAsync(PortalDbContext db, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<bool>($"""select app.is_administrator() as "Value" """).SingleAsync(cancellationToken);
}
