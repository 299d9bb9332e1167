using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Visits;

namespace SlipPortal.Domain.Boards;

/// <summary>
/// One thing that a meeting is to decide or note, and what it decided. A decision is the only way to agree a date, to sign an action
/// off, to endorse a finding or to approve a plan.
/// </summary>
public sealed class AgendaItem : TenantEntity
{
    /// <summary>Longest title, in characters.</summary>
    public const int TitleMaxLength = 300;

    /// <summary>Longest decision, in characters.</summary>
    public const int DecisionMaxLength = 2_000;

    private AgendaItem()
    {
    }

    private AgendaItem(Meeting meeting, int position, AgendaKind kind, string? title)
    {
        meeting.RefuseWhenCancelled();
        MeetingId = meeting.Id;
        Position = position;
        Kind = kind;
        Title = Text.RequiredLine(title, "what it is about", TitleMaxLength, nameof(Title));
    }

    /// <summary>The meeting.</summary>
    public Guid MeetingId { get; private set; }

    /// <summary>Order on the agenda, from 1.</summary>
    public int Position { get; private set; }

    /// <summary>What kind of item.</summary>
    public AgendaKind Kind { get; private set; }

    /// <summary>What it is about.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The proposed date, for <see cref="AgendaKind.DateChange"/>.</summary>
    public Guid? DateChangeId { get; private set; }

    /// <summary>The action, where it is about one.</summary>
    public Guid? ActionId { get; private set; }

    /// <summary>The plan, for <see cref="AgendaKind.PlanApproval"/>.</summary>
    public Guid? PlanId { get; private set; }

    /// <summary>The finding, where it is about one.</summary>
    public Guid? FindingId { get; private set; }

    /// <summary>What was decided, or null while nothing is.</summary>
    public AgendaOutcome? Outcome { get; private set; }

    /// <summary>The decision in words, or null.</summary>
    public string? Decision { get; private set; }

    /// <summary>When it was recorded, or null.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Who recorded it, or null.</summary>
    public Guid? RecordedById { get; private set; }

    /// <summary>A proposed date to decide on.</summary>
    /// <exception cref="RefusedException">Decided already, on an agenda already, for another body, or the meeting was called
    /// off.</exception>
    public static AgendaItem ForDateChange(Body body, Meeting meeting, int position, PlanAction action, DateChange proposal)
    {
        if (proposal.Outcome is not null) throw new RefusedException("This proposal has been decided already.");
        if (proposal.BodyId != meeting.BodyId) throw new RefusedException("Another body is to agree this date.");
        if (proposal.MeetingId is not null) throw new RefusedException("This proposal stands on an agenda already.");
        RefuseUnless(body.MayAgreeDates, $"{body.Name} may not agree dates.");
        proposal.BringTo(meeting);
        return new(meeting, position, AgendaKind.DateChange, TitleOf(action.Ref, proposal))
        {
            DateChangeId = proposal.Id,
            ActionId = action.Id,
        };
    }

    // A long text is cut, so that every proposal can go on an agenda.
    private static string TitleOf(string reference, DateChange proposal) =>
        Text.OnOneLine($"New date for action {reference}: {proposal.InFull}") is var title && title.Length <= TitleMaxLength ? title
        : title[..(TitleMaxLength - 1)] + "…";

    /// <summary>An action to sign off.</summary>
    /// <exception cref="RefusedException">The body may not sign off, or the meeting was called off.</exception>
    public static AgendaItem ForSignOff(Body body, Meeting meeting, int position, PlanAction action)
    {
        RefuseUnless(body.MaySignOff, $"{body.Name} may not sign actions off.");
        return new(meeting, position, AgendaKind.SignOff, $"Sign off action {action.Ref}") { ActionId = action.Id };
    }

    /// <summary>An action that needs the body's attention.</summary>
    /// <exception cref="RefusedException">The meeting was called off.</exception>
    public static AgendaItem ForException(Meeting meeting, int position, PlanAction action) =>
        new(meeting, position, AgendaKind.Exception, $"Action {action.Ref} needs attention") { ActionId = action.Id };

    /// <summary>A version of the plan to approve.</summary>
    /// <exception cref="RefusedException">The body may not approve plans, or the meeting was called off.</exception>
    public static AgendaItem ForPlan(Body body, Meeting meeting, int position, Plan plan)
    {
        RefuseUnless(body.MayApprovePlan, $"{body.Name} may not approve the plan.");
        var title = $"Approve “{plan.Title}”, version {plan.Version}";
        return new(meeting, position, AgendaKind.PlanApproval, title.Length <= TitleMaxLength ? title : title[..TitleMaxLength]) { PlanId = plan.Id };
    }

