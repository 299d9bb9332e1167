using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Reviews;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Reviews;

/// <summary>The sections of an adviser's report, for the adviser who writes it.</summary>
[Requires(RecordKind.Reviews, ToPost = Verb.Edit)]
internal sealed class ReportModel(PortalDbContext db, CouncilReach reach, WriteReport.Handler writeReport, IActor actor) : ReviewPage(db, reach)
{
    public override string Title => $"Sections of “{Head.Title}”";

    [BindProperty]
    public SectionsInput Input { get; set; } = new();

    public bool IsMine => Head.AuthorId == actor.UserId && Head.Template is ReviewTemplate.AdviserReport;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        Input = new()
        {
            StageAndNotice = View.Sections.GetValueOrDefault(ReportSection.StageAndNotice),
            Progress = View.Sections.GetValueOrDefault(ReportSection.Progress),
            Performance = View.Sections.GetValueOrDefault(ReportSection.Performance),
            Risks = View.Sections.GetValueOrDefault(ReportSection.Risks),
            NextSixWeeks = View.Sections.GetValueOrDefault(ReportSection.NextSixWeeks),
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || !IsMine) return NotFound();
        var command = new WriteReport.Command(Review, new Dictionary<ReportSection, string?>
        {
            [ReportSection.StageAndNotice] = Input.StageAndNotice,
            [ReportSection.Progress] = Input.Progress,
            [ReportSection.Performance] = Input.Performance,
            [ReportSection.Risks] = Input.Risks,
            [ReportSection.NextSixWeeks] = Input.NextSixWeeks,
        });
        if (!await this.AcceptsAsync(() => writeReport.HandleAsync(command, cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "The report’s sections are saved.";
        return Redirect(Address);
    }

    internal sealed class SectionsInput
    {
        public string? StageAndNotice { get; set; }

        public string? Progress { get; set; }

        public string? Performance { get; set; }

        public string? Risks { get; set; }

        public string? NextSixWeeks { get; set; }
    }
}
