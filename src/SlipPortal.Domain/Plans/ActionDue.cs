using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Plans;

/// <summary>When an action is due, as it stood from a moment on. A later one takes its place; none is changed.</summary>
public sealed class ActionDue : ActionFact
{
    private ActionDue()
    {
    }

    /// <summary>The date that an action comes with.</summary>
    /// <exception cref="RefusedException">The text is too long.</exception>
    public ActionDue(PlanAction action, DueSchedule schedule, DateTimeOffset now)
        : base(action, now)
    {
        Kind = schedule.Kind;
        SourceText = Text.Optional(schedule.Text, "the due date", DueSchedule.TextMaxLength);
        From = schedule.From;
        Until = schedule.Until;
        Every = schedule.Recurrence?.Every;
        Unit = schedule.Recurrence?.Unit;
    }

    /// <summary>A date that a lead corrected while the plan was being set up.</summary>
    /// <exception cref="RefusedException">No date that can be read.</exception>
    public static ActionDue Correct(PlanAction action, string? date, QuarterYear quarters, DateTimeOffset now) =>
        new(action, Read(date, quarters), now);

    /// <summary>The date that a body agreed with a version of the plan; null where the action keeps its date.</summary>
    internal static ActionDue? WithVersion(PlanAction action, QuarterYear quarters, DateTimeOffset now) =>
        action.DraftDue is null ? null : new(action, Read(action.DraftDue, quarters), now) { PlanId = action.PlanId };

    /// <summary>A date as people write it.</summary>
    /// <exception cref="RefusedException">No date that can be read.</exception>
    internal static DueSchedule Read(string? date, QuarterYear quarters = QuarterYear.Financial)
    {
        var schedule = DueSchedule.Parse(Text.Required(date, "the due date", DueSchedule.TextMaxLength, "Due"), quarters);
        return schedule.Kind is not DueKind.Undated && !schedule.LacksYear
            ? schedule
            : throw new RefusedException(
                "Write the due date with its year, like “31 March 2027” or “March 2027”, or how often: “quarterly”.", "Due");
    }

    /// <summary>The date that a body agreed.</summary>
    internal ActionDue(PlanAction action, DateChange agreed, DateTimeOffset now)
        : this(action, agreed.Schedule, now) => DateChangeId = agreed.Id;

    /// <summary>What kind of date it is.</summary>
    public DueKind Kind { get; private set; }

    /// <summary>As the source wrote it, or null when it was blank.</summary>
    public string? SourceText { get; private set; }

    /// <summary>First day, where there is one.</summary>
    public DateOnly? From { get; private set; }

    /// <summary>Last day: overdue after it. Null when there is none.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>For recurring work: every so many …</summary>
    public int? Every { get; private set; }

    /// <summary>… of these.</summary>
    public RecurrenceUnit? Unit { get; private set; }

    /// <summary>The proposal that brought it, or null for the original date and for corrections of it.</summary>
    public Guid? DateChangeId { get; private set; }

    /// <summary>The version of the plan that a body agreed it with, or null.</summary>
    public Guid? PlanId { get; private set; }
}
