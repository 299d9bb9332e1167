using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages.Councils.Plan.Actions;

/// <summary>
/// One of an action's pages. The ref names an action of the plan in force; of another version only together with that version,
/// because refs are unique inside a version.
/// </summary>
internal abstract class ActionPage(PortalDbContext db) : CouncilPage
{
    [BindProperty(SupportsGet = true)]
    public string Ref { get; set; } = "";

    /// <summary>The version of the plan, or null for the one in force.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Version { get; set; }

    /// <summary>The action, once <see cref="FindAsync"/> has found it.</summary>
    public ActionHead Head { get; protected set; } = null!;

    /// <summary>The address of the action itself.</summary>
    public string Address => Links.Action(Ref, Version);

    protected PortalDbContext Db => db;

    /// <summary>The action of the ref: one or, where there is none for this person, none.</summary>
    protected IQueryable<PlanAction> Named
    {
        get
        {
            var isMember = IsMember;
            return
                from action in db.Set<PlanAction>()
                join plan in db.Set<Domain.Plans.Plan>() on action.PlanId equals plan.Id
                where action.Ref == Ref && (Version == null ? plan.InForceAt != null && plan.SupersededAt == null : plan.Id == Version)
                    && (isMember || plan.InForceAt != null)
                select action;
        }
    }

    /// <summary>The same, as its pages are headed.</summary>
    protected IQueryable<ActionHead> Heads =>
        from action in Named
        join plan in db.Set<Domain.Plans.Plan>() on action.PlanId equals plan.Id
        join chapter in db.Set<Chapter>() on action.ChapterId equals chapter.Id
        select new ActionHead
        {
            Id = action.Id,
            LineageId = action.LineageId,
            PlanId = plan.Id,
            ChapterId = chapter.Id,
            Ref = action.Ref,
            Text = action.Text,
            Chapter = chapter.Number == null ? chapter.Title : chapter.Number + ". " + chapter.Title,
            IsCrossReference = action.IsCrossReference,
            IsDraft = plan.InForceAt == null,
            IsSuperseded = plan.SupersededAt != null,
        };

    /// <summary>Finds the action; false where there is none for this person.</summary>
    protected async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        Head = (await Heads.SingleOrDefaultAsync(cancellationToken))!;
        return Head is not null;
    }

    /// <summary>Where whoever has reported progress goes on: complete work to its next step, everything else to the action.</summary>
    protected async Task<string> AfterProgressAsync(bool isComplete, CancellationToken cancellationToken) =>
        isComplete
            && await Db.SignOffSteps(Head.LineageId).FirstOrDefaultAsync(cancellationToken) is null or { Stage: SignOffStage.Reopened }
            ? Links.Action(Ref, "sign-off") : Address;
}

/// <summary>An action as its pages are headed.</summary>
internal sealed record ActionHead
{
    public required Guid Id { get; init; }

    public required Guid LineageId { get; init; }

    public required Guid PlanId { get; init; }

    public required Guid ChapterId { get; init; }

    public required string Ref { get; init; }

    public required string Text { get; init; }

    public required string Chapter { get; init; }

    public required bool IsCrossReference { get; init; }

    /// <summary>True in a version that is being drafted: its words can change, nothing is reported on it.</summary>
    public required bool IsDraft { get; init; }

    /// <summary>True in a version that is no longer in force: it is for reading only.</summary>
    public required bool IsSuperseded { get; init; }

    /// <summary>True where work is reported and decided: in the version in force.</summary>
    public bool IsLive => !IsDraft && !IsSuperseded && !IsCrossReference;
}
