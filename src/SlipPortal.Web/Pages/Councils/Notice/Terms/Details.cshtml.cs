using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Notices;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Kpis;

namespace SlipPortal.Web.Pages.Councils.Notice.Terms;

/// <summary>A term: what it says, how it stands and why, each time that it was due, and what was recorded.</summary>
[Requires(RecordKind.Notice, ToPost = Verb.Edit)]
internal sealed class DetailsModel(PortalDbContext db, TimeProvider clock, CouncilReach reach, TakeBackTermFact.Handler takeBack) : TermPage(db, clock)
{
    private const int PageSize = 50;

    public override string Title => $"Term {View?.Term.Number} of the notice";

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    /// <summary>The times it was due that are on the screen, the latest first.</summary>
    public IReadOnlyList<TermTurn> Turns { get; private set; } = [];

    /// <summary>The measure that shows it, or null.</summary>
    public KpiView? Measure { get; private set; }

    /// <summary>Whether the measure is on the way, or null where it has no value since the baseline.</summary>
    public MeasureProgress? Progress { get; private set; }

    public bool MayReport => reach.Allows(RecordKind.Notice, Verb.Edit);

    public bool MayManage => reach.Allows(RecordKind.Notice, Verb.Manage);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostTakeBackAsync(Guid fact, string? reason, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        ModelState.Clear();
        if (!await this.AcceptsAsync(() => takeBack.HandleAsync(new(TermId, fact, reason, MayManage), cancellationToken))) return Page();
        TempData["Notice"] = "It is taken back. The line stays.";
        return Redirect(Links.Term(TermId));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return false;
        Paging = new(View.Standing.Turns.Count, PageSize, PageNumber);
        Turns = [.. View.Standing.Turns.Reverse().Skip(Paging.Skip).Take(PageSize)];
        if (View.Term.KpiId is not { } kpi || !reach.Allows(RecordKind.Kpis, Verb.View)) return true;
        Measure = await Db.ViewsAsync(Db.KpiRows().Where(row => row.Id == kpi), Today, cancellationToken) is [var view] ? view : null;
        if (View.Term.Measure is { } measure && Measure?.Latest is { Value: { } value } latest && latest.Period.End > measure.BaselineOn)
            Progress = measure.Progress(value, latest.Period.End);
        return true;
    }
}
