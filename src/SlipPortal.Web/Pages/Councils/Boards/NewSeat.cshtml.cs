using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Boards;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan;

namespace SlipPortal.Web.Pages.Councils.Boards;

/// <summary>Somebody takes a seat in a body.</summary>
[Requires(RecordKind.Boards, Verb.Manage)]
internal sealed class NewSeatModel(PortalDbContext db, TakeSeat.Handler takeSeat) : CouncilPage
{
    public override string Title => $"Add somebody to {Name}";

    [BindProperty(SupportsGet = true)]
    public Guid Body { get; set; }

    [BindProperty]
    public SeatInput Input { get; set; } = new();

    public string Name { get; private set; } = "";

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    public static IReadOnlyList<SelectListItem> Parts { get; } =
        [.. Enum.GetValues<SeatPart>().Select(part => new SelectListItem(BoardWords.InWords(part), part.ToString()))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var command = new TakeSeat.Command(Body, Input.Part, Input.Name, Input.Organisation, Input.PostId, Input.Email, Input.From);
        if (!await this.AcceptsAsync(() => takeSeat.HandleAsync(command, cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "The seat is taken.";
        return Redirect(Links.Body(Body));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var name = await db.Set<Body>().Where(body => body.Id == Body && body.EndedAt == null).Select(body => body.Name).SingleOrDefaultAsync(cancellationToken);
        if (name is null) return false;
        Name = name;
        Posts = await db.PostItemsAsync(cancellationToken);
        return true;
    }

    internal sealed class SeatInput
    {
        public SeatPart? Part { get; set; }

        public string? Name { get; set; }

        public string? Organisation { get; set; }

        public Guid? PostId { get; set; }

        public string? Email { get; set; }

        public DateOnly? From { get; set; }
    }
}
