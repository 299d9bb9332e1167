using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Notice.Terms;

/// <summary>Recording that from a day on a term is due in another rhythm.</summary>
[Requires(RecordKind.Notice, Verb.Manage)]
internal sealed class RhythmModel(PortalDbContext db, TimeProvider clock, ChangeRhythm.Handler changeRhythm) : TermPage(db, clock)
{
    public override string Title => $"Change the rhythm of term {View?.Term.Number}";

    [BindProperty]
    public RhythmInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) && View.Term.Rule.Recurs ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || !View.Term.Rule.Recurs) return NotFound();
        var command = new ChangeRhythm.Command(TermId, Input.From, Input.Every, Input.Unit, Input.Reason);
        if (!await this.AcceptsAsync(() => changeRhythm.HandleAsync(command, cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "The rhythm is changed.";
        return Redirect(Links.Term(TermId));
    }

    internal sealed class RhythmInput
    {
        public DateOnly? From { get; set; }

        public int? Every { get; set; }

        public RecurrenceUnit? Unit { get; set; }

        public string? Reason { get; set; }
    }
}
