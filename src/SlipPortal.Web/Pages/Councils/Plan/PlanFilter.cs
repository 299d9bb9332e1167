using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Plan;

/// <summary>Which actions of the plan, in which order. All of it stands in the address, so that a view can be kept and sent.</summary>
internal sealed class PlanFilter
{
    public Guid? Chapter { get; set; }

    /// <summary>A practice area.</summary>
    public Guid? Area { get; set; }

    public Standing? Standing { get; set; }

    /// <summary>The title of a post.</summary>
    public string? Owner { get; set; }

    /// <summary>The name of a rating.</summary>
    public string? Rating { get; set; }

    public DueFilter? Due { get; set; }

    public SignOffFilter? SignOff { get; set; }

    public EvidenceFilter? Evidence { get; set; }

    /// <summary>Words, or a ref.</summary>
    public string? Search { get; set; }

    public PlanOrder? Order { get; set; }

    /// <summary>The day to read the plan as at, or null for now.</summary>
    public DateOnly? AsAt { get; set; }

    /// <summary>True when it leaves something out.</summary>
    public bool IsNarrow => Chapter is not null || Area is not null || Standing is not null || !string.IsNullOrEmpty(Owner)
        || !string.IsNullOrWhiteSpace(Search) || IsFurther;

    /// <summary>True when one of the filters is set that stand folded away.</summary>
    public bool IsFurther => !string.IsNullOrEmpty(Rating) || Due is not null || SignOff is not null || Evidence is not null;

    /// <summary>What it leaves, in its order.</summary>
    /// <param name="actions">The plan's actions in the order of their refs.</param>
    /// <param name="areaOf">The practice area of each chapter.</param>
    /// <param name="day">The day that they are judged by.</param>
    public IReadOnlyList<ActionRow> Of(IReadOnlyList<ActionRow> actions, IReadOnlyDictionary<Guid, Guid> areaOf, DateOnly day)
    {
        var left = actions.Where(action => Matches(action, areaOf, day));
        return [.. Order switch
        {
            PlanOrder.Due => left.OrderBy(action => action.DueUntil is null).ThenBy(action => action.DueUntil),
            PlanOrder.LastUpdate => left.OrderBy(action => action.UpdatedAt ?? DateTimeOffset.MinValue),
            PlanOrder.Moved => left.OrderByDescending(action => action.Moves),
            PlanOrder.Standing => left.OrderBy(action => action.StandingOn(day) == Domain.Plans.Standing.Complete).ThenBy(action => action.StandingOn(day)),
            _ => left,
        }];
    }

    private bool Matches(ActionRow action, IReadOnlyDictionary<Guid, Guid> areaOf, DateOnly day) =>
        (Chapter is null || action.ChapterId == Chapter)
        && (Area is null || areaOf.GetValueOrDefault(action.ChapterId) == Area)
        && (Standing is null || (!action.IsCrossReference && action.StandingOn(day) == Standing))
        && (string.IsNullOrEmpty(Owner) || action.Owners.Any(owner => owner.Title == Owner))
        && (string.IsNullOrEmpty(Rating) || action.Rating == Rating)
        && (Due is null || (!action.IsCrossReference && IsDue(action, Due.Value, day)))
        && (SignOff is null || (!action.IsCrossReference && IsSignedOff(action, SignOff.Value)))
        && (Evidence is null || (!action.IsCrossReference && HasEvidence(action, Evidence.Value)))
        && (string.IsNullOrWhiteSpace(Search)
            || action.Text.Contains(Search.Trim(), StringComparison.CurrentCultureIgnoreCase)
            || action.Ref.Equals(Search.Trim(), StringComparison.OrdinalIgnoreCase));

    private static bool IsDue(ActionRow action, DueFilter due, DateOnly day)
    {
        var open = action.RatingMeaning is not RatingMeaning.Complete;
        var firstOfMonth = new DateOnly(day.Year, day.Month, 1);
        // Quarters of the financial year, which are those of the calendar too.
        var nextQuarter = new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1).AddMonths(3);
        return due switch
        {
            DueFilter.Overdue => action.StandingOn(day) is Domain.Plans.Standing.Overdue,
            DueFilter.ThisMonth => open && IsWithin(action.DueUntil, firstOfMonth, firstOfMonth.AddMonths(1)),
            DueFilter.NextMonth => open && IsWithin(action.DueUntil, firstOfMonth.AddMonths(1), firstOfMonth.AddMonths(2)),
            DueFilter.NextQuarter => open && IsWithin(action.DueUntil, nextQuarter, nextQuarter.AddMonths(3)),
            DueFilter.Recurring => action.DueKind is DueKind.Recurring,
            DueFilter.UnderReview => action.Review is not null,
            DueFilter.Moved => action.Moves > 0,
            _ => action.StandingOn(day) is Domain.Plans.Standing.Undated,
        };
    }

    private static bool IsWithin(DateOnly? day, DateOnly from, DateOnly before) => day >= from && day < before;

    private static bool IsSignedOff(ActionRow action, SignOffFilter filter) => filter switch
    {
        SignOffFilter.CompleteOnly => action.RatingMeaning is RatingMeaning.Complete && action.Stage is null or SignOffStage.Delivered or SignOffStage.Reopened,
        SignOffFilter.Ready => action.Stage is SignOffStage.EvidenceChecked or SignOffStage.ImpactShown,
        SignOffFilter.InPart => action.Stage is SignOffStage.SignedOffInPart,
        SignOffFilter.InFull => action.Stage is SignOffStage.SignedOff,
        SignOffFilter.HandedOver => action.Stage is SignOffStage.HandedOver,
        _ => action.Stage is SignOffStage.Reopened,
    };

    private static bool HasEvidence(ActionRow action, EvidenceFilter filter) => filter switch
    {
        EvidenceFilter.None => action.Pieces == 0,
        EvidenceFilter.NotJudged => action.Pieces > 0 && action.Judgement is null,
        EvidenceFilter.Sufficient => action.Judgement is EvidenceJudgement.Sufficient,
        EvidenceFilter.Partly => action.Judgement is EvidenceJudgement.Partly,
        _ => action.Judgement is EvidenceJudgement.NotSufficient,
    };
}

/// <summary>When actions are due.</summary>
internal enum DueFilter
{
    Overdue,
    ThisMonth,
    NextMonth,
    NextQuarter,
    Recurring,
    Undated,
    UnderReview,
    Moved,
}

/// <summary>How far actions are on the way to sign-off.</summary>
internal enum SignOffFilter
{
    /// <summary>Rated complete, and no further.</summary>
    CompleteOnly,

    /// <summary>Evidence checked or impact shown: a body can sign it off.</summary>
    Ready,
    InPart,
    InFull,
    HandedOver,
    Reopened,
}

/// <summary>What is known of actions' evidence.</summary>
internal enum EvidenceFilter
{
    None,
    NotJudged,
    Sufficient,
    Partly,
    NotSufficient,
}

/// <summary>In which order.</summary>
internal enum PlanOrder
{
    /// <summary>As in the plan.</summary>
    Plan,
    Due,
    Standing,
    LastUpdate,
    Moved,
}
