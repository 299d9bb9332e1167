namespace SlipPortal.Data.Outbox;

/// <summary>
/// A message that was stored in the transaction of the change that caused it, and is delivered after it, to one consumer. Belongs to
/// no council: holds ids only, and its consumer works with the reach of the person who caused it. Who that is and all else but type and
/// payload the database fills in: the portal can add a message, and neither read nor change one.
/// </summary>
public sealed class OutboxMessage
{
    private OutboxMessage()
    {
    }

    internal OutboxMessage(string type, string payload)
    {
        Type = type;
        Payload = payload;
    }

    /// <summary>Travels with the message; consumers know by it what they have done.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The message type's full name.</summary>
    public string Type { get; private set; } = "";

    /// <summary>The message as JSON.</summary>
    public string Payload { get; private set; } = "";

    /// <summary>The council that it is about, or null.</summary>
    public string? TenantId { get; private set; }

    /// <summary>Who caused it.</summary>
    public Guid UserId { get; private set; }

    /// <summary>Their name then.</summary>
    public string Person { get; private set; } = "";

    /// <summary>When it was stored, by the database's clock.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>
    /// Not to be handed out before this, by the workers' clock. Handing out moves it on, so a message whose worker died comes round again;
    /// a failure moves it on further each time.
    /// </summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>How often it failed.</summary>
    public int Attempts { get; private set; }

    /// <summary>What went wrong the last time, or null.</summary>
    public string? Error { get; private set; }

    /// <summary>When its consumer had finished, or null.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>When it was put aside, after a day of failures or one that no further try mends; or null.</summary>
    public DateTimeOffset? ParkedAt { get; private set; }
}
