using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans.Import;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan.Import;

namespace SlipPortal.Web.Commands;

/// <summary>
/// Imports an improvement plan from the command line: the same code as the page, on behalf of a person of the council, and the receipt
/// as text or JSON on the standard output.
/// </summary>
internal static class ImportPlan
{
    public static Task<int> RunAsync(string council, string file, string[] options) =>
        ImportFile.RunAsync(council, file, options, RecordKind.Plan, Verb.Edit, ImportAsync, AsText, AsJson);

    /// <exception cref="RefusedException">The file cannot be read, or something is to be decided on the page.</exception>
    private static async Task<PlanDraft> ImportAsync(ImportFile.Request request)
    {
        var reader = request.Get<ImportReader>();
        if (request.IsDryRun) return await reader.ReadAsync(request.Content, request.FileName, new(), CancellationToken.None);

        var id = await request.Get<UploadPlan.Handler>().HandleAsync(new(request.FileName, request.Content), CancellationToken.None);
        var (import, draft) = (await reader.FindAsync(id, CancellationToken.None))!.Value;
        if (!draft.CanConfirm)
            throw new RefusedException(
                $"{string.Join("; ", draft.Blockers)}. The file waits for that at {new CouncilLinks(request.Council.Identifier).Review(id)}.");
        await request.Get<ConfirmImport.Handler>().HandleAsync(new(import, draft), CancellationToken.None);
        return draft;
    }

    private static object AsJson(PlanDraft draft) => new
    {
        Chapters = draft.Chapters.Count,
        Actions = draft.Actions.Select(action => new
        {
            Ref = action.Ref.Text,
            Chapter = draft.Chapters[action.ChapterIndex].Title,
            action.Text,
            action.Impact,
            Owners = action.Owners.Select(owner => owner.Post),
            Due = new { Kind = action.Due.Kind.ToString().ToLowerInvariant(), action.Due.Text, action.Due.From, action.Due.Until },
            action.Finding,
            action.Rating,
        }),
        Rows = new
        {
            draft.Totals.Total,
            draft.Totals.Imported,
            draft.Totals.Merged,
            draft.Totals.Linked,
            draft.Totals.Unresolved,
            draft.RulingLines,
            draft.Totals.Headings,
            draft.Totals.LeftOut,
        },
        Columns = draft.Tables.SelectMany(table => table.Unmatched.Select(column => new
        {
            Table = table.Index + 1,
            Column = column.SourceName,
            column.FirstValues,
        })),
        draft.Warnings,
    };

    private static string LeftOut(ColumnDraft column) =>
        $"column \"{column.SourceName}\" is left out: {string.Join("; ", column.FirstValues)}";

    private static string AsText(PlanDraft draft) => $"""
        {draft.Title}
        {Words.Count(draft.Chapters.Count, "chapter")}, {Words.Count(draft.Actions.Count, "action")}
        {Words.Count(draft.Totals.Total, "row")}: {draft.Totals.Imported} imported, {draft.Totals.Merged} merged ({Words.Count(draft.RulingLines, "ruling line")}), {draft.Totals.Linked} linked, {draft.Totals.Unresolved} unresolved
        {string.Join('\n', draft.Tables.SelectMany(table => table.Unmatched).Select(LeftOut))}
        {string.Join('\n', draft.Warnings.Select(warning => warning.Row == 0 ? warning.Message : $"row {warning.Row}: {warning.Message}"))}
        """;
}
