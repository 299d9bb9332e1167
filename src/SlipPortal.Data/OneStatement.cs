using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SlipPortal.Data;

/// <summary>Changes of several tables in one statement: the references between them are checked when it ends, and not after each.</summary>
internal static class OneStatement
{
    /// <summary>Runs them together.</summary>
    /// <param name="db">The database.</param>
    /// <param name="changes">Updates and deletes, with <c>{0}</c> and so on for the parameters.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static Task RunTogetherAsync(
        this PortalDbContext db, IReadOnlyList<string> changes, object[] parameters, CancellationToken cancellationToken)
    {
        if (db.UndoableWrite is not null)
            throw new InvalidOperationException("What moves together is no part of what was saved before: say that it is not reversible.");
        var parts = changes.SkipLast(1).Select((change, i) => $"part{i} as ({change})").ToList();
        var with = parts.Count == 0 ? "" : $"with {string.Join(", ", parts)} ";
        return db.Database.ExecuteSqlAsync(FormattableStringFactory.Create(with + changes[^1], parameters), cancellationToken);
    }

    /// <summary>The table that it is stored in, with its schema.</summary>
    public static string Table(IReadOnlyEntityType type) => $"{type.GetSchema()}.{type.GetTableName()}";
}
