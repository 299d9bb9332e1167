using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Visits;

/// <summary>Saying how far a visit's report is on its way to the public.</summary>
[Requires(RecordKind.Visits, Verb.Manage)]
internal sealed class PublicationModel(PortalDbContext db, PublishVisit.Handler publishVisit) : VisitPage(db)
{
    public override string Title => $"Publication of {Name}";

    [BindProperty]
    public PublicationInput Input { get; set; } = new();

    /// <summary>Where it can stand next.</summary>
    public IReadOnlyList<SelectListItem> States =>
        [.. Enum.GetValues<PublicationState>().Where(state => state != Head.Publication).Select(state => new SelectListItem(state.InWords(), state.ToString()))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await OpenAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await OpenAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => publishVisit.HandleAsync(new(Visit, Input.State, Input.On, Input.Note), cancellationToken), "Input.")) return Page();
        TempData["Notice"] = $"{Input.State!.Value.InWords()}.{(Input.State.Value.IsPublic() ? " Those from outside who may see visits see it now." : "")}";
        return Redirect(Address);
    }

    private async Task<bool> OpenAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) && !Head.IsCancelled;

    internal sealed class PublicationInput
    {
        public PublicationState? State { get; set; }

        public DateOnly? On { get; set; }

        public string? Note { get; set; }
    }
}
