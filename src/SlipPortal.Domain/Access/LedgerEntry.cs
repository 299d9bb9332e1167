using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Access;

/// <summary>
/// One look or download by somebody from outside the council: one page is one line. The database writes it before the page is sent
/// (<c>app.look</c>), says who looked and by what, and gives it its place in the council's chain (<see cref="LedgerChain"/>); nobody can
/// change or delete it.
/// </summary>
public sealed class LedgerEntry : TenantEntity
{
    private LedgerEntry()
    {
    }

    /// <summary>Who looked.</summary>
    public Guid UserId { get; private set; }

    /// <summary>Their name then.</summary>
    public string Person { get; private set; } = "";

    /// <summary>Their organisation's name then.</summary>
    public string Organisation { get; private set; } = "";

    /// <summary>The grant that let them; null for the other side of an engagement, who read its terms with a grant or without.</summary>
    public Guid? GrantId { get; private set; }

    /// <summary>What they saw, in words: “Action 2.10”.</summary>
    public string Seen { get; private set; } = "";

    /// <summary>How.</summary>
    public LedgerChannel Channel { get; private set; }

    /// <summary>When, by the portal's clock.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When it was written down, by the database's clock: what the portal says of <see cref="At"/> can be held against it.</summary>
    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>Its place in the council's ledger: 1, 2, 3, without gaps.</summary>
    public long Number { get; private set; }

    /// <summary>The hash of the entry before it; empty for the first.</summary>
    public string PreviousHash { get; private set; } = "";

    /// <summary>The SHA-256 of everything above, in lower-case hexadecimal.</summary>
    public string Hash { get; private set; } = "";
}

/// <summary>How somebody from outside saw something.</summary>
public enum LedgerChannel
{
    /// <summary>A page on the screen.</summary>
    Page,

    /// <summary>A downloaded file.</summary>
    Download,
}