    /// <summary>
    /// A finding to endorse, so that it goes into the plan. The title tells nothing of it: agendas are read where it may not be.
    /// </summary>
    /// <exception cref="RefusedException">The body may not sign off, or the meeting was called off.</exception>
    public static AgendaItem ForEndorsement(Body body, Meeting meeting, int position, Visit visit, Finding finding)
    {
        RefuseUnless(body.MaySignOff, $"{body.Name} may not endorse findings.");
        return new(meeting, position, AgendaKind.Endorsement, $"Endorse finding {finding.Number} of the {visit.Type}") { FindingId = finding.Id };
    }

    /// <summary>A finding to sign off.</summary>
    /// <exception cref="RefusedException">The body may not sign off, or the meeting was called off.</exception>
    public static AgendaItem ForFindingSignOff(Body body, Meeting meeting, int position, Visit visit, Finding finding)
    {
        RefuseUnless(body.MaySignOff, $"{body.Name} may not sign findings off.");
        return new(meeting, position, AgendaKind.FindingSignOff, $"Sign off finding {finding.Number} of the {visit.Type}") { FindingId = finding.Id };
    }

    /// <summary>Anything else.</summary>
    /// <exception cref="RefusedException">No title, or the meeting was called off.</exception>
    public static AgendaItem ForOther(Meeting meeting, int position, string? title) => new(meeting, position, AgendaKind.Other, title);

    /// <summary>The meeting agreed or refused a proposed date. Returns the date that now stands, or null.</summary>
    /// <exception cref="RefusedException">It was decided before, no words, or the body may not.</exception>
    public ActionDue? DecideDate(Decided by, PlanAction action, DateChange proposal, bool agreed, string? decision)
    {
        RefuseUnless(by.Body.MayAgreeDates, $"{by.Body.Name} may not agree dates.");
        Close(by, agreed ? AgendaOutcome.Agreed : AgendaOutcome.Refused, decision);
        return proposal.Decide(action, agreed, by.Meeting, by.At);
    }

    /// <summary>The meeting signed an action off, in full or in part.</summary>
    /// <param name="by">Who decided, when.</param>
    /// <param name="action">The action.</param>
    /// <param name="now">Where the action stands on the ladder.</param>
    /// <param name="isPart">True for a sign-off on a condition.</param>
    /// <param name="condition">What full sign-off still depends on; only for a sign-off in part.</param>
    /// <param name="decision">The decision in words.</param>
    /// <exception cref="RefusedException">It was decided before, steps are missing, or the body may not.</exception>
    public SignOffStep DecideSignOff(Decided by, PlanAction action, SignOffState now, bool isPart, string? condition, string? decision)
    {
        Close(by, isPart ? AgendaOutcome.AgreedInPart : AgendaOutcome.Agreed, decision);
        return SignOffStep.Sign(action, now, isPart, condition, by, decision);
    }

    /// <summary>The meeting endorsed a finding: it goes into the plan.</summary>
    /// <exception cref="RefusedException">It was decided before, or the council does not accept the finding.</exception>
    public FindingAnswer DecideEndorsement(Decided by, Finding finding, FindingReply? now, string? decision)
    {
        Close(by, AgendaOutcome.Agreed, decision);
        return FindingAnswer.Endorse(finding, now, by, Decision!);
    }

    /// <summary>The meeting signed a finding off, in full or in part.</summary>
    /// <exception cref="RefusedException">It was decided before, steps are missing, or the body may not.</exception>
    public FindingStep DecideFindingSignOff(Decided by, Finding finding, SignOffStage? now, bool isPart, string? condition, string? decision)
    {
        Close(by, isPart ? AgendaOutcome.AgreedInPart : AgendaOutcome.Agreed, decision);
        return FindingStep.Sign(finding, now, isPart, condition, by, decision);
    }

    /// <summary>
    /// The meeting approved a plan, and with it the dates that its draft gave to actions. The plan in force before it, if another, is to be
    /// superseded first.
    /// </summary>
    /// <returns>The dates that now stand.</returns>
    /// <exception cref="RefusedException">It was decided before, or the body may not.</exception>
    public IReadOnlyList<ActionDue> DecidePlan(Decided by, Plan plan, IEnumerable<PlanAction> actions, string? decision)
    {
        Close(by, AgendaOutcome.Agreed, decision);
        plan.Approve(by.Body, by.Meeting, by.At);
        return [.. actions.Select(action => ActionDue.WithVersion(action, plan.Quarters, by.At)).OfType<ActionDue>()];
    }

    /// <summary>The meeting noted it, refused it, or put it off.</summary>
    /// <param name="by">Who decided, when.</param>
    /// <param name="outcome">What.</param>
    /// <param name="decision">In words.</param>
    /// <param name="proposal">The proposed date that the item is about, or null: put off, it waits for another meeting.</param>
    /// <exception cref="RefusedException">It was decided before, or the outcome changes something and has its own way.</exception>
    public void Note(Decided by, AgendaOutcome outcome, string? decision, DateChange? proposal = null)
    {
        if (Kind is AgendaKind.DateChange && outcome is not AgendaOutcome.Deferred)
            throw new RefusedException("Choose what was decided.", nameof(Outcome));
        if (outcome is AgendaOutcome.AgreedInPart || (outcome is AgendaOutcome.Agreed && Kind is not (AgendaKind.Other or AgendaKind.Exception)))
            throw new RefusedException("Choose what was decided.", nameof(Outcome));
        Close(by, outcome, decision);
        proposal?.PutOff();
    }

