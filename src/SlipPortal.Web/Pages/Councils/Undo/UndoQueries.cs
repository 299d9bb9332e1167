using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.ChangeLog;

namespace SlipPortal.Web.Pages.Councils.Undo;

/// <summary>What somebody wrote, and whether they can undo it.</summary>
internal static class UndoQueries
{
    /// <summary>The lines of one write of a person, the last first; none where it is not theirs.</summary>
    public static Task<List<ChangeLogEntry>> LinesOfWriteAsync(
        this PortalDbContext db, Guid write, Guid person, CancellationToken cancellationToken) =>
        db.Set<ChangeLogEntry>().Where(line => line.WriteId == write && line.UserId == person)
            .OrderByDescending(line => line.At).ThenByDescending(line => line.Id).ToListAsync(cancellationToken);

    /// <summary>Why a write is not undone, for whoever made it; null where it can be.</summary>
    public static async Task<string?> WhyNotUndoneAsync(
        this PortalDbContext db, IReadOnlyList<ChangeLogEntry> lines, CancellationToken cancellationToken)
    {
        if (lines.Count == 0 || lines.Any(line => line.Reversal is null))
            return "This cannot be undone. Look at the page of what you changed for how it is put right.";
        var (subjects, write, last) = (lines.Select(line => line.SubjectId).Distinct().ToList(), lines[0].WriteId, lines[0].At);
        var since = await db.Set<ChangeLogEntry>()
            .Where(line => subjects.Contains(line.SubjectId) && line.At > last && line.WriteId != write)
            .OrderBy(line => line.At).FirstOrDefaultAsync(cancellationToken);
        return since switch
        {
            null => null,
            { Event: nameof(Domain.Common.WriteUndone) } => "This is undone already.",
            _ when since.UserId == lines[0].UserId => $"You have built on it since, so this cannot be undone: {since.Summary}",
            _ => $"{since.Person} has built on it since, so this cannot be undone: {since.Summary}",
        };
    }

    /// <summary>Whether a line of the history is the last of its record, and its writer can undo it.</summary>
    public static IQueryable<Guid> UndoableLines(this PortalDbContext db, Guid person)
    {
        var history = db.Set<ChangeLogEntry>();
        return history
            .Where(line => line.UserId == person && line.Reversal != null
                && !history.Any(later => later.SubjectId == line.SubjectId && later.At > line.At && later.WriteId != line.WriteId))
            .Select(line => line.Id);
    }
}
