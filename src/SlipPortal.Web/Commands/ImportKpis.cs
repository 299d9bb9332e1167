using SlipPortal.Domain.Access;
using SlipPortal.Domain.Kpis.Checks;
using SlipPortal.Domain.Kpis.Import;
using SlipPortal.Domain.Plans.Import;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Kpis.Import;

namespace SlipPortal.Web.Commands;

/// <summary>Imports a performance book from the command line: the same code as the page, on behalf of a person of the council.</summary>
internal static class ImportKpis
{
    private static readonly (RowOutcome Of, string Words)[] Outcomes =
    [
        (RowOutcome.Imported, "imported"), (RowOutcome.Merged, "merged"), (RowOutcome.Unresolved, "unresolved"), (RowOutcome.Heading, "headings"),
        (RowOutcome.LeftOut, "blank"),
    ];

    public static Task<int> RunAsync(string council, string file, string[] options) =>
        ImportFile.RunAsync(council, file, options, RecordKind.Kpis, Verb.Manage, ImportAsync, AsText, AsJson);

    private static async Task<Result> ImportAsync(ImportFile.Request request)
    {
        var reader = request.Get<BookReader>();
        var measures = await reader.MeasuresAsync(CancellationToken.None);
        var (draft, findings) = await reader.CheckAsync(
            await reader.ReadAsync(request.Content, request.FileName, CancellationToken.None), request.FileName, measures, CancellationToken.None);
        if (request.IsDryRun) return new(draft, findings);

        var id = await request.Get<UploadBook.Handler>().HandleAsync(new(request.FileName, request.Content), CancellationToken.None);
        var (import, read) = (await reader.FindAsync(id, CancellationToken.None))!.Value;
        var name = read.Title ?? Path.GetFileNameWithoutExtension(request.FileName);
        await request.Get<ConfirmBook.Handler>().HandleAsync(new(import, read, name, new Dictionary<string, Guid>()), CancellationToken.None);
        return new(draft, findings);
    }

    private static object AsJson(Result result) => new
    {
        result.Draft.Title,
        result.Draft.AsOf,
        Measures = result.Draft.Measures.Select(measure => new
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
            Target = measure.TargetLine is { } target ? new { target.Value, Kind = target.Kind.ToString(), target.From } : null,
            YearToDate = measure.YearToDate?.Value,
            measure.Arrow,
            measure.Neighbours,
            measure.England,
            measure.Notes,
        }),
        Rows = result.Draft.Totals.ToDictionary(total => total.Key.ToString().ToLowerInvariant(), total => total.Value),
        Findings = result.Findings.Select(finding => new { finding.Ref, Rule = finding.Rule.ToString(), finding.Message }),
        result.Draft.Warnings,
    };

    private static string AsText(Result result)
    {
        var (draft, findings) = result;
        var targets = draft.HasTargets ? $", {Words.Count(draft.Measures.Count(measure => measure.TargetLine is not null), "target")}" : "";
        return $"""
            {draft.Title}
            {Words.Count(draft.Measures.Count, "measure")}, {Words.Count(draft.Measures.Sum(measure => measure.Stored.Count()), "reading")}{targets}
            {Words.Count(draft.Rows.Count, "row")}: {string.Join(", ", Outcomes.Select(outcome => $"{draft.Totals.GetValueOrDefault(outcome.Of)} {outcome.Words}"))}
            {string.Join('\n', findings.Select(finding => $"{finding.Ref}: {finding.Message}"))}
            """;
    }

    private sealed record Result(BookDraft Draft, IReadOnlyList<CheckFinding> Findings);
}
