using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Guard;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Guard;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Held;

/// <summary>Where somebody whose text was held asks a lead to release it.</summary>
[Requires(RecordKind.Held, Verb.Edit)]
internal sealed class NewModel(PortalDbContext db, HeldTickets tickets, AskRelease.Handler askRelease) : CouncilPage
{
    public override string Title => "Ask a lead to release it";

    /// <summary>What the refusal gave out.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Ticket { get; set; }

    [BindProperty]
    public NoteInput Input { get; set; } = new();

    /// <summary>What it is about, or null where the link is no good.</summary>
    public HeldTicket? Held { get; private set; }

    public async Task OnGetAsync() => await this.AcceptsAsync(ReadAsync);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await this.AcceptsAsync(ReadAsync)
            || !await this.AcceptsAsync(() => askRelease.HandleAsync(new(Ticket, Input.Note), cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "The lead is asked. You see here what becomes of it.";
        return Redirect(Links.Held);
    }

    private Task ReadAsync()
    {
        Held = tickets.Read(db.TenantInfo!.Id, Ticket);
        return Task.CompletedTask;
    }

    internal sealed class NoteInput
    {
        public string? Note { get; set; }
    }
}
