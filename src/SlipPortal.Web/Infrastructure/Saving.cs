using Microsoft.EntityFrameworkCore;
using Npgsql;
using SlipPortal.Data;
using SlipPortal.Domain.Common;

namespace SlipPortal.Web.Infrastructure;

/// <summary>Saving what somebody else may save at the same moment: the database's unique indexes decide who was first.</summary>
internal static class Saving
{
    /// <summary>Saves; where something of that name is there already, refuses instead.</summary>
    /// <exception cref="RefusedException">The given refusal.</exception>
    public static Task SaveOrRefuseAsync(this PortalDbContext db, RefusedException taken, CancellationToken cancellationToken) =>
        db.SaveOrRefuseAsync(taken, null, cancellationToken);

    /// <summary>Saves; where one index says that there is one already, refuses instead.</summary>
    /// <exception cref="RefusedException">The given refusal.</exception>
    public static async Task SaveOrRefuseAsync(this PortalDbContext db, RefusedException taken, string? index, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } twice
            && (index is null || twice.ConstraintName == index))
        {
            throw taken;
        }
    }
}
