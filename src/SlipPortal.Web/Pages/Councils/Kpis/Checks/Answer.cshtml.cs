using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis.Checks;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Checks;

/// <summary>Saying why something that does not fit together stands.</summary>
[Requires(RecordKind.Kpis, Verb.Edit)]
internal sealed class AnswerModel(PortalDbContext db, AnswerCheck.Handler answerCheck, TimeProvider clock) : KpiPage(db)
{
    public override string Title => $"Answer a finding on measure {Ref}";

    /// <summary>The rule that was broken; the first finding of the measure unless said.</summary>
    [BindProperty(SupportsGet = true)]
    public CheckRule? Rule { get; set; }

    [BindProperty]
    public AnswerInput Input { get; set; } = new();

    /// <summary>The finding, or null where it is no longer there.</summary>
    public CheckFinding? Finding { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (Finding is null) return Redirect(Links.Checks);
        if (!await this.AcceptsAsync(() => answerCheck.HandleAsync(new(Kpi.Id, Finding, Input.Reason), cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "It stands, with your reason. It comes back when the values change.";
        return Redirect(Links.Checks);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return false;
        Finding = (await Db.FindingsAsync(Kpi, clock.TodayInUk(), cancellationToken))
            .FirstOrDefault(row => row.Answer is null && (Rule is null || row.Finding.Rule == Rule))?.Finding;
        return true;
    }

    internal sealed class AnswerInput
    {
        public string? Reason { get; set; }
    }
}
