using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Actions;

/// <summary>What an action waits for and holds up, what stands in its way, what it costs, and other plans.</summary>
[Requires(RecordKind.Plan, ToPost = Verb.Edit)]
internal sealed class TiesModel(PortalDbContext db, TieAction.Handler tieAction, ChangeTies.Handler changeTies, TimeProvider clock) : ActionPage(db)
{
    public override string Title => $"What action {Ref} depends on";

    [BindProperty]
    public string? OtherRef { get; set; }

    [BindProperty]
    public string? Description { get; set; }

    [BindProperty]
    public CostInput Money { get; set; } = new();

    [BindProperty]
    public PlanInput Other { get; set; } = new();

    /// <summary>What it waits for.</summary>
    public IReadOnlyList<Wait> Waits { get; private set; } = [];

    /// <summary>What waits for it.</summary>
    public IReadOnlyList<Wait> HoldsUp { get; private set; } = [];

    public IReadOnlyList<Blocker> Blockers { get; private set; } = [];

    public IReadOnlyList<CostLine> Costs { get; private set; } = [];

    public IReadOnlyList<RelatedPlan> Plans { get; private set; } = [];

    public DateOnly Today { get; } = clock.TodayInUk();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public Task<IActionResult> OnPostWaitAsync(CancellationToken cancellationToken) => WriteAsync(
        () => tieAction.HandleAsync(new(Head.Id, OtherRef), cancellationToken), "The wait is recorded.", "", cancellationToken);

    public Task<IActionResult> OnPostBlockAsync(CancellationToken cancellationToken) => WriteAsync(
        () => changeTies.HandleAsync(new ChangeTies.Block(Head.Id, Description), cancellationToken), "What stands in the way is recorded.", "", cancellationToken);

    public Task<IActionResult> OnPostCostAsync(CancellationToken cancellationToken) => WriteAsync(
        () => changeTies.HandleAsync(new ChangeTies.Cost(Head.Id, Money.What, Money.Sum, Money.Fund, Money.Period), cancellationToken),
        "The cost is recorded.", "Money.", cancellationToken);

    public Task<IActionResult> OnPostPlanAsync(CancellationToken cancellationToken) => WriteAsync(
        () => changeTies.HandleAsync(new ChangeTies.Relate(Head.Id, Other.Name, Other.Address, Other.Status), cancellationToken),
        "The other plan is linked.", "Other.", cancellationToken);

    public Task<IActionResult> OnPostRemoveAsync(Guid tie, CancellationToken cancellationToken) => WriteAsync(
        () => changeTies.HandleAsync(new ChangeTies.Remove(Head.Id, tie), cancellationToken), "It is changed.", "", cancellationToken);

    /// <summary>True when something typed into a form was refused; its part of the page is then open.</summary>
    public bool IsRefused(string prefix) =>
        ModelState.Any(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal) && entry.Value is { Errors.Count: > 0 });

    private async Task<IActionResult> WriteAsync(Func<Task> write, string notice, string prefix, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || Head.IsSuperseded) return NotFound();
        if (!await this.AcceptsAsync(write, prefix)) return Page();
        TempData["Notice"] = notice;
        return Redirect(Links.Action(Ref, "ties", Version));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || Head.IsCrossReference) return false;
        var links = await Db.Set<ActionLink>()
            .Where(link => link.Kind == ActionLinkKind.DependsOn && (link.ActionId == Head.Id || link.LinkedActionId == Head.Id)).ToListAsync(cancellationToken);
        var ids = links.Select(link => link.ActionId == Head.Id ? link.LinkedActionId : link.ActionId).ToList();
        var others = await Db.ActionRows(Head.PlanId, Today).Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        // An action in a practice area that this person may not see is left out.
        Waits = [.. links.Where(link => link.ActionId == Head.Id && others.ContainsKey(link.LinkedActionId)).Select(link => new Wait(link.Id, others[link.LinkedActionId]))];
        HoldsUp = [.. links.Where(link => link.LinkedActionId == Head.Id && others.ContainsKey(link.ActionId)).Select(link => new Wait(link.Id, others[link.ActionId]))];
        Blockers = await Db.Set<Blocker>().Where(blocker => blocker.LineageId == Head.LineageId).OrderByDescending(blocker => blocker.RecordedAt).ToListAsync(cancellationToken);
        Costs = await Db.Set<CostLine>().Where(line => line.LineageId == Head.LineageId && line.RemovedAt == null).OrderBy(line => line.RecordedAt).ToListAsync(cancellationToken);
        Plans = await Db.Set<RelatedPlan>().Where(plan => plan.LineageId == Head.LineageId && plan.RemovedAt == null).OrderBy(plan => plan.RecordedAt).ToListAsync(cancellationToken);
        return true;
    }

    internal sealed class CostInput
    {
        public string? What { get; set; }

        /// <summary>As typed: “£45,681.50”.</summary>
        public string? Pounds { get; set; }

        /// <summary>What was typed as a number, or null.</summary>
        public decimal? Sum =>
            decimal.TryParse(Pounds, NumberStyles.Currency, CultureInfo.GetCultureInfo("en-GB"), out var sum) ? sum : null;

        public string? Fund { get; set; }

        public string? Period { get; set; }
    }

    internal sealed class PlanInput
    {
        public string? Name { get; set; }

        public string? Address { get; set; }

        public string? Status { get; set; }
    }

    internal sealed record Wait(Guid Id, ActionRow Action);
}
