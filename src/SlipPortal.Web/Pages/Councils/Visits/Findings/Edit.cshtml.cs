using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan;

namespace SlipPortal.Web.Pages.Councils.Visits.Findings;

/// <summary>Changing what is said of a finding.</summary>
[Requires(RecordKind.Visits, Verb.Edit)]
internal sealed class EditModel(PortalDbContext db, ChangeFinding.Handler changeFinding) : FindingPage(db)
{
    public override string Title => $"Change {Name}";

    [BindProperty]
    public FindingInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public IReadOnlyList<string> KnownThemes { get; private set; } = [];

    public static IReadOnlyList<SelectListItem> Bases { get; } =
    [
        new("They saw it", nameof(FindingBasis.Seen)), new("They were told it", nameof(FindingBasis.Told)),
        new("They did not check it", nameof(FindingBasis.NotChecked)), new("The report does not say", nameof(FindingBasis.NotSaid)),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input = new()
        {
            Kind = Head.Kind,
            Wording = Head.Wording,
            PracticeAreaId = Head.PracticeAreaId,
            Themes = string.Join(", ", Head.Themes),
            Basis = Head.Basis,
            Paragraph = Head.Paragraph,
            RowVersion = await Db.Set<Finding>().Where(finding => finding.Id == Finding).Select(finding => EF.Property<uint>(finding, "RowVersion")).SingleAsync(cancellationToken),
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var words = new FindingWords(Input.Kind, Input.Wording, Input.PracticeAreaId, Input.Themes, Input.Basis, Input.Paragraph);
        if (!await this.AcceptsAsync(() => changeFinding.HandleAsync(new(Finding, Input.RowVersion, words), cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "The finding is changed.";
        return Redirect(Address);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return false;
        Areas = await Db.AreaItemsAsync(cancellationToken);
        KnownThemes = await Db.KnownThemesAsync(cancellationToken);
        return true;
    }

    internal sealed class FindingInput
    {
        public FindingKind? Kind { get; set; }

        public string? Wording { get; set; }

        public Guid? PracticeAreaId { get; set; }

        public string? Themes { get; set; }

        public FindingBasis Basis { get; set; }

        public string? Paragraph { get; set; }

        /// <summary>The version that the form was drawn from.</summary>
        public uint RowVersion { get; set; }
    }
}
