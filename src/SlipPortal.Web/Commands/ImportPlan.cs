using System.Text.Json;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans.Import;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan.Import;
using SlipPortal.Web.Setup;

namespace SlipPortal.Web.Commands;

/// <summary>
/// Imports an improvement plan from the command line: the same code as the page, on behalf of a person of the council, and the receipt
/// as text or JSON on the standard output.
/// </summary>
internal static class ImportPlan
{
    public static async Task<int> RunAsync(string council, string file, string[] options)
    {
        var (email, rest) = OnBehalf.Options(options);
        if (!File.Exists(file)) throw new RefusedException($"There is no file “{file}”.");
        var content = await File.ReadAllBytesAsync(file);
        return await CommandLine.WithPortalAsync(
            rest,
            async (portal, database) =>
            {
                var draft = await ImportAsync(portal, database, council, Path.GetFileName(file), content, email, options.Contains("--dry-run"));
                Console.WriteLine(options.Contains("--json") ? AsJson(draft) : AsText(draft));
                return 0;
            });
    }

    /// <exception cref="RefusedException">No such council or person, the file cannot be read, or something is to be decided on the page.</exception>
    private static Task<PlanDraft> ImportAsync(
        IServiceProvider portal, PortalDatabase database, string slug, string fileName, byte[] content, string? email, bool dryRun) =>
        OnBehalf.RunAsync(portal, database, slug, email, RecordKind.Plan, Verb.Edit, async (services, council) =>
        {
            var reader = services.GetRequiredService<ImportReader>();
            if (dryRun) return await reader.ReadAsync(content, fileName, new(), CancellationToken.None);

            var id = await services.GetRequiredService<UploadPlan.Handler>().HandleAsync(new(fileName, content), CancellationToken.None);
            var (import, draft) = (await reader.FindAsync(id, CancellationToken.None))!.Value;
            if (!draft.CanConfirm)
                throw new RefusedException(
                    $"{string.Join("; ", draft.Blockers)}. The file waits for that at {new CouncilLinks(council.Identifier).Review(id)}.");
            await services.GetRequiredService<ConfirmImport.Handler>().HandleAsync(new(import, draft), CancellationToken.None);
            return draft;
        });

    private static string AsJson(PlanDraft draft) => JsonSerializer.Serialize(
        new
        {
            Chapters = draft.Chapters.Count,
            Actions = draft.Actions.Select(action => new
            {
                Ref = action.Ref.Text,
                Chapter = draft.Chapters[action.ChapterIndex].Title,
                action.Text,
                action.Impact,
                Owners = action.Owners.Select(owner => owner.Post),
                Due = new { Kind = action.Due.Kind.ToString().ToLowerInvariant(), action.Due.Text },
                action.Rating,
            }),
            Rows = new
            {
                draft.Totals.Total,
                draft.Totals.Imported,
                draft.Totals.Merged,
                draft.Totals.Linked,
                draft.Totals.Unresolved,
            },
            draft.Warnings,
        },
        OnBehalf.Json);

    private static string AsText(PlanDraft draft) => $"""
        {draft.Title}
        {Words.Count(draft.Chapters.Count, "chapter")}, {Words.Count(draft.Actions.Count, "action")}
        {Words.Count(draft.Totals.Total, "row")}: {draft.Totals.Imported} imported, {draft.Totals.Merged} merged, {draft.Totals.Linked} linked, {draft.Totals.Unresolved} unresolved
        {string.Join('\n', draft.Warnings.Select(warning => warning.Row == 0 ? warning.Message : $"row {warning.Row}: {warning.Message}"))}
        """;
}