    /// <summary>It is taken off the agenda before the meeting; a proposed date then waits for another one.</summary>
    /// <exception cref="RefusedException">It has been decided.</exception>
    public void TakeOff(DateChange? proposal)
    {
        if (Outcome is not null) throw new RefusedException("A decision on this item has been recorded: it stays on the agenda.");
        proposal?.PutOff();
    }

    /// <summary>Refuses unless a decision can be recorded now.</summary>
    /// <exception cref="RefusedException">It was decided before, the meeting was called off, or its day is still to come.</exception>
    public void RefuseUnlessOpen(Decided by)
    {
        by.Meeting.RefuseWhenCancelled();
        if (Outcome is not null) throw new RefusedException("A decision on this item has been recorded already.");
        if (by.Meeting.Day > by.At.DayInUk())
            throw new RefusedException($"This meeting is on {by.Meeting.Day:d MMMM yyyy}: record its decisions after it.");
    }

    private static void RefuseUnless(bool may, string otherwise)
    {
        if (!may) throw new RefusedException(otherwise);
    }

    private void Close(Decided by, AgendaOutcome outcome, string? decision)
    {
        RefuseUnlessOpen(by);
        Decision = Text.Required(decision, "the decision", DecisionMaxLength, nameof(Decision));
        Outcome = outcome;
        DecidedAt = by.At;
        RecordedById = by.RecordedById;
    }
}

/// <summary>Who decided, at which meeting, and who recorded it when.</summary>
public sealed record Decided(Body Body, Meeting Meeting, Guid RecordedById, DateTimeOffset At);

/// <summary>Kinds of agenda item.</summary>
public enum AgendaKind
{
    /// <summary>A proposed date.</summary>
    DateChange,

    /// <summary>An action to sign off.</summary>
    SignOff,

    /// <summary>A version of the plan to approve.</summary>
    PlanApproval,

    /// <summary>An action that needs attention.</summary>
    Exception,

    /// <summary>A finding to endorse.</summary>
    Endorsement,

    /// <summary>A finding to sign off.</summary>
    FindingSignOff,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>What was decided.</summary>
public enum AgendaOutcome
{
    /// <summary>Agreed.</summary>
    Agreed,

    /// <summary>Signed off with a condition.</summary>
    AgreedInPart,

    /// <summary>Not agreed.</summary>
    Refused,

    /// <summary>Put off: it waits for another meeting.</summary>
    Deferred,

    /// <summary>Noted.</summary>
    Noted,
}

/// <summary>Something that a meeting asked somebody to do, that is not an action of the plan.</summary>
public sealed class ArisingAction : TenantEntity
{
    /// <summary>Longest text, in characters. Also of how it ended.</summary>
    public const int TextMaxLength = 1_000;

    private ArisingAction()
    {
    }

    /// <summary>Something asked for.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="item">The item that it came up at, or null.</param>
    /// <param name="task">What is to be done.</param>
    /// <param name="postId">Whose task it is, or null.</param>
    /// <param name="dueOn">Until when, or null.</param>
    /// <param name="now">The present.</param>
    /// <exception cref="RefusedException">No text, or too long a one.</exception>
    public ArisingAction(Meeting meeting, AgendaItem? item, string? task, Guid? postId, DateOnly? dueOn, DateTimeOffset now)
    {
        MeetingId = meeting.Id;
        AgendaItemId = item?.Id;
        Task = Text.Required(task, "what is to be done", TextMaxLength, nameof(Task));
        PostId = postId;
        DueOn = dueOn;
        RecordedAt = now;
    }

    /// <summary>The meeting.</summary>
    public Guid MeetingId { get; private set; }

    /// <summary>The item that it came up at, or null.</summary>
    public Guid? AgendaItemId { get; private set; }

    /// <summary>What is to be done.</summary>
    public string Task { get; private set; } = "";

    /// <summary>Whose task it is, or null.</summary>
    public Guid? PostId { get; private set; }

    /// <summary>Until when, or null.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>When it was done, or null.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>How it ended, or null.</summary>
    public string? Ending { get; private set; }

    /// <summary>Another post does it from now on.</summary>
    public void GiveTo(Guid postId) => PostId = postId;

    /// <summary>It is done.</summary>
    /// <exception cref="RefusedException">It was before, or no words on how.</exception>
    public void Finish(string? ending, DateTimeOffset now)
    {
        if (DoneAt is not null) throw new RefusedException("This was done already.");
        Ending = Text.Required(ending, "how it ended", TextMaxLength, nameof(Ending));
        DoneAt = now;
    }
}
