using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Partnerships;

/// <summary>
/// An organisation's work with a council: what for, by whom, from when until when, and how each side stands to it. Its terms are the
/// council's to write; the other side agrees, and both write down what was done and what came of it. Grants count only while it is active.
/// </summary>
public sealed class Engagement : TenantEntity
{
    /// <summary>Longest focus, in characters.</summary>
    public const int FocusMaxLength = 500;

    /// <summary>Longest need, offer or declaration, in characters.</summary>
    public const int TextMaxLength = 2_000;

    /// <summary>Longest words about funding, in characters.</summary>
    public const int FundingMaxLength = 200;

    private Engagement()
    {
    }

    /// <summary>A new engagement, put forward by the council.</summary>
    /// <exception cref="RefusedException">No focus, or too long a one.</exception>
    public Engagement(string partnerOrganisationId, EngagementKind kind, string? focus, DateTimeOffset now)
    {
        PartnerOrganisationId = partnerOrganisationId;
        Kind = kind;
        Focus = Text.Required(focus, "what the work is about", FocusMaxLength, nameof(Focus));
        StartedAt = now;
    }

    /// <summary>A new engagement, put forward by somebody of the other side.</summary>
    /// <exception cref="RefusedException">No focus, or too long a one.</exception>
    public static Engagement Asked(string partnerOrganisationId, EngagementKind kind, string? focus, Guid askedById, DateTimeOffset now) =>
        new(partnerOrganisationId, kind, focus, now) { AskedById = askedById, PartnerSponsorId = askedById };

    /// <summary>The other side.</summary>
    public string PartnerOrganisationId { get; private set; } = "";

    /// <summary>As what it works here.</summary>
    public EngagementKind Kind { get; private set; }

    /// <summary>What the work is about.</summary>
    public string Focus { get; private set; } = "";

    /// <summary>What the council needs, or null.</summary>
    public string? Need { get; private set; }

    /// <summary>What the other side offers, or null.</summary>
    public string? Offer { get; private set; }

    /// <summary>
    /// The names of the practice areas that it is about, as they were agreed: the other side reads them without reaching the areas.
    /// </summary>
    public IReadOnlyList<string> FocusAreas { get; private set; } = [];

    /// <summary>The first day, or null.</summary>
    public DateOnly? From { get; private set; }

    /// <summary>The last day that is planned, or null.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>How many days of work are paid for, or null. Those used are the sum of what was done.</summary>
    public decimal? DaysFunded { get; private set; }

    /// <summary>What the Department for Education pays, in words: “£12,000 from the improvement grant”; or null.</summary>
    public string? Funding { get; private set; }

    /// <summary>Whether there is a conflict of interest; null until somebody has said.</summary>
    public bool? HasConflict { get; private set; }

    /// <summary>The conflict of interest, in words; null where there is none.</summary>
    public string? Conflict { get; private set; }

    /// <summary>How the conflict is managed; null where there is none.</summary>
    public string? ConflictManaged { get; private set; }

    /// <summary>Where it stands.</summary>
    public EngagementState State { get; private set; } = EngagementState.Proposed;

    /// <summary>When it was put forward.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>The council's person who answers for it, or null.</summary>
    public Guid? CouncilSponsorId { get; private set; }

    /// <summary>The other side's person who answers for it, or null.</summary>
    public Guid? PartnerSponsorId { get; private set; }

    /// <summary>The other side's person who asked for it, or null where the council put it forward.</summary>
    public Guid? AskedById { get; private set; }

