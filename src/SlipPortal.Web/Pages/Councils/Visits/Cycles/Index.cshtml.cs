using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Visits.Cycles;

/// <summary>Rounds of reviews: those that are planned, and planning one from a template.</summary>
[Requires(RecordKind.UnpublishedVisits, ToPost = Verb.Edit)]
internal sealed class IndexModel(PortalDbContext db, PlanCycle.Handler planCycle) : CouncilPage
{
    public override string Title => "Rounds of reviews";

    [BindProperty]
    public CycleInput Input { get; set; } = new();

    public IReadOnlyList<(ReviewCycle Cycle, IReadOnlyList<StageRow> Stages)> Cycles { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Input.Stages = CycleStage.Example;
        await LoadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (!await this.AcceptsAsync(() => planCycle.HandleAsync(new(Input.Name, Input.From, Input.Stages), cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "The round is planned. Each stage is a visit of its own.";
        return Redirect(Links.ReviewCycles);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var cycles = await db.Set<ReviewCycle>().OrderByDescending(cycle => cycle.From).ToListAsync(cancellationToken);
        var stages = (await db.Set<Visit>().Where(visit => visit.CycleId != null).OrderBy(visit => visit.FirstDay).Select(visit => new StageRow
        {
            Id = visit.Id,
            CycleId = visit.CycleId!.Value,
            Type = visit.Type,
            TimingKind = visit.TimingKind,
            FirstDay = visit.FirstDay,
            LastDay = visit.LastDay,
            IsCancelled = visit.CancelledAt != null,
            Outputs = db.Set<VisitOutput>().Count(output => output.VisitId == visit.Id),
            Come = db.Set<VisitOutput>().Count(output => output.VisitId == visit.Id && output.CameAt != null),
        }).ToListAsync(cancellationToken)).ToLookup(stage => stage.CycleId);
        Cycles = cycles.ConvertAll(cycle => (cycle, (IReadOnlyList<StageRow>)[.. stages[cycle.Id]]));
    }

    internal sealed class CycleInput
    {
        public string? Name { get; set; }

        public DateOnly? From { get; set; }

        public string? Stages { get; set; }
    }

    internal sealed record StageRow
    {
        public required Guid Id { get; init; }

        public required Guid CycleId { get; init; }

        public required string Type { get; init; }

        public required TimingKind TimingKind { get; init; }

        public required DateOnly FirstDay { get; init; }

        public required DateOnly LastDay { get; init; }

        public required bool IsCancelled { get; init; }

        public required int Outputs { get; init; }

        public required int Come { get; init; }

        public string When => new VisitTiming(TimingKind, FirstDay, LastDay).InWords();
    }
}
