using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Plans;

/// <summary>
/// A numbered action of one version of a plan. Its due dates, progress and sign-off are dated facts beside it (<see cref="ActionFact"/>):
/// added, never overwritten; the current one is the last.
/// </summary>
public sealed class PlanAction : TenantEntity
{
    /// <summary>Longest ref, in characters.</summary>
    public const int RefMaxLength = ActionRef.MaxLength;

    /// <summary>Longest sort key, in characters.</summary>
    public const int SortKeyMaxLength = ActionRef.SortKeyMaxLength;

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
        LineageId = Id;
        PlanId = chapter.PlanId;
        ChapterId = chapter.Id;
        PracticeAreaId = chapter.PracticeAreaId;
        ImpactId = impact?.Id;
        Ref = reference.Text;
        SortKey = reference.SortKey;
        Text = RequiredText(text);
    }

    /// <summary>The first action of its line of work, through all versions of the plan; its own id when it is new.</summary>
    public Guid LineageId { get; private set; }

    /// <summary>The action of the version before that it carries forward, or null.</summary>
    public Guid? PreviousActionId { get; private set; }

    /// <summary>Its plan.</summary>
    public Guid PlanId { get; private set; }

    /// <summary>Its chapter.</summary>
    public Guid ChapterId { get; private set; }

    /// <summary>As its chapter's.</summary>
    public Guid PracticeAreaId { get; private set; }

    /// <summary>What it is to change, or null.</summary>
    public Guid? ImpactId { get; private set; }

    /// <summary>The action that it is a part of, or null.</summary>
    public Guid? ParentId { get; private set; }

    /// <summary>As printed: “2.10”. Text, because 2.1 and 2.10 are different actions. Unique in its plan.</summary>
    public string Ref { get; private set; } = "";

    /// <summary>Sorts as people count: 3.9 before 3.10.</summary>
    public string SortKey { get; private set; } = "";

    /// <summary>What will be done, in the plan's words.</summary>
    public string Text { get; private set; } = "";

    /// <summary>True when it only points at other actions (“See actions 1.5-1.8”): linked, and not counted as work.</summary>
    public bool IsCrossReference { get; private set; }

    /// <summary>What kind of thing asked for it, or null.</summary>
    public ActionSource? Source { get; private set; }

    /// <summary>The recommendation, finding or request that it answers, in words, or null.</summary>
    public string? Finding { get; private set; }

    /// <summary>How success will be known, or null.</summary>
    public string? SuccessMeasure { get; private set; }

    /// <summary>What the source said of evidence, or null.</summary>
    public string? EvidenceNote { get; private set; }

    /// <summary>How often somebody looks at it, whenever it is due: every so many …</summary>
    public int? MonitorEvery { get; private set; }

    /// <summary>… of these.</summary>
    public RecurrenceUnit? MonitorUnit { get; private set; }

    /// <summary>In a draft: the date that it gets when a body approves the version, as people write it; null where it keeps its
    /// date.</summary>
    public string? DraftDue { get; private set; }

    /// <summary>In a draft: the rating that it gets when a body approves the version; null where it keeps its rating.</summary>
    public Guid? DraftRatingId { get; private set; }

    /// <summary>Posts that own it or have owned it, the lead first.</summary>
    public IReadOnlyList<ActionOwner> Owners => _owners;

    /// <summary>How often somebody looks at it, or null.</summary>
    public Recurrence? Monitoring => MonitorEvery is { } every && MonitorUnit is { } unit ? new(every, unit) : null;

    /// <summary>Makes the posts its owners from now on, the first as lead. Who owned it before stays readable.</summary>
    public void Assign(IReadOnlyList<Guid> postIds, DateTimeOffset now)
    {
        var wanted = postIds.Distinct().ToList();
        var current = _owners.Where(owner => owner.EndedAt is null).OrderBy(owner => owner.Position).ToList();
        if (current.Select(owner => owner.PostId).SequenceEqual(wanted)) return;
        foreach (var owner in current) owner.End(now);
        _owners.AddRange(wanted.Select((post, i) => new ActionOwner(this, post, i + 1, now)));
    }

    /// <summary>Makes a post its lead; its other owners stay.</summary>
    /// <param name="postId">The post.</param>
    /// <param name="now">From when on.</param>
    /// <param name="before">The lead before, or null.</param>
    /// <returns>False where it leads already.</returns>
    public bool LeadBy(Guid postId, DateTimeOffset now, out Guid? before)
    {
        var owners = _owners.Where(owner => owner.EndedAt is null).OrderBy(owner => owner.Position).Select(owner => owner.PostId).ToList();
        before = owners.Count > 0 ? owners[0] : null;
        if (before == postId) return false;
        Assign([postId, .. owners.Skip(1)], now);
        return true;
    }

    /// <summary>Keeps what else is known of it.</summary>
    /// <exception cref="RefusedException">A text that is too long.</exception>
    public void Describe(ActionSource? source, string? finding, string? successMeasure, string? evidenceNote)
    {
        Source = source;
        Finding = Common.Text.Optional(finding, "the finding", TextMaxLength, nameof(Finding));
        SuccessMeasure = Common.Text.Optional(successMeasure, "the success measure", TextMaxLength, nameof(SuccessMeasure));
        EvidenceNote = Common.Text.Optional(evidenceNote, "the evidence", TextMaxLength, nameof(EvidenceNote));
    }

    /// <summary>Changes its words. Returns the words before, to be kept with their last moment; null when they are the same.</summary>
    /// <exception cref="RefusedException">No text, or too long a one.</exception>
    public ActionWording? Reword(string? text, DateTimeOffset now)
    {
        var words = RequiredText(text);
        if (words == Text) return null;
        var before = new ActionWording(this, Text, now);
        Text = words;
        return before;
    }

    /// <summary>
    /// Gives it another number. Only in a draft, and while its plan is being set up: later, people know it by its number.
    /// </summary>
    public void Renumber(ActionRef reference)
    {
        Ref = reference.Text;
        SortKey = reference.SortKey;
    }

    /// <summary>In a draft: the date and the rating that it is to have when a body approves the version; null keeps what there
    /// is.</summary>
    /// <exception cref="RefusedException">A date that cannot be read.</exception>
    public void PlanFor(string? due, Rating? rating)
    {
        DraftDue = Common.Text.Optional(due, "the due date", DueSchedule.TextMaxLength, "Due");
        if (DraftDue is not null) ActionDue.Read(DraftDue);
        DraftRatingId = rating?.Id;
    }

    /// <summary>Says how often somebody looks at it.</summary>
    public void Monitor(Recurrence? cadence)
    {
        MonitorEvery = cadence?.Every;
        MonitorUnit = cadence?.Unit;
    }

    /// <summary>Makes it serve an intended impact of its chapter, or none.</summary>
    public void Serve(Impact? impact) => ImpactId = impact?.Id;

    /// <summary>Makes it a part of another action of its chapter.</summary>
    /// <exception cref="RefusedException">The other is itself a part, or only points at others.</exception>
    public void BecomePartOf(PlanAction whole)
    {
        if (whole.ChapterId != ChapterId || whole.Id == Id || whole.ParentId is not null || whole.IsCrossReference)
            throw new RefusedException("A part belongs to an action of the same chapter that is not a part itself.", nameof(ParentId));
        ParentId = whole.Id;
    }

    /// <summary>The same work in a new version of the plan. Its facts are those of its line.</summary>
    public PlanAction CarryForward(Chapter chapter, Impact? impact, DateTimeOffset now)
    {
        if (!ActionRef.TryParse(Ref, out var reference)) throw new InvalidOperationException($"“{Ref}” is no reference.");
        var carried = new PlanAction(chapter, reference!, Text, impact)
        {
            LineageId = LineageId,
            PreviousActionId = Id,
            IsCrossReference = IsCrossReference,
            MonitorEvery = MonitorEvery,
            MonitorUnit = MonitorUnit,
        };
        carried.Describe(Source, Finding, SuccessMeasure, EvidenceNote);
        carried.Assign([.. Owners.Where(owner => owner.EndedAt is null).OrderBy(owner => owner.Position).Select(owner => owner.PostId)], now);
        return carried;
    }

    /// <summary>It takes the place of an action of the plan before, as an imported plan's does.</summary>
    public void Continue(PlanAction before)
    {
        LineageId = before.LineageId;
        PreviousActionId = before.Id;
    }

    /// <summary>Makes it a pointer at other actions.</summary>
    public IReadOnlyList<ActionLink> LinkTo(IEnumerable<PlanAction> others)
    {
        IsCrossReference = true;
        return
        [
            .. others.Where(other => other.Id != Id).DistinctBy(other => other.Id)
                .Select(other => new ActionLink(this, other.Id, ActionLinkKind.SeeAlso)),
        ];
    }

    /// <summary>Says that it cannot be finished before another one.</summary>
    /// <exception cref="RefusedException">It is the action itself.</exception>
    public ActionLink DependOn(PlanAction other) => other.Id == Id
        ? throw new RefusedException("An action cannot wait for itself.", "OtherRef")
        : new(this, other.Id, ActionLinkKind.DependsOn);

    private static string RequiredText(string? text) => Common.Text.Required(text, "what will be done", TextMaxLength, nameof(Text));
}

