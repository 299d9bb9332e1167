using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Held;

/// <summary>One held text: its author sees what became of it, a lead decides.</summary>
[Requires(RecordKind.Held, ToPost = Verb.Manage)]
internal sealed class DetailsModel(PortalDbContext db, CouncilReach reach, IActor actor, DecideHeld.Handler decideHeld) : CouncilPage
{
    public override string Title => "Held text";

    [BindProperty(SupportsGet = true, Name = "held")]
    public Guid HeldId { get; set; }

    [BindProperty]
    public VerdictInput Input { get; set; } = new();

    public HeldRow Row { get; private set; } = null!;

    public bool CanDecide => Row.IsReleased is null && reach.Allows(RecordKind.Held, Verb.Manage);

    public static IReadOnlyList<SelectListItem> Answers { get; } =
        [new("Release it: it names no child, family or case", "true"), new("Do not release it", "false")];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => decideHeld.HandleAsync(new(HeldId, Input.IsReleased, Input.Reason), cancellationToken), "Input.")) return Page();
        TempData["Notice"] = Input.IsReleased is true ? "It is released. Its author can send their text again." : "It stays held.";
        return Redirect(Links.Held);
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        var isLead = reach.Allows(RecordKind.Held, Verb.Manage);
        if (await db.HeldRows().SingleOrDefaultAsync(row => row.Id == HeldId && (isLead || row.AuthorId == actor.UserId), cancellationToken) is not { } row) return false;
        Row = row;
        return true;
    }

    internal sealed class VerdictInput
    {
        public bool? IsReleased { get; set; }

        public string? Reason { get; set; }
    }
}
