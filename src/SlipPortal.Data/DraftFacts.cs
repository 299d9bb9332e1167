using Npgsql;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Data;

/// <summary>
/// What was written on new actions of a draft goes with them. Of an action that was ever in force the database deletes nothing.
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
        const string Theirs = "tenant_id = {1} and action_id = any({0})";
        var evidence = $"select id from {Table<Evidence>(db)} where {Theirs}";
        try
        {
            await db.RunTogetherAsync(
                [
                    $"delete from {Table<EvidenceFile>(db)} where tenant_id = {{1}} and evidence_id in ({evidence})",
                    $"delete from {Table<ActionLink>(db)} "
                        + "where tenant_id = {1} and (action_id = any({0}) or linked_action_id = any({0}))",
                    $"delete from {Table<ActionOwner>(db)} where {Theirs}",
                    .. from type in db.Model.GetEntityTypes()
                       where type.ClrType.IsSubclassOf(typeof(ActionFact))
                       select $"delete from {OneStatement.Table(type)} where {Theirs}",
                ],
                [actions.ToArray(), db.TenantInfo!.Id],
                cancellationToken);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new RefusedException(
                "A file of a new action is held because it could not be checked. Ask an improvement lead to delete the draft.");
        }
    }

    private static string Table<T>(PortalDbContext db) => OneStatement.Table(db.Model.FindEntityType(typeof(T))!);
}
