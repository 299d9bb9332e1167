using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Plans;

/// <summary>When an action is due, as it stood from a moment on. A later one takes its place; none is changed.</summary>
public sealed class ActionDue : TenantEntity
{
    /// <summary>Longest text, in characters.</summary>
    public const int TextMaxLength = 300;

    private ActionDue()
    {
    }

    /// <summary>A due date recorded now.</summary>
    /// <exception cref="RefusedException">The text is too long.</exception>
    public ActionDue(PlanAction action, DueSchedule schedule, DateTimeOffset now)
    {
        ActionId = action.Id;
        PracticeAreaId = action.PracticeAreaId;
        Kind = schedule.Kind;
        SourceText = Text.Optional(schedule.Text, "the due date", TextMaxLength);
        From = schedule.From;
        Until = schedule.Until;
        Every = schedule.Recurrence?.Every;
        Unit = schedule.Recurrence?.Unit;
        RecordedAt = now;
    }

    /// <summary>The action.</summary>
    public Guid ActionId { get; private set; }

    /// <summary>As its action's.</summary>
    public Guid PracticeAreaId { get; private set; }

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

    /// <summary>From when on it stands.</summary>
    public DateTimeOffset RecordedAt { get; private set; }
}
