using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Talk;

namespace SlipPortal.Data.ChangeLog;

/// <summary>What it takes to undo one row of a write. The values are as JSON, by property.</summary>
/// <param name="Type">The kind of record, by its class.</param>
/// <param name="Id">Which.</param>
/// <param name="Was">What was done to it.</param>
/// <param name="Before">What it said before; of a row that was deleted, all of it.</param>
/// <param name="After">What it said after, where it was changed: whoever finds anything else there undoes nothing.</param>
public sealed record ReversedRow(
    string Type, Guid Id, EntityState Was, IReadOnlyDictionary<string, JsonElement> Before, IReadOnlyDictionary<string, JsonElement> After);

/// <summary>
/// How a save is undone, worked out from what it changes: new rows are withdrawn, closed or deleted, as their kind allows, changed ones say
/// again what they said, deleted ones come back. Kept with the line of the history; a save that cannot be undone whole has none.
/// </summary>
public static class Reversal
{
    // More than anybody changes by hand at once.
    private const int MostRows = 300;

    // What an added row that stays is closed by: from then on it no longer counts.
    private static readonly string[] Closings = ["SupersededAt", "EndedAt", "RemovedAt", "ClearedAt"];

    // What is kept of a write that is undone: earlier words of what gets them back, and what hangs on a row that is withdrawn.
    private static readonly Type[] Kept =
        [typeof(ActionWording), typeof(CommentWording), typeof(CommentMention), typeof(CommentThread), typeof(EvidenceFile)];

    /// <summary>That of a save; null where there is none.</summary>
    internal static string? Of(IEnumerable<EntityEntry> changed)
    {
        var rows = new List<ReversedRow>();
        foreach (var entry in changed.Where(entry => entry.Entity is TenantEntity and not ChangeLogEntry))
        {
            if (entry.State is EntityState.Added && Kept.Contains(entry.Metadata.ClrType)) continue;
            if (RowOf(entry) is not { } row || rows.Count == MostRows) return null;
            if (row.Was is not EntityState.Modified || row.Before.Count > 0) rows.Add(row);
        }

        return rows.Count == 0 ? null : JsonSerializer.Serialize(rows);
    }

    /// <summary>The rows, in the order in which they are undone.</summary>
    public static IReadOnlyList<ReversedRow> Read(string reversal) =>
        [.. JsonSerializer.Deserialize<List<ReversedRow>>(reversal)!.AsEnumerable().Reverse()];

    /// <summary>Undoes a row, but for one that is withdrawn: the caller does that. The caller saves.</summary>
    /// <returns>The row to withdraw, or null; and what is current again once this is saved.</returns>
    /// <exception cref="RefusedException">It is gone, or says something else by now.</exception>
    public static async Task<(IWithdrawable? ToWithdraw, ReinstatedRow? Reinstated)> UndoAsync(
        this PortalDbContext db, ReversedRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var type = db.Model.GetEntityTypes()
            .Single(type => type.ClrType.Name == row.Type && type.ClrType.IsSubclassOf(typeof(TenantEntity)));
        if (row.Was is EntityState.Deleted)
        {
            Readd(db, type, row);
            return default;
        }

        // Reads do not track here: what is found is to be changed.
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
        var entity = await db.FindAsync(type.ClrType, [db.TenantInfo!.Id, row.Id], cancellationToken);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        if (entity is null) throw new RefusedException("This cannot be undone: what was written is no longer there.");
        var entry = db.Entry(entity);
        if (row.Was is EntityState.Modified) return (null, Restore(db, entry, row, now));
        if (entity is IWithdrawable withdrawable) return (withdrawable, null);
        if (Closing(type) is { } closing)
        {
            if (entry.Property(closing.Name).CurrentValue is not null) throw Changed();
            entry.Property(closing.Name).CurrentValue = now;
        }
        else
        {
            entry.State = EntityState.Deleted;
        }

        return default;
    }

    /// <summary>Makes rows current again whose place another had: only once that one is saved as current no longer, which an index sees
    /// to.</summary>
    public static async Task ReinstateAsync(this PortalDbContext db, IEnumerable<ReinstatedRow> rows, CancellationToken cancellationToken)
    {
        foreach (var (type, id) in rows)
        {
            var table = OneStatement.Table(db.Model.FindEntityType(type)!);
            await db.RunTogetherAsync(
                [$"update {table} set superseded_at = null where tenant_id = {{0}} and id = {{1}}"],
                [db.TenantInfo!.Id, id], cancellationToken);
        }
    }

