using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Notice.Terms;

/// <summary>Recording that a term need not be met.</summary>
[Requires(RecordKind.Notice, Verb.Manage)]
internal sealed class WaiveModel(PortalDbContext db, TimeProvider clock, WaiveTerm.Handler waiveTerm) : TermPage(db, clock)
{
    public override string Title => $"Waive term {View?.Term.Number}";

    [BindProperty]
    public WaiverInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        var command = new WaiveTerm.Command(TermId, Input.From, Input.Until, Input.Reason, Input.AgreedBy);
        if (!await this.AcceptsAsync(() => waiveTerm.HandleAsync(command, cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "The waiver is recorded.";
        return Redirect(Links.Term(TermId));
    }

    internal sealed class WaiverInput
    {
        public DateOnly? From { get; set; }

        public DateOnly? Until { get; set; }

        public string? Reason { get; set; }

        public string? AgreedBy { get; set; }
    }
}
