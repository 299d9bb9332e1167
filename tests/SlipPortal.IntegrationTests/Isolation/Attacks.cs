using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.MultiTenant.Abstractions;
using SlipPortal.MultiTenant.EntityFrameworkCore.Extensions;

namespace SlipPortal.IntegrationTests.Isolation;

/// <summary>
/// Ways to reach another council's rows, tried as the portal's own role on behalf of a council's lead. Each tells how many rows of the
/// victim it read or changed: 0 is a wall that holds. Changes are rolled back.
/// </summary>
internal static class Attacks
{
    /// <summary>Every tenant entity of the model.</summary>
    public static IEnumerable<IEntityType> Entities(PortalDbContext db) => db.Model.GetMultiTenantEntityTypes();

    /// <summary>All attacks, by name.</summary>
    public static IReadOnlyDictionary<string, Func<PortalDbContext, IEntityType, string, Task<int>>> All { get; } =
        new Dictionary<string, Func<PortalDbContext, IEntityType, string, Task<int>>>
        {
            ["list by raw SQL"] = (db, entity, victim) => CountAsync(db, $"select count(*)::int as \"Value\" from {Table(entity)} where tenant_id = '{victim}'"),
            ["find without the filter"] = FindAsync,
            ["bulk delete without the filter"] = BulkDeleteAsync,
            ["update by raw SQL"] = (db, entity, victim) => ExecuteAsync(db, $"update {Table(entity)} set tenant_id = tenant_id where tenant_id = '{victim}'"),
            ["delete by raw SQL"] = (db, entity, victim) => ExecuteAsync(db, $"delete from {Table(entity)} where tenant_id = '{victim}'"),
            ["move a row of mine to them"] = (db, entity, victim) =>
                ExecuteAsync(db, $"update {Table(entity)} set tenant_id = '{victim}' where tenant_id = '{db.TenantInfo!.Id}'"),
            ["copy a row of mine to them"] = CopyAsync,
            ["save a forged stub"] = SaveForgedStubAsync,
        };

    /// <summary>The columns that a new row can say: neither what the database works out nor what it stamps.</summary>
    public static IEnumerable<string> Writable(IEntityType entity) => entity.GetProperties()
        .Where(property => property.GetComputedColumnSql() is null && property.GetBeforeSaveBehavior() is not PropertySaveBehavior.Ignore)
        .Select(property => property.GetColumnName()).Where(name => name != "xmin");

    /// <summary>The entity's table with its schema.</summary>
    public static string Table(IEntityType entity) => $"portal.{entity.GetTableName()}";

    private static async Task<int> FindAsync(PortalDbContext db, IEntityType entity, string victim)
    {
        var query = (IQueryable<TenantEntity>)typeof(Attacks).GetMethod(nameof(Unfiltered))!.MakeGenericMethod(entity.ClrType).Invoke(null, [db])!;
        return await query.CountAsync(row => row.TenantId == victim);
    }

    /// <summary>How many of the victim's rows pass the query filter.</summary>
    public static async Task<int> FilteredAsync(PortalDbContext db, IEntityType entity, string victim)
    {
        var query = (IQueryable<TenantEntity>)typeof(Attacks).GetMethod(nameof(Filtered))!.MakeGenericMethod(entity.ClrType).Invoke(null, [db])!;
        return await query.CountAsync(row => row.TenantId == victim);
    }

    public static IQueryable<TenantEntity> Filtered<T>(PortalDbContext db)
        where T : TenantEntity => db.Set<T>();

    public static IQueryable<TenantEntity> Unfiltered<T>(PortalDbContext db)
        where T : TenantEntity => db.Set<T>().IgnoreQueryFilters([Constants.TenantToken]);

    private static async Task<int> BulkDeleteAsync(PortalDbContext db, IEntityType entity, string victim)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        try
        {
            return await (Task<int>)typeof(Attacks).GetMethod(nameof(DeleteAsync))!.MakeGenericMethod(entity.ClrType).Invoke(null, [db, victim])!;
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InsufficientPrivilege
            or PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.RestrictViolation)
        {
            return 0;
        }
        finally
        {
            await transaction.RollbackAsync();
        }
    }

    public static Task<int> DeleteAsync<T>(PortalDbContext db, string victim)
        where T : TenantEntity =>
        db.Set<T>().IgnoreQueryFilters([Constants.TenantToken]).Where(row => row.TenantId == victim).ExecuteDeleteAsync();

    private static Task<int> CopyAsync(PortalDbContext db, IEntityType entity, string victim)
    {
        var columns = Writable(entity).Where(name => name is not ("tenant_id" or "id"));
        var list = string.Concat(columns.Select(name => $", \"{name}\""));
        return ExecuteAsync(
            db,
            $"insert into {Table(entity)} (tenant_id, id{list}) select '{victim}', gen_random_uuid(){list} from {Table(entity)} where tenant_id = '{db.TenantInfo!.Id}' limit 1");
    }

    // Their id under my tenant: the query filter and the save check see nothing wrong with it.
    private static async Task<int> SaveForgedStubAsync(PortalDbContext db, IEntityType entity, string victim)
    {
        var theirs = await TheirIdAsync(db, entity, victim);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var stub = (TenantEntity)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(entity.ClrType);
        typeof(TenantEntity).GetProperty(nameof(TenantEntity.Id))!.SetValue(stub, theirs);
        typeof(TenantEntity).GetProperty(nameof(TenantEntity.TenantId))!.SetValue(stub, db.TenantInfo!.Id);
        db.ChangeTracker.Clear();
        try
        {
            db.Remove(stub);
            db.Record(new Forged(), theirs);
            var saved = await db.SaveChangesAsync();
            // One row is the line in the history.
            return saved - 1;
        }
        catch (Exception refused) when (refused is DbUpdateException or MultiTenantException)
        {
            return 0;
        }
        finally
        {
            db.ChangeTracker.Clear();
            await transaction.RollbackAsync();
        }
    }

    // An attacker who knows the id, from an e-mail or a log.
    private static async Task<Guid> TheirIdAsync(PortalDbContext db, IEntityType entity, string victim)
    {
        var admin = new NpgsqlConnectionStringBuilder(KnownIds[db.Database.GetDbConnection().Database]);
        await using var source = NpgsqlDataSource.Create(admin);
        await using var command = source.CreateCommand($"select id from {Table(entity)} where tenant_id = '{victim}' limit 1");
        return (Guid)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The administrator's connection by database: where an attack learns ids from.</summary>
    public static Dictionary<string, string> KnownIds { get; } = [];

    private static async Task<int> CountAsync(PortalDbContext db, string sql) => await db.Database.SqlQueryRaw<int>(sql).SingleAsync();

    private static async Task<int> ExecuteAsync(PortalDbContext db, string sql)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        try
        {
            return await db.Database.ExecuteSqlRawAsync(sql);
        }
        // 42501: refused by privilege or policy. Anything else is a mistake of the test, not a wall.
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return 0;
        }
        // With the policies gone the composite keys still stand: an attack that only they stop counts as stopped.
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.RestrictViolation or PostgresErrorCodes.UniqueViolation)
        {
            return 0;
        }
        finally
        {
            await transaction.RollbackAsync();
        }
    }

    private sealed record Forged : Change
    {
        public override string InWords() => "Forged.";
    }
}