    /// <summary>Writes its terms.</summary>
    /// <exception cref="RefusedException">No focus, dates the wrong way round, or a conflict that is not described.</exception>
    public void Describe(EngagementTerms terms)
    {
        if (State is EngagementState.Ended) throw new RefusedException("This work has ended: its terms stay as they were.");
        Focus = Text.Required(terms.Focus, "what the work is about", FocusMaxLength, nameof(terms.Focus));
        Need = Text.Optional(terms.Need, "what the council needs", TextMaxLength, nameof(terms.Need));
        Offer = Text.Optional(terms.Offer, "what the other side offers", TextMaxLength, nameof(terms.Offer));
        FocusAreas = [.. terms.FocusAreas];
        if (terms.Until < terms.From) throw new RefusedException("The last day comes after the first.", nameof(terms.Until));
        From = terms.From;
        Until = terms.Until;
        if (terms.DaysFunded is < 0 or > 1_000) throw new RefusedException("Enter a number of days up to 1,000.", nameof(terms.DaysFunded));
        DaysFunded = terms.DaysFunded;
        Funding = Text.OptionalLine(terms.Funding, "what the department pays", FundingMaxLength, nameof(terms.Funding));
        CouncilSponsorId = terms.CouncilSponsorId;
        PartnerSponsorId = terms.PartnerSponsorId;
        HasConflict = terms.HasConflict;
        Conflict = terms.HasConflict is true ? Text.Required(terms.Conflict, "what the conflict of interest is", TextMaxLength, nameof(terms.Conflict)) : null;
        ConflictManaged = terms.HasConflict is true
            ? Text.Required(terms.ConflictManaged, "how the conflict is managed", TextMaxLength, nameof(terms.ConflictManaged))
            : null;
    }

    /// <summary>Whether the council may take this step now.</summary>
    public bool MayTake(EngagementStepKind step) => step switch
    {
        // The other side agrees to what the council put forward, by itself.
        EngagementStepKind.Agreed => State is EngagementState.Proposed && AskedById is not null,
        EngagementStepKind.Started => State is EngagementState.Agreed || (State is EngagementState.Proposed && AskedById is not null),
        EngagementStepKind.Paused => State is EngagementState.Active,
        EngagementStepKind.Resumed => State is EngagementState.Paused,
        EngagementStepKind.Ended => State is not EngagementState.Ended,
        _ => false,
    };

    /// <summary>The council takes a step.</summary>
    /// <exception cref="RefusedException">It cannot be taken now, or nobody has said whether there is a conflict of interest.</exception>
    public void Take(EngagementStepKind step)
    {
        if (!MayTake(step)) throw new RefusedException("This step cannot be taken now: look at where the work stands.");
        if (step is EngagementStepKind.Started && HasConflict is null)
            throw new RefusedException("Say first whether there is a conflict of interest: change the terms.");
        State = After(step);
    }

    /// <summary>The council gives access for it, and so the work begins, unless it has begun, or is at rest.</summary>
    /// <returns>True when it begins with this.</returns>
    /// <exception cref="RefusedException">It has ended.</exception>
    public bool BeginByGrant()
    {
        if (State is EngagementState.Ended) throw new RefusedException("This work has ended. Begin a new one.");
        if (State is EngagementState.Active or EngagementState.Paused) return false;
        State = EngagementState.Active;
        return true;
    }

    private static EngagementState After(EngagementStepKind step) => step switch
    {
        EngagementStepKind.Proposed => EngagementState.Proposed,
        EngagementStepKind.Agreed => EngagementState.Agreed,
        EngagementStepKind.Started or EngagementStepKind.Resumed => EngagementState.Active,
        EngagementStepKind.Paused => EngagementState.Paused,
        _ => EngagementState.Ended,
    };
}

/// <summary>What an engagement is, as the council writes it down.</summary>
/// <param name="Focus">What the work is about.</param>
/// <param name="Need">What the council needs.</param>
/// <param name="Offer">What the other side offers.</param>
/// <param name="FocusAreas">The names of the practice areas.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day that is planned.</param>
/// <param name="DaysFunded">Days paid for.</param>
/// <param name="Funding">What the department pays, in words.</param>
/// <param name="CouncilSponsorId">Who answers for it here.</param>
/// <param name="PartnerSponsorId">Who answers for it there.</param>
/// <param name="HasConflict">Whether there is a conflict of interest; null: not said yet.</param>
/// <param name="Conflict">Which.</param>
/// <param name="ConflictManaged">How it is managed.</param>
public sealed record EngagementTerms(
    string? Focus, string? Need, string? Offer, IReadOnlyCollection<string> FocusAreas, DateOnly? From, DateOnly? Until, decimal? DaysFunded, string? Funding,
    Guid? CouncilSponsorId, Guid? PartnerSponsorId, bool? HasConflict, string? Conflict, string? ConflictManaged);

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
