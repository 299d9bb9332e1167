using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Boards;

/// <summary>Changing what is said of a body.</summary>
[Requires(RecordKind.Boards, Verb.Manage)]
internal sealed class EditModel(PortalDbContext db, SaveBody.Handler saveBody, TimeProvider clock) : CouncilPage
{
    public override string Title => $"Change {Name}";

    [BindProperty(SupportsGet = true)]
    public Guid Body { get; set; }

    [BindProperty]
    public BodyInput Input { get; set; } = new();

    public string Name { get; private set; } = "";

    public BodyForm Form { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } body) return NotFound();
        Input = BodyInput.Of(body);
        return await PageAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is null) return NotFound();
        if (!await this.AcceptsAsync(() => saveBody.HandleAsync(Input.Command(Body), cancellationToken), "Input.")) return await PageAsync(cancellationToken);
        TempData["Notice"] = $"{Input.Name} is changed.";
        return Redirect(Links.Body(Body));
    }

    private async Task<BodyRow?> FindAsync(CancellationToken cancellationToken)
    {
        var body = await db.BodyRows(clock.TodayInUk()).Where(row => row.Id == Body && !row.HasEnded).SingleOrDefaultAsync(cancellationToken);
        Name = body?.Name ?? "";
        return body;
    }

    private async Task<IActionResult> PageAsync(CancellationToken cancellationToken)
    {
        Form = new(Input, await BodyForm.ParentsAsync(db, Body, cancellationToken));
        return Page();
    }
}
