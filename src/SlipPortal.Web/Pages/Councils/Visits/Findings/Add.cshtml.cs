using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans.Import;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan;
using SlipPortal.Web.Pages.Councils.Plan.Import;
using SlipPortal.Web.Uploads;

namespace SlipPortal.Web.Pages.Councils.Visits.Findings;

/// <summary>Recording what a visit found: typed, pasted as a list, or read from a table.</summary>
[Requires(RecordKind.Visits, Verb.Edit)]
[RequestSizeLimit(UploadedFile.MaxBytes)]
internal sealed class AddModel(PortalDbContext db, FileReader reader, AddFindings.Handler addFindings) : VisitPage(db)
{
    public override string Title => $"Add findings of {Name}";

    [BindProperty]
    public FindingsInput Input { get; set; } = new();

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public bool HasFile { get; private set; }

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public IReadOnlyList<string> KnownThemes { get; private set; } = [];

    public static IReadOnlyList<SelectListItem> Kinds { get; } =
        [.. Enum.GetValues<FindingKind>().Select(kind => new SelectListItem(kind.InWords(), kind.ToString()))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var count = 0;
        var command = new AddFindings.Command(Visit, Input.Text, Input.Kind, Input.PracticeAreaId, Input.Themes);
        if (!await this.AcceptsAsync(async () => count = await addFindings.HandleAsync(command, cancellationToken), "Input.")) return Page();
        TempData["Notice"] = $"{Words.Count(count, "finding")} {(count == 1 ? "is" : "are")} added.";
        return Redirect(Address);
    }

    // What the file says goes into the box, where it is checked; nothing is stored.
    public async Task<IActionResult> OnPostTableAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        HasFile = true;
        if (await this.AcceptsAsync(async () => Input.Text = await ReadAsync(cancellationToken))) ModelState.Clear();
        return Page();
    }

    private async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        if (Upload is null) throw new RefusedException("Choose a file.", nameof(Upload));
        using var content = new MemoryStream((int)Upload.Length);
        await Upload.CopyToAsync(content, cancellationToken);
        try
        {
            var file = await PlanFile.ReadAsync(reader, content.ToArray(), Upload.FileName, cancellationToken);
            return string.Join('\n', file.Blocks.SelectMany(Lines).Where(line => line.Trim().Length > 0));
        }
        catch (RefusedException refusal)
        {
            throw new RefusedException(refusal.Message, nameof(Upload));
        }
    }

    private static IEnumerable<string> Lines(SourceBlock block) => block switch
    {
        SourceParagraph paragraph => [OneLine(paragraph.Text)],
        SourceTable table => table.Rows.Select(row => string.Join('\t', row.Cells.Select(cell => OneLine(cell.Text)))),
        _ => [],
    };

    private static string OneLine(string text) => string.Join(' ', text.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || Head.IsCancelled) return false;
        Areas = await Db.AreaItemsAsync(cancellationToken);
        KnownThemes = await Db.KnownThemesAsync(cancellationToken);
        return true;
    }

    internal sealed class FindingsInput
    {
        public FindingKind? Kind { get; set; }

        public string? Text { get; set; }

        public Guid? PracticeAreaId { get; set; }

        public string? Themes { get; set; }
    }
}
