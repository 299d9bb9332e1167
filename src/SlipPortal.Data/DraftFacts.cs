using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Data;

/// <summary>
/// What was written on new actions of a draft goes with them. One statement for all tables: the references between them are checked when it ends. Of an
/// action that was ever in force the database deletes nothing.
/// </summary>
public static class DraftFacts
{
    /// <summary>Deletes it, with who owns the actions and what they are linked to. The actions themselves stay.</summary>
    /// <param name="db">The database.</param>
    /// <param name="actions">Their ids.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RefusedException">A file among it is held for a lead, and they are none.</exception>
    public static async Task DropFactsAsync(this PortalDbContext db, IReadOnlyCollection<Guid> actions, CancellationToken cancellationToken)
    {
        const string OfThem = "action_id = any({0})";
        List<string> deletes =
        [
            $"delete from {Table<EvidenceFile>(db)} where tenant_id = {{1}} and evidence_id in (select id from {Table<Evidence>(db)} where tenant_id = {{1}} and {OfThem})",
            $"delete from {Table<ActionLink>(db)} where tenant_id = {{1}} and ({OfThem} or linked_action_id = any({{0}}))",
            $"delete from {Table<ActionOwner>(db)} where tenant_id = {{1}} and {OfThem}",
            .. from type in db.Model.GetEntityTypes()
               where type.ClrType.IsSubclassOf(typeof(ActionFact))
               select $"delete from {type.GetSchema()}.{type.GetTableName()} where tenant_id = {{1}} and {OfThem}",
        ];
        var parts = deletes.SkipLast(1).Select((delete, i) => $"part{i} as ({delete})");
        try
        {
            var statement = $"with {string.Join(", ", parts)} {deletes[^1]}";
            await db.Database.ExecuteSqlAsync(FormattableStringFactory.Create(statement, actions.ToArray(), db.TenantInfo!.Id), cancellationToken);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new RefusedException(
                "A file of a new action is held because it could not be checked. Ask an improvement lead to delete the draft.");
        }
    }

    private static string Table<T>(PortalDbContext db) => $"{db.Model.FindEntityType(typeof(T))!.GetSchema()}.{db.Model.FindEntityType(typeof(T))!.GetTableName()}";
}
