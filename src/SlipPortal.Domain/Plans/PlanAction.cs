using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Plans;

/// <summary>
/// A numbered action of a plan. Its due dates and progress are dated facts beside it: added, never overwritten; the current one is
/// the last.
/// </summary>
public sealed class PlanAction : TenantEntity
{
    /// <summary>Longest ref, in characters.</summary>
    public const int RefMaxLength = 20;

    /// <summary>Longest sort key, in characters.</summary>
    public const int SortKeyMaxLength = 100;

    /// <summary>Longest text, in characters. Also of the finding, success measure and evidence note.</summary>
    public const int TextMaxLength = 4_000;

    private readonly List<ActionOwner> _owners = [];

    private PlanAction()
    {
    }

    /// <summary>A new action.</summary>
    /// <exception cref="RefusedException">No ref or text, or one that is too long.</exception>
    public PlanAction(Chapter chapter, ActionRef reference, string text, Impact? impact)
    {
        PlanId = chapter.PlanId;
        ChapterId = chapter.Id;
        PracticeAreaId = chapter.PracticeAreaId;
        ImpactId = impact?.Id;
        Ref = Common.Text.Required(reference.ToString(), "the action's reference", RefMaxLength);
        SortKey = reference.SortKey;
        Text = Common.Text.Required(text, "what will be done", TextMaxLength);
    }

    /// <summary>Its plan.</summary>
    public Guid PlanId { get; private set; }

    /// <summary>Its chapter.</summary>
    public Guid ChapterId { get; private set; }

    /// <summary>As its chapter's.</summary>
    public Guid PracticeAreaId { get; private set; }

    /// <summary>What it is to change, or null.</summary>
    public Guid? ImpactId { get; private set; }

    /// <summary>As printed: “2.10”. Text, because 2.1 and 2.10 are different actions. Unique in its plan.</summary>
    public string Ref { get; private set; } = "";

    /// <summary>Sorts as people count: 3.9 before 3.10.</summary>
    public string SortKey { get; private set; } = "";

    /// <summary>What will be done, in the plan's words.</summary>
    public string Text { get; private set; } = "";

    /// <summary>True when it only points at other actions (“See actions 1.5-1.8”): linked, and not counted as work.</summary>
    public bool IsCrossReference { get; private set; }

    /// <summary>The recommendation or finding that it answers, or null.</summary>
    public string? Finding { get; private set; }

    /// <summary>How success will be known, or null.</summary>
    public string? SuccessMeasure { get; private set; }

    /// <summary>What the source said of evidence, or null.</summary>
    public string? EvidenceNote { get; private set; }

    /// <summary>Posts that own it, the lead first.</summary>
    public IReadOnlyList<ActionOwner> Owners => _owners;

    /// <summary>Adds a post; the first is the lead. A post that owns it already is not added again.</summary>
    public void AddOwner(Post post)
    {
        if (_owners.All(owner => owner.PostId != post.Id)) _owners.Add(new ActionOwner(this, post.Id, _owners.Count + 1));
    }

    /// <summary>Keeps what else the source said of it.</summary>
    /// <exception cref="RefusedException">A text that is too long.</exception>
    public void Describe(string? finding, string? successMeasure, string? evidenceNote)
    {
        Finding = Common.Text.Optional(finding, "the finding", TextMaxLength);
        SuccessMeasure = Common.Text.Optional(successMeasure, "the success measure", TextMaxLength);
        EvidenceNote = Common.Text.Optional(evidenceNote, "the evidence", TextMaxLength);
    }

    /// <summary>Makes it a pointer at other actions.</summary>
    public IReadOnlyList<ActionLink> LinkTo(IEnumerable<PlanAction> others)
    {
        IsCrossReference = true;
        return [.. others.Where(other => other.Id != Id).DistinctBy(other => other.Id).Select(other => new ActionLink(this, other.Id))];
    }
}

/// <summary>A post that owns an action.</summary>
public sealed class ActionOwner : TenantEntity
{
    private ActionOwner()
    {
    }

    internal ActionOwner(PlanAction action, Guid postId, int position)
    {
        ActionId = action.Id;
        PracticeAreaId = action.PracticeAreaId;
        PostId = postId;
        Position = position;
    }

    /// <summary>The action.</summary>
    public Guid ActionId { get; private set; }

    /// <summary>As its action's.</summary>
    public Guid PracticeAreaId { get; private set; }

    /// <summary>The post.</summary>
    public Guid PostId { get; private set; }

    /// <summary>1 is the lead.</summary>
    public int Position { get; private set; }
}

/// <summary>One action points at another.</summary>
public sealed class ActionLink : TenantEntity
{
    private ActionLink()
    {
    }

    internal ActionLink(PlanAction action, Guid linkedActionId)
    {
        ActionId = action.Id;
        PracticeAreaId = action.PracticeAreaId;
        LinkedActionId = linkedActionId;
    }

    /// <summary>The one that points.</summary>
    public Guid ActionId { get; private set; }

    /// <summary>As its action's.</summary>
    public Guid PracticeAreaId { get; private set; }

    /// <summary>The one pointed at; may lie in another practice area, which a reader may not see.</summary>
    public Guid LinkedActionId { get; private set; }
}
