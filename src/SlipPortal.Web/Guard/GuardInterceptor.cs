using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using SlipPortal.Data;
using SlipPortal.Data.ChangeLog;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Guard;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Uploads;

namespace SlipPortal.Web.Guard;

/// <summary>
/// Refuses a save that would store what looks like a child’s number, birth or case, in any text or file of a council’s records, unless a
/// lead of that council has released it. Every save goes through here: pages, interface, commands and consumers alike.
/// </summary>
internal sealed class GuardInterceptor(HeldTickets tickets, FileReader reader, IMalwareScanner scanner, TimeProvider clock)
    : SaveChangesInterceptor
{
    private readonly ConcurrentDictionary<IEntityType, IReadOnlyList<GuardedField>> _fields = [];

    /// <inheritdoc/>
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (eventData.Context is not PortalDbContext db) return result;
        // A file is read in another process, which can only be waited for.
        var found = Task.Run(() => FindAsync(db, CancellationToken.None)).GetAwaiter().GetResult();
        if (found.Count > 0) Judge(db, found, Marks(db, found).ToList());
        return result;
    }

    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is PortalDbContext db && await FindAsync(db, cancellationToken) is { Count: > 0 } found)
            Judge(db, found, await Marks(db, found).ToListAsync(cancellationToken));
        return result;
    }

    private async Task<List<Held>> FindAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        var today = clock.TodayInUk();
        var found = new List<Held>();
        // The history repeats what the others say, so it comes last: the message is about the field that somebody filled in.
        foreach (var entry in db.ChangeTracker.Entries<TenantEntity>().OrderBy(entry => entry.Entity is ChangeLogEntry).ToList())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified)) continue;
            foreach (var field in _fields.GetOrAdd(entry.Metadata, type => [.. GuardedFields.Of(type).Where(field => field.As != GuardedAs.Skipped)]))
            {
                var property = entry.Property(field.Property.Name);
                if (entry.State == EntityState.Modified && !property.IsModified) continue;
                if (field.As == GuardedAs.File)
                    await FindInFileAsync(db, entry, (byte[]?)property.CurrentValue ?? [], today, found, cancellationToken);
                else foreach (var text in Texts(field.Property, property.CurrentValue)) Add(text, today, field.Property.Name, field.Words, found);
            }
        }

        return found;
    }

    private async Task FindInFileAsync(
        PortalDbContext db, EntityEntry entry, byte[] content, DateOnly today, List<Held> found, CancellationToken cancellationToken)
    {
        // What was taken away.
        if (content.Length == 0) return;
        await scanner.CheckAsync(content, cancellationToken);
        var file = await reader.FindAsync(content, today, cancellationToken);
        foreach (var (finding, place) in file?.Findings ?? [])
            found.Add(new(finding, "File", place.Length == 0 ? "The file" : $"The file, {place}"));
        if (file is { IsComplete: true }) return;
        // It is said beside the file; a file that has no place to say it is not kept.
        if (file is null) await HoldAsync(db, entry, cancellationToken);
        else if (entry.Metadata.FindProperty(nameof(EvidenceFile.IsTextUnchecked)) is null)
            throw new RefusedException("The text of this file cannot be read, so it cannot be checked for what names a child. Choose a Word, Excel or CSV file.", "File");
        entry.Property(nameof(EvidenceFile.IsTextUnchecked)).CurrentValue = true;
    }

    // It could not be checked in the time and memory that one file is given: refused, unless the council keeps such evidence for its leads.
    private static async Task HoldAsync(PortalDbContext db, EntityEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Entity is not EvidenceFile file
            || !await db.Set<UncheckedFileChoice>().AnyAsync(choice => choice.KeepsHeld, cancellationToken))
        {
            throw new RefusedException(
                "This file takes too long or too much memory to check. Copy what is needed into a new, smaller file, then choose that one.",
                "File");
        }

        db.ChangeTracker.Entries<Evidence>().Single(line => line.Entity.Id == file.EvidenceId)
            .Property(line => line.IsHeld).CurrentValue = true;
    }

    private static void Add(string? text, DateOnly today, string field, string place, List<Held> found)
    {
        foreach (var finding in ChildDataScan.Scan(text, today)) found.Add(new(finding, field, place));
    }

    // As it will be stored: what a converter makes of it, and each text within a list or JSON.
    private static IEnumerable<string?> Texts(IProperty property, object? value)
    {
        var stored = property.GetTypeMapping().Converter is { } converter && property.GetElementType() is null ? converter.ConvertToProvider(value) : value;
        return stored switch
        {
            string json when property.GetColumnType() == "jsonb" => TextsOf(json),
            // A space in an address is %20.
            string text => text.Contains('%') ? [text, Uri.UnescapeDataString(text)] : [text],
            IEnumerable<string?> texts => texts,
            _ => [],
        };
    }

    private static List<string> TextsOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        var texts = new List<string>();
        Collect(document.RootElement, texts);
        return texts;
    }

    private static void Collect(JsonElement element, List<string> texts)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    texts.Add(property.Name);
                    Collect(property.Value, texts);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray()) Collect(item, texts);
                break;
            case JsonValueKind.String:
                texts.Add(element.GetString()!);
                break;
            case JsonValueKind.Number:
                texts.Add(element.GetRawText());
                break;
        }
    }

    // What was asked about in this council before: the tenant filter and the policies see to “this council”.
    private static IQueryable<HeldMark> Marks(PortalDbContext db, List<Held> found)
    {
        var kinds = found.Select(held => held.Finding.Kind).Distinct().ToList();
        return
            from held in db.Set<HeldText>()
            where kinds.Contains(held.Kind)
            orderby held.AskedAt descending
            select new HeldMark(
                held.Kind, held.Key, held.Fingerprint,
                db.Set<HeldVerdict>().Where(verdict => verdict.HeldTextId == held.Id).Select(verdict => (bool?)verdict.IsReleased).FirstOrDefault());
    }

    private void Judge(PortalDbContext db, List<Held> found, List<HeldMark> marks)
    {
        var council = db.TenantInfo!.Id;
        var passed = new HashSet<(LooksLike, string)>();
        foreach (var (finding, field, place) in found)
        {
            if (passed.Contains((finding.Kind, finding.Value))) continue;
            var asked = marks.Where(mark => tickets.IsOf(council, mark, finding)).ToList();
            if (asked.Exists(mark => mark.IsReleased is true))
            {
                passed.Add((finding.Kind, finding.Value));
                continue;
            }

            var isWaiting = asked.Count > 0 && asked[0].IsReleased is null;
            var next = "If it is something else, ask an improvement lead to release it.";
            if (isWaiting) next = "A lead has been asked to release it, and has not decided yet.";
            else if (asked.Count > 0) next = "A lead was asked before and did not release it. " + next;
            throw new RefusedException(
                $"{Capital(place)}: this looks like {finding.Kind.InWords()} ({finding.Masked}). Remove it: no child, family or case may be named here. {next}", field)
            {
                IsHeld = true,
                Ticket = isWaiting ? null : tickets.Write(council, finding, place),
            };
        }
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private sealed record Held(Finding Finding, string Field, string Place);
}