/// <summary>What kind of thing asked for an action.</summary>
public enum ActionSource
{
    /// <summary>An inspection's or visit's finding or recommendation.</summary>
    Finding,

    /// <summary>A term of the improvement notice.</summary>
    NoticeTerm,

    /// <summary>A peer review, an audit or another review from outside.</summary>
    Review,

    /// <summary>A board, committee or group asked for it.</summary>
    BoardRequest,

    /// <summary>The council's own idea.</summary>
    OwnInitiative,
}

/// <summary>A post that owns an action, from a moment until another takes it.</summary>
public sealed class ActionOwner : TenantEntity
{
    private ActionOwner()
    {
    }

    internal ActionOwner(PlanAction action, Guid postId, int position, DateTimeOffset now)
    {
        ActionId = action.Id;
        PracticeAreaId = action.PracticeAreaId;
        PostId = postId;
        Position = position;
        AssignedAt = now;
    }

    /// <summary>The action.</summary>
    public Guid ActionId { get; private set; }

    /// <summary>As its action's.</summary>
    public Guid PracticeAreaId { get; private set; }

    /// <summary>The post.</summary>
    public Guid PostId { get; private set; }

    /// <summary>1 is the lead.</summary>
    public int Position { get; private set; }

    /// <summary>From when on.</summary>
    public DateTimeOffset AssignedAt { get; private set; }

