using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Plans.Import;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan.Posts;
using SlipPortal.Web.Uploads;

namespace SlipPortal.Web.Pages.Councils.Plan.Import;

/// <summary>Reads a file as the council's plan: its own posts, ratings and practice areas, and what a person corrected, count.</summary>
internal sealed class ImportReader(PortalDbContext db, FileReader reader)
{
    /// <summary>The draft of an import that is not confirmed yet, or null.</summary>
    public async Task<(PlanImport Import, PlanDraft Draft)?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var import = await db.Set<PlanImport>().AsTracking()
            .SingleOrDefaultAsync(import => import.Id == id && import.ConfirmedAt == null, cancellationToken);
        return import is null ? null : (import, await ReadAsync(import.Content, import.FileName, import.Choices, cancellationToken));
    }

    /// <summary>What a file says, without storing anything.</summary>
    /// <exception cref="RefusedException">The file cannot be read.</exception>
    public async Task<PlanDraft> ReadAsync(byte[] content, string fileName, ImportChoices choices, CancellationToken cancellationToken)
    {
        var source = await PlanFile.ReadAsync(reader, content, fileName, cancellationToken);
        var posts = await db.Posts().Select(post => post.Title).ToListAsync(cancellationToken);
        var ratings = await db.Set<Rating>().OrderBy(rating => rating.Position).Select(rating => rating.Name).ToListAsync(cancellationToken);
        var areas = await db.Set<PracticeArea>().OrderBy(area => area.Position).Select(area => area.Name).ToListAsync(cancellationToken);
        var draft = PlanInterpreter.Interpret(source, choices, new(posts, ratings, areas, await db.QuartersAsync(null, cancellationToken)));
        if (draft.Actions.Count == 0 && draft.Totals.Total == 0)
            throw new RefusedException(
                "No table with actions was found in this file. A plan needs a table with a heading row, with a column for what will be done.", "File");
        return draft with
        {
            Title = choices.Title ?? draft.Title ?? Path.GetFileNameWithoutExtension(fileName),
            Period = choices.Period ?? draft.Period,
        };
    }

    /// <summary>What the draft would change of the council's current plan, or null when there is none.</summary>
    public async Task<PlanDifference?> DifferenceAsync(PlanDraft draft, CancellationToken cancellationToken)
    {
        if (await db.CurrentPlan().FirstOrDefaultAsync(cancellationToken) is not { } plan) return null;
        var now = await db.PlanLinesAsync(plan.Id, cancellationToken);
        return PlanDifference.Between(now, PlanDifference.Continue(now, LinesOf(draft)));
    }

    /// <summary>A draft's actions as they are compared with a plan's. Their lines of work are not known yet: each has its ref.</summary>
    public static IReadOnlyList<PlanLine> LinesOf(PlanDraft draft) =>
    [
        .. draft.Actions.DistinctBy(action => action.Ref).Select(action => new PlanLine(
            action.Ref.Text,
            action.Ref.Text,
            draft.Chapters[action.ChapterIndex].Title,
            action.Text.Trim(),
            string.IsNullOrWhiteSpace(action.Due.Text) ? null : action.Due.Text.Trim()) { DueInFull = Words.Due(action.Due) }),
    ];
}
