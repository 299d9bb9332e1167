using SlipPortal.Domain.Common;

namespace SlipPortal.Data.ChangeLog;

/// <summary>
/// One line of a council's history: who changed what, when and why. Written in the transaction of the change itself; who and when are stamped by the
/// database, from the session.
/// </summary>
public sealed class ChangeLogEntry : TenantEntity
{
    private ChangeLogEntry()
    {
    }

    internal ChangeLogEntry(Change change, string data, Guid subjectId, string? why)
    {
        Event = change.GetType().Name;
        Summary = change.InWords();
        Data = data;
        SubjectId = subjectId;
        Why = why;
    }

    /// <summary>Who.</summary>
    public Guid UserId { get; private set; }

    /// <summary>Their name then.</summary>
    public string Person { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The kind of change: the name of its record.</summary>
    public string Event { get; private set; } = "";

    /// <summary>What happened, in the words of the time.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>The change's properties as JSON.</summary>
    public string Data { get; private set; } = "";

    /// <summary>The record that it is about.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>Why, in the person's words, or null where nobody was asked.</summary>
    public string? Why { get; private set; }

    /// <summary>What was written together: the lines of one request. Null where the database wrote it.</summary>
    public Guid? WriteId { get; private set; }

    /// <summary>How its save is undone, as JSON; null where that is not possible. Of several lines of one save, the first has it.</summary>
    public string? Reversal { get; private set; }

    internal void BelongTo(Guid write, string? reversal) => (WriteId, Reversal) = (write, reversal);
}
