using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Audits;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Visits.Audits;

/// <summary>A round of audits: its grades, what was done at once, its themes, its actions, and what it said before it was corrected.</summary>
[Requires(RecordKind.UnpublishedVisits, ToPost = Verb.Edit)]
internal sealed class DetailsModel(PortalDbContext db, AddMeasure.Handler addMeasure, TimeProvider clock) : RoundPage(db)
{
    public override string Title => Name;

    [BindProperty]
    public MeasureInput Measure { get; set; } = new();

    public DateOnly Today { get; } = clock.TodayInUk();

    public AuditRules Rules { get; private set; } = AuditRules.Usual;

    /// <summary>The title of the post that late actions are escalated to, or null.</summary>
    public string? EscalatedTo { get; private set; }

    public SamplingFrame? Frame { get; private set; }

    public IReadOnlyList<MeasureRow> Measures { get; private set; } = [];

    public IReadOnlyList<AuditActionRow> Actions { get; private set; } = [];

    /// <summary>Each correction with the version that it took the place of, the last one first.</summary>
    public IReadOnlyList<(AuditRoundRow Version, AuditRoundRow Before)> Earlier { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostMeasureAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => addMeasure.HandleAsync(new(Round, Measure.Done), cancellationToken), "Measure.")) return Page();
        TempData["Notice"] = "It is recorded.";
        return Redirect(Address);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return false;
        Rules = await Db.AuditRulesAsync(cancellationToken);
        EscalatedTo = await Db.EscalationPostAsync(Rules, cancellationToken);
        Frame = await Db.Set<SamplingFrame>().SingleOrDefaultAsync(frame => frame.Id == Head.FrameId, cancellationToken);
        Measures = await (
            from measure in Db.Set<AuditMeasure>()
            join author in Db.Users on measure.AuthorId equals author.Id
            where measure.RoundId == Round
            orderby measure.RecordedAt
            select new MeasureRow(measure.Done, author.Name, measure.RecordedAt)).ToListAsync(cancellationToken);
        Actions = await Db.AuditActionRows(Round).ToListAsync(cancellationToken);
        var versions = await Db.AuditRoundRows(withCorrected: true).Where(round => round.Id == Round).OrderByDescending(round => round.Version).ToListAsync(cancellationToken);
        Earlier = [.. versions.Zip(versions.Skip(1))];
        return true;
    }

    internal sealed class MeasureInput
    {
        public string? Done { get; set; }
    }

    internal sealed record MeasureRow(string Done, string Author, DateTimeOffset At);
}
