using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Boards;

/// <summary>Setting up a body.</summary>
[Requires(RecordKind.Boards, Verb.Manage)]
internal sealed class NewModel(PortalDbContext db, SaveBody.Handler saveBody) : CouncilPage
{
    public override string Title => "Set up a body";

    [BindProperty]
    public BodyInput Input { get; set; } = new();

    public BodyForm Form { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var id = Guid.Empty;
        if (!await this.AcceptsAsync(async () => id = await saveBody.HandleAsync(Input.Command(null), cancellationToken), "Input."))
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        TempData["Notice"] = $"{Input.Name} is set up. Say who sits in it, and plan its first meeting.";
        return Redirect(Links.Body(id));
    }

    private async Task LoadAsync(CancellationToken cancellationToken) => Form = new(Input, await BodyForm.ParentsAsync(db, null, cancellationToken));
}