    private static ReversedRow? RowOf(EntityEntry entry)
    {
        var (id, type) = (((TenantEntity)entry.Entity).Id, entry.Metadata.ClrType.Name);
        Dictionary<string, JsonElement> before = [], after = [];
        switch (entry.State)
        {
            case EntityState.Added:
                return entry.Entity is IWithdrawable || Closing(entry.Metadata) is not null
                    || WriteRules.RemovableIf(entry.Metadata) == "true"
                    ? new(type, id, EntityState.Added, before, after) : null;
            case EntityState.Deleted:
                foreach (var property in entry.Properties.Where(property => IsKept(property.Metadata)))
                {
                    if (property.Metadata.ClrType == typeof(byte[])) return null;
                    before[property.Metadata.Name] = Json(property.Metadata, property.OriginalValue);
                }

                return new(type, id, EntityState.Deleted, before, after);
            default:
                foreach (var property in entry.Properties.Where(property => property.IsModified && IsKept(property.Metadata)))
                {
                    if (property.Metadata.ClrType == typeof(byte[])) return null;
                    if (property.Metadata.GetValueComparer().Equals(property.OriginalValue, property.CurrentValue)) continue;
                    // What is set once is for good.
                    if (WriteRules.Once(entry.Metadata).Contains(property.Metadata.GetColumnName())) return null;
                    before[property.Metadata.Name] = Json(property.Metadata, property.OriginalValue);
                    after[property.Metadata.Name] = Json(property.Metadata, property.CurrentValue);
                }

                return new(type, id, EntityState.Modified, before, after);
        }
    }

    private static ReinstatedRow? Restore(PortalDbContext db, EntityEntry entry, ReversedRow row, DateTimeOffset now)
    {
        foreach (var (name, after) in row.After)
        {
            var property = entry.Property(name);
            if (!property.Metadata.GetValueComparer().Equals(property.CurrentValue, Value(property.Metadata, after))) throw Changed();
        }

        ReinstatedRow? reinstated = null;
        foreach (var (name, before) in row.Before)
        {
            var property = entry.Property(name);
            var value = Value(property.Metadata, before);
            // The words that stood meanwhile stay readable.
            if (entry.Entity is PlanAction action && name == nameof(PlanAction.Text))
                db.Add(action.Reword((string?)value, now)!);
            else if (entry.Entity is Comment comment && name == nameof(Comment.Text))
                db.Add(comment.Edit((string?)value, now));
            else if (name == "SupersededAt" && value is null)
                reinstated = new(entry.Metadata.ClrType, row.Id);
            else
                property.CurrentValue = value;
        }

        return reinstated;
    }

    // The columns, and nothing that makes rules of its own: it was a record of this council, and it is one again.
    private static void Readd(PortalDbContext db, IEntityType type, ReversedRow row)
    {
        var entity = Activator.CreateInstance(type.ClrType, nonPublic: true)!;
        var entry = db.Entry(entity);
        foreach (var (name, value) in row.Before) entry.Property(name).CurrentValue = Value(entry.Property(name).Metadata, value);
        entry.State = EntityState.Added;
    }

    private static IProperty? Closing(IEntityType type) =>
        Closings.Select(type.FindProperty)
            .FirstOrDefault(property => property is { IsNullable: true } && property.ClrType == typeof(DateTimeOffset?));

    private static bool IsKept(IProperty property) =>
        !property.IsConcurrencyToken && property.GetComputedColumnSql() is null
            && property.GetBeforeSaveBehavior() is PropertySaveBehavior.Save;

    // The database keeps microseconds.
    private static JsonElement Json(IProperty property, object? value) => JsonSerializer.SerializeToElement(
        value is DateTimeOffset at ? at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond)) : value, property.ClrType);

    private static object? Value(IProperty property, JsonElement json) => json.Deserialize(property.ClrType);

    private static RefusedException Changed() => new("This cannot be undone: it was changed since. Look at what it says now.");
}

/// <summary>A row that is current again.</summary>
public sealed record ReinstatedRow(Type Type, Guid Id);