    /// <summary>Until when, or null while it owns it.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    internal void End(DateTimeOffset now) => EndedAt = now;
}

/// <summary>One action points at another.</summary>
public sealed class ActionLink : TenantEntity
{
    private ActionLink()
    {
    }

    internal ActionLink(PlanAction action, Guid linkedActionId, ActionLinkKind kind)
    {
        ActionId = action.Id;
        PracticeAreaId = action.PracticeAreaId;
        LinkedActionId = linkedActionId;
        Kind = kind;
    }

    /// <summary>The one that points.</summary>
    public Guid ActionId { get; private set; }

    /// <summary>As its action's.</summary>
    public Guid PracticeAreaId { get; private set; }

    /// <summary>The one pointed at; may lie in another practice area, which a reader may not see.</summary>
    public Guid LinkedActionId { get; private set; }

    /// <summary>What the pointing means.</summary>
    public ActionLinkKind Kind { get; private set; }
}

/// <summary>What one action's pointing at another means.</summary>
public enum ActionLinkKind
{
    /// <summary>“See actions 1.5-1.8”.</summary>
    SeeAlso,

    /// <summary>It cannot be finished before the other.</summary>
    DependsOn,
}

/// <summary>Words that an action had, and until when: so that the plan can be read as it stood.</summary>
public sealed class ActionWording : ActionFact
{
    private ActionWording()
    {
    }

    internal ActionWording(PlanAction action, string text, DateTimeOffset now)
        : base(action, now) => Text = text;

    /// <summary>The words before the change at <see cref="ActionFact.RecordedAt"/>.</summary>
    public string Text { get; private set; } = "";
}
