using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SlipPortal.Domain.Kpis;

namespace SlipPortal.Data;

/// <summary>Moving a measure from one practice area to another.</summary>
public static class KpiMoving
{
    /// <summary>
    /// Moves a measure with everything dated about it, so that who may see the one may see the other. One statement for all tables: the
    /// references between them name the practice area too, and are checked when the statement ends.
    /// </summary>
    /// <remarks>For EF Core the practice area is part of a key, which it never changes.</remarks>
    public static Task MoveKpiAsync(this PortalDbContext db, Guid kpi, Guid practiceArea, CancellationToken cancellationToken)
    {
        var facts = db.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(KpiFact)))
            .Select((type, i) => $"fact{i} as (update {TableOf(type)} set practice_area_id = {{1}} where kpi_id = {{0}})");
        var sql = $"with {string.Join(", ", facts)} update {TableOf(db.Model.FindEntityType(typeof(Kpi))!)} set practice_area_id = {{1}} where id = {{0}}";
        return db.Database.ExecuteSqlRawAsync(sql, [kpi, practiceArea], cancellationToken);
    }

    private static string TableOf(IEntityType type) => $"{type.GetSchema()}.{type.GetTableName()}";
}
