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
        Measures = result.Draft.Measures.Select(measure => new
        {
            measure.Ref,
            Name = measure.Title,
            Polarity = measure.Shape.Polarity.ToString(),
            PolarityFrom = measure.PolarityFrom.ToString().ToLowerInvariant(),
            Unit = measure.Shape.Unit.ToString(),
            Frequency = measure.Shape.Frequency.ToString(),
            Readings = measure.Readings.Select(reading => new { Period = reading.Point.Period.Label, reading.Text, reading.Point.Value }),
            Stated = measure.Cells.Where(cell => cell.Outcome is CellOutcome.Stated).Select(cell => new { cell.Column, cell.Text }),
            Target = measure.TargetLine is { } target ? new { target.Value, Kind = target.Kind.ToString(), target.From } : null,
        }),
        Cells = CellTotals.Of(result.Draft.Cells),
        Findings = result.Findings.Select(finding => new { Ref = (string?)finding.Ref, Rule = finding.Rule.ToString(), finding.Message })
            .Concat(result.Draft.Cells.Where(cell => cell.Outcome is CellOutcome.Refused)
                .Select(cell => new { cell.Ref, Rule = "NotTaken", Message = $"Row {cell.Row}, {cell.Column}, “{cell.Text}”: {cell.Why}" }))
            .Concat(result.Draft.Warnings.Select(warning => new { Ref = (string?)null, Rule = "File", Message = warning })),
    };

    private static string AsText(Result result)
    {
        var (draft, findings) = result;
        var targets = draft.HasTargets ? $", {Words.Count(draft.Measures.Count(measure => measure.TargetLine is not null), "target")}" : "";
        return $"""
            {draft.Title}
            {Words.Count(draft.Measures.Count, "measure")}, {Words.Count(draft.Measures.Sum(measure => measure.Stored.Count()), "reading")}{targets}
            {Words.Count(draft.Rows.Count, "row")}: {string.Join(", ", Outcomes.Select(outcome => $"{draft.Totals.GetValueOrDefault(outcome.Of)} {outcome.Words}"))}
            {CellsInWords(CellTotals.Of(draft.Cells))}
            {string.Join('\n', findings.Select(finding => $"{finding.Ref}: {finding.Message}"))}
            """;
    }

    private static string CellsInWords(CellTotals cells) =>
        $"{Words.Count(cells.Total, "cell")}: {cells.Stored} stored, {cells.Derived} follow from others, "
        + $"{cells.Stated} kept as the source says, "
        + $"{cells.Refused} not taken, {cells.Blank} blank";

    private sealed record Result(BookDraft Draft, IReadOnlyList<CheckFinding> Findings);
}
