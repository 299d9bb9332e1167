using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Visits;

/// <summary>Moving a visit to another time, or calling it off.</summary>
[Requires(RecordKind.Visits, Verb.Edit)]
internal sealed class MoveModel(PortalDbContext db, MoveVisit.Handler moveVisit) : VisitPage(db)
{
    public override string Title => $"Move {Name}";

    [BindProperty]
    public MoveInput Input { get; set; } = new();

    [BindProperty]
    public CallOffInput CallOff { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await OpenAsync(cancellationToken) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        MoveAsync(new(Visit, Input.When, false, Input.Reason), "The visit has moved. When it was to be before stays readable.", cancellationToken);

    public Task<IActionResult> OnPostCallOffAsync(CancellationToken cancellationToken) =>
        MoveAsync(new(Visit, null, true, CallOff.Reason), "The visit is called off. It stays in the list.", cancellationToken);

    private async Task<bool> OpenAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) && !Head.IsCancelled;

    private async Task<IActionResult> MoveAsync(MoveVisit.Command command, string notice, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => moveVisit.HandleAsync(command, cancellationToken), command.CallsOff ? "CallOff." : "Input.")) return Page();
        TempData["Notice"] = notice;
        return Redirect(Address);
    }

    internal sealed class MoveInput
    {
        public string? When { get; set; }

        public string? Reason { get; set; }
    }

    internal sealed class CallOffInput
    {
        public string? Reason { get; set; }
    }
}
