using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Plans;

/// <summary>
/// Something dated about an action: added, never overwritten. It names the action that it was said of and the line of work that the
/// action stands in, so that it stays readable when a later version of the plan carries the action forward.
/// </summary>
public abstract class ActionFact : TenantEntity
{
    private protected ActionFact()
    {
    }

    private protected ActionFact(PlanAction action, DateTimeOffset now)
    {
        ActionId = action.Id;
        LineageId = action.LineageId;
        PracticeAreaId = action.PracticeAreaId;
        RecordedAt = now;
    }

    /// <summary>The action, in the version of the plan of that day.</summary>
    public Guid ActionId { get; private set; }

    /// <summary>The first action of the line: the same in every version of the plan.</summary>
    public Guid LineageId { get; private set; }

    /// <summary>As its action's.</summary>
    public Guid PracticeAreaId { get; private set; }

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset RecordedAt { get; private set; }
}
