namespace SlipPortal.Data.Submissions;

/// <summary>
/// A form that was sent and written. The key came with the page, the hash is of what was sent: the same again is a second click, the same
/// key with something else is somebody who went back and changed it. Belongs to whoever sent it; the database fills in who and when.
/// </summary>
public sealed class Submission
{
    /// <summary>The constraint that refuses the same form a second time.</summary>
    public const string OnlyOne = "pk_submissions";

    private Submission()
    {
    }

    /// <summary>Who sent it.</summary>
    public Guid UserId { get; private set; }

    /// <summary>The page's key.</summary>
    public Guid Key { get; private set; }

    /// <summary>SHA-256 of its address and its fields, in lower-case hexadecimal.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>What it was answered, as JSON; null until then.</summary>
    public string? Answer { get; private set; }

    /// <summary>When it was written, by the database's clock.</summary>
    public DateTimeOffset At { get; private set; }
}
