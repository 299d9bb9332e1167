using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Notices;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Notice.Terms;

/// <summary>Reporting that a term was done.</summary>
[Requires(RecordKind.Notice, Verb.Edit)]
internal sealed class DoneModel(PortalDbContext db, TimeProvider clock, ReportTerm.Handler reportTerm) : TermPage(db, clock)
{
    private const int MostShown = 50;

    public override string Title => $"Report term {View?.Term.Number}";

    [BindProperty]
    public DoneInput Input { get; set; } = new();

    /// <summary>Those of its days that can still be reported: the latest first, what was missed among them, as it may have been done unreported.</summary>
    public IReadOnlyList<SelectListItem> Open =>
    [
        .. View.Standing.Turns.Where(turn => turn.DoneOn is null).Reverse().Take(MostShown)
            .Select(turn => new SelectListItem($"{Words.Day(turn.DueOn)}: {NoticeWords.Turn(turn).ToLowerInvariant()}", $"{turn.DueOn:yyyy-MM-dd}")),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        // The one at hand: what is late before what is to come.
        Input.DueOn = View.Term.Kind is TermRuleKind.Every ? View.Standing.Next : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => ReportAsync(cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "The report is recorded.";
        return Redirect(Links.Term(TermId));
    }

    private Task ReportAsync(CancellationToken cancellationToken)
    {
        // Only one of this term's own days.
        if (View.Term.Kind is TermRuleKind.Every && View.Standing.Turns.All(turn => turn.DueOn != Input.DueOn))
            throw new RefusedException("Choose which one it was.", nameof(Input.DueOn));
        return reportTerm.HandleAsync(new(TermId, Input.DueOn, Input.DoneOn, Input.Shows, Input.Address), cancellationToken);
    }

    internal sealed class DoneInput
    {
        public DateOnly? DueOn { get; set; }

        public DateOnly? DoneOn { get; set; }

        public string? Shows { get; set; }

        public string? Address { get; set; }
    }
}
