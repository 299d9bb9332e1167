using System.Text.Json;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis.Checks;
using SlipPortal.Domain.Kpis.Import;
using SlipPortal.Domain.Plans.Import;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Kpis.Import;
using SlipPortal.Web.Setup;

namespace SlipPortal.Web.Commands;

/// <summary>Imports a performance book from the command line: the same code as the page, on behalf of a person of the council.</summary>
internal static class ImportKpis
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
                var findings = BookReader.Check(draft);
                Console.WriteLine(options.Contains("--json") ? AsJson(draft, findings) : AsText(draft, findings));
                return 0;
            });
    }

    private static Task<BookDraft> ImportAsync(
        IServiceProvider portal, PortalDatabase database, string slug, string fileName, byte[] content, string? email, bool dryRun) =>
        OnBehalf.RunAsync(portal, database, slug, email, RecordKind.Kpis, Verb.Manage, async (services, _) =>
        {
            if (dryRun) return BookReader.Read(content, fileName);
            var id = await services.GetRequiredService<UploadBook.Handler>().HandleAsync(new(fileName, content), CancellationToken.None);
            var (import, draft) = (await services.GetRequiredService<BookReader>().FindAsync(id, CancellationToken.None))!.Value;
            var name = draft.Title ?? Path.GetFileNameWithoutExtension(fileName);
            await services.GetRequiredService<ConfirmBook.Handler>().HandleAsync(new(import, draft, name, new Dictionary<string, Guid>()), CancellationToken.None);
            return draft;
        });

    private static string AsJson(BookDraft draft, IReadOnlyList<CheckFinding> findings) => JsonSerializer.Serialize(
        new
        {
            draft.Title,
            draft.AsOf,
            Measures = draft.Measures.Select(measure => new
            {
                measure.Ref,
                measure.Title,
                measure.Theme,
                Unit = measure.Shape.Unit.ToString(),
                Polarity = measure.Shape.Polarity.ToString(),
                AddsUp = measure.Shape.Aggregation.ToString(),
                Baseline = measure.Baseline?.Value,
                BaselineOn = measure.Baseline?.On,
                Readings = measure.Readings.Select(reading => new { Period = reading.Point.Period.Label, reading.Text, reading.Point.Value }),
                measure.Arrow,
                measure.Neighbours,
                measure.England,
                measure.Notes,
            }),
            Rows = draft.Totals.ToDictionary(total => total.Key.ToString().ToLowerInvariant(), total => total.Value),
            Findings = findings.Select(finding => new { finding.Ref, Rule = finding.Rule.ToString(), finding.Message }),
            draft.Warnings,
        },
        OnBehalf.Json);

    private static string AsText(BookDraft draft, IReadOnlyList<CheckFinding> findings) => $"""
        {draft.Title}
        {Words.Count(draft.Measures.Count, "measure")}, {Words.Count(draft.Measures.Sum(measure => measure.Stored.Count()), "reading")}
        {Words.Count(draft.Rows.Count, "row")}: {draft.Totals.GetValueOrDefault(RowOutcome.Imported)} imported, {draft.Totals.GetValueOrDefault(RowOutcome.Unresolved)} unresolved, {draft.Totals.GetValueOrDefault(RowOutcome.Heading)} headings, {draft.Totals.GetValueOrDefault(RowOutcome.LeftOut)} blank
        {string.Join('\n', findings.Select(finding => $"{finding.Ref}: {finding.Message}"))}
        """;
}
