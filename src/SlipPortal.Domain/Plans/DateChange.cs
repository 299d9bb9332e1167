using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Plans;

/// <summary>
/// A proposal to move an action's date. Until the body that may agree has decided, the action's date is under review; the agreed
/// date before it still decides what is overdue.
/// </summary>
public sealed class DateChange : ActionFact
{
    /// <summary>Longest reason, in characters.</summary>
    public const int ReasonMaxLength = 1_000;

    private DateChange()
    {
    }

    /// <summary>A proposal made now.</summary>
    /// <param name="action">The action.</param>
    /// <param name="date">The date as people write it: “31 March 2027”, “March 2027”, “quarterly”.</param>
    /// <param name="quarters">Which year its plan counts quarters in.</param>
    /// <param name="reason">Why.</param>
    /// <param name="body">Who is to agree.</param>
    /// <param name="authorId">Who proposes.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RefusedException">No date that can be read, no reason, or a body that may not agree dates.</exception>
    public DateChange(PlanAction action, string? date, QuarterYear quarters, string? reason, Body body, Guid authorId, DateTimeOffset now)
        : base(action, now)
    {
        if (action.IsCrossReference)
            throw new RefusedException("This action only points at others: propose dates for those.");
        if (!body.MayAgreeDates)
            throw new RefusedException($"{body.Name} may not agree dates: choose a body that may.", nameof(BodyId));
        var text = Text.Required(date, "the new date", DueSchedule.TextMaxLength, nameof(SourceText));
        var schedule = DueSchedule.Parse(text, quarters);
        if (schedule.Kind is DueKind.Undated || schedule.LacksYear)
            throw new RefusedException(
                "Write the new date with its year, like “31 March 2027” or “March 2027”, or how often: “quarterly”.", nameof(SourceText));
        if (schedule.Until < now.DayInUk())
            throw new RefusedException("The new date has passed already: propose one that can still be kept.", nameof(SourceText));
        Kind = schedule.Kind;
        SourceText = text;
        From = schedule.From;
        Until = schedule.Until;
        Every = schedule.Recurrence?.Every;
        Unit = schedule.Recurrence?.Unit;
        Reason = Text.Required(reason, "why the date has to move", ReasonMaxLength, nameof(Reason));
        BodyId = body.Id;
        AuthorId = authorId;
    }

    /// <summary>What kind of date is proposed.</summary>
    public DueKind Kind { get; private set; }

    /// <summary>As it was written.</summary>
    public string SourceText { get; private set; } = "";

    /// <summary>First day, where there is one.</summary>
    public DateOnly? From { get; private set; }

    /// <summary>Last day, or null.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>For recurring work: every so many …</summary>
    public int? Every { get; private set; }

    /// <summary>… of these.</summary>
    public RecurrenceUnit? Unit { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The body that is to agree.</summary>
    public Guid BodyId { get; private set; }

    /// <summary>Who proposed it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>What became of it, or null while it is under review.</summary>
    public DateChangeOutcome? Outcome { get; private set; }

    /// <summary>When, or null.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The meeting that decided, or is to decide because it stands on its agenda; null while it waits for one.</summary>
    public Guid? MeetingId { get; private set; }

    /// <summary>The date as it was written, with what was understood where that is not the same.</summary>
    public string InFull => DueSchedule.InFull(SourceText, Kind, Until);

    /// <summary>The proposed date as a schedule.</summary>
    internal DueSchedule Schedule =>
        new(Kind, SourceText, From, Until, Every is { } every && Unit is { } unit ? new Recurrence(every, unit) : null, []);

    /// <summary>It stands on the agenda of a meeting.</summary>
    internal void BringTo(Meeting meeting) => MeetingId = meeting.Id;

    /// <summary>The meeting put it off: it waits for another.</summary>
    internal void PutOff() => MeetingId = null;

    /// <summary>The body decided at a meeting. Returns the date that now stands, or null when it said no.</summary>
    /// <exception cref="RefusedException">It was decided before.</exception>
    internal ActionDue? Decide(PlanAction action, bool agreed, Meeting meeting, DateTimeOffset now)
    {
        Close(agreed ? DateChangeOutcome.Agreed : DateChangeOutcome.Refused, now);
        MeetingId = meeting.Id;
        return agreed ? new ActionDue(action, this, now) : null;
    }

    /// <summary>Whoever proposed it takes it back.</summary>
    /// <exception cref="RefusedException">It was decided before.</exception>
    public void Withdraw(DateTimeOffset now) => Close(DateChangeOutcome.Withdrawn, now);

    private void Close(DateChangeOutcome outcome, DateTimeOffset now)
    {
        if (Outcome is not null) throw new RefusedException("This proposal has been decided already.");
        Outcome = outcome;
        DecidedAt = now;
    }
}

/// <summary>What became of a proposed date.</summary>
public enum DateChangeOutcome
{
    /// <summary>The body agreed: the new date stands.</summary>
    Agreed,

    /// <summary>The body said no: the date before still stands.</summary>
    Refused,

    /// <summary>Taken back before anybody decided.</summary>
    Withdrawn,
}
