using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Partnerships;

/// <summary>An organisation's work with a council. Grants live only while it is active.</summary>
public sealed class Engagement : TenantEntity
{
    /// <summary>Longest focus, in characters.</summary>
    public const int FocusMaxLength = 500;

    private Engagement()
    {
    }

    /// <summary>A new engagement, active from now.</summary>
    /// <exception cref="RefusedException">No focus, or too long a one.</exception>
    public Engagement(string partnerOrganisationId, EngagementKind kind, string focus, DateTimeOffset now)
    {
        PartnerOrganisationId = partnerOrganisationId;
        Kind = kind;
        Focus = Text.Required(focus, "what the work is about", FocusMaxLength);
        StartedAt = now;
    }

    /// <summary>The other side.</summary>
    public string PartnerOrganisationId { get; private set; } = "";

    /// <summary>As what it works here.</summary>
    public EngagementKind Kind { get; private set; }

    /// <summary>What the work is about.</summary>
    public string Focus { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    public EngagementState State { get; private set; } = EngagementState.Active;

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>The other side's person who answers for it, or null.</summary>
    public Guid? PartnerSponsorId { get; private set; }

    /// <summary>The other side's person who asked for it, or null where the council put it forward.</summary>
    public Guid? AskedById { get; private set; }
}

/// <summary>As what an organisation works with a council.</summary>
public enum EngagementKind
{
    /// <summary>The Department for Education's adviser.</summary>
    Adviser,

    /// <summary>A sector-led improvement partner.</summary>
    ImprovementPartner,
}

/// <summary>Where an engagement stands. Only an active one's grants count.</summary>
public enum EngagementState
{
    /// <summary>One side has put it forward.</summary>
    Proposed,

    /// <summary>Both sides want it; it has not begun.</summary>
    Agreed,

    /// <summary>Under way.</summary>
    Active,

    /// <summary>At rest: its grants do not count until it goes on.</summary>
    Paused,

    /// <summary>Over.</summary>
    Ended,
}
