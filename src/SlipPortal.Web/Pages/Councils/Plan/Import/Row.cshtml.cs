using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Plans.Import;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Import;

/// <summary>Corrects how one row of the file is read: what it is, and what its cells say.</summary>
[Requires(RecordKind.Plan, Verb.Edit)]
internal sealed class RowModel(ImportReader reader, CorrectImport.Handler correctImport) : CouncilPage
{
    public override string Title => $"Correct row {Number}";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    [BindProperty]
    public RowChoice Choice { get; set; }

    [BindProperty]
    public List<CellInput> Cells { get; set; } = [];

    public PlanImport Import { get; private set; } = null!;

    public RowReceipt Receipt { get; private set; } = null!;

    public IReadOnlyList<ImportWarning> Warnings { get; private set; } = [];

    public static IReadOnlyList<SelectListItem> ChoiceItems { get; } =
        [.. Enum.GetValues<RowChoice>().Select(choice => new SelectListItem(ImportWords.Choice(choice), choice.ToString()))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is not { } draft) return NotFound();
        Choice = Import.Choices.Rows.GetValueOrDefault(Number);
        Cells = [.. CellsOf(draft)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is not { } draft) return NotFound();
        if (!await this.AcceptsAsync(() =>
            correctImport.HandleAsync(new(Import, Corrected([.. CellsOf(draft)]), $"row {Number}"), cancellationToken)))
            return Page();
        TempData["Notice"] = $"Row {Number} is corrected. The file was read again with it.";
        return Redirect($"{Links.Review(Id)}#actions-found");
    }

    private async Task<PlanDraft?> LoadAsync(CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(Id, cancellationToken) is not var (import, draft)) return null;
        if (draft.Rows.FirstOrDefault(row => row.Row == Number) is not { } receipt) return null;
        (Import, Receipt) = (import, receipt);
        Warnings = [.. draft.Warnings.Where(warning => warning.Row == Number)];
        return draft;
    }

    // Each column that is read as something, with what its cell says: as corrected, else as in the file.
    private IEnumerable<CellInput> CellsOf(PlanDraft draft)
    {
        var corrected = Import.Choices.Cells.GetValueOrDefault(Number);
        return draft.Tables.Single(table => table.Index == Receipt.Table).Columns
            .Where(column => column.Meaning != ColumnMeaning.Ignore)
            .DistinctBy(column => column.Meaning)
            .Select(column => new CellInput
            {
                Meaning = column.Meaning,
                Text = corrected?.GetValueOrDefault(column.Meaning) ?? Receipt.Cells.ElementAtOrDefault(column.Index) ?? "",
            });
    }

    private ImportChoices Corrected(IReadOnlyList<CellInput> asRead)
    {
        if (Cells.Count != asRead.Count)
        {
            // What did not arrive is shown as it is read, so that it can be sent again.
            Cells = [.. Cells.Take(asRead.Count), .. asRead.Skip(Cells.Count)];
            throw new RefusedException("Not all cells of the row arrived, so nothing was kept. Check them below and send them again.");
        }

        var choices = Import.Choices;
        var cells = new Dictionary<int, Dictionary<ColumnMeaning, string>>(choices.Cells);
        var row = new Dictionary<ColumnMeaning, string>(cells.GetValueOrDefault(Number) ?? []);
        foreach (var cell in asRead)
        {
            var typed = Cells.FirstOrDefault(input => input.Meaning == cell.Meaning)?.Text?.ReplaceLineEndings("\n").Trim() ?? "";
            if (typed != cell.Text?.Trim()) row[cell.Meaning] = typed;
        }

        if (row.Count > 0) cells[Number] = row;
        var rows = new Dictionary<int, RowChoice>(choices.Rows);
        if (Choice == RowChoice.Automatic) rows.Remove(Number);
        else rows[Number] = Choice;
        return choices with { Cells = cells, Rows = rows };
    }

    internal sealed class CellInput
    {
        public ColumnMeaning Meaning { get; set; }

        public string? Text { get; set; }
    }
}
