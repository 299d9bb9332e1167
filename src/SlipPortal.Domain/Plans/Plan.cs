using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Plans;

/// <summary>A council's improvement plan as one document. One is current; earlier ones stay, superseded.</summary>
public sealed class Plan : TenantEntity
{
    /// <summary>Longest title, in characters.</summary>
    public const int TitleMaxLength = 300;

    /// <summary>Longest period, in characters.</summary>
    public const int PeriodMaxLength = 100;

    private Plan()
    {
    }

    /// <summary>A plan that is current from now.</summary>
    /// <exception cref="RefusedException">No title, or a text that is too long.</exception>
    public Plan(string title, string? period, DateTimeOffset now)
    {
        Title = Text.Required(title, "the title of the plan", TitleMaxLength);
        Period = Text.Optional(period, "the period", PeriodMaxLength);
        CreatedAt = now;
    }

    /// <summary>As on its cover.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The time it covers, in the council's words: “September 2023 - 2024”.</summary>
    public string? Period { get; private set; }

    /// <summary>When it came into the portal.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When another plan took its place, or null while it is current.</summary>
    public DateTimeOffset? SupersededAt { get; private set; }

    /// <summary>Another plan takes its place.</summary>
    /// <exception cref="RefusedException">It was superseded before.</exception>
    public void Supersede(DateTimeOffset now)
    {
        if (SupersededAt is not null) throw new RefusedException("This plan has been superseded already.");
        SupersededAt = now;
    }
}
