using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Audits;

/// <summary>How the cases of an audit are found. Used for many rounds, so it is never reworded: it is ended, and another is made.</summary>
public sealed class SamplingFrame : TenantEntity
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameMaxLength = 150;

    /// <summary>Longest text, in characters.</summary>
    public const int TextMaxLength = 2_000;

    private SamplingFrame()
    {
    }

    /// <summary>A frame.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="cases">Which cases it takes from.</param>
    /// <param name="choice">How they are chosen.</param>
    /// <param name="now">When it is made.</param>
    /// <exception cref="RefusedException">One of them is missing or too long.</exception>
    public SamplingFrame(string? name, string? cases, string? choice, DateTimeOffset now)
    {
        Name = Text.RequiredLine(name, "the name of the frame", NameMaxLength, nameof(Name));
        Cases = Text.Required(cases, "which cases it takes from", TextMaxLength, nameof(Cases));
        Choice = Text.Required(choice, "how they are chosen", TextMaxLength, nameof(Choice));
        RecordedAt = now;
    }

    /// <summary>What it is called.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Which cases it takes from, in words.</summary>
    public string Cases { get; private set; } = "";

    /// <summary>How they are chosen, in words.</summary>
    public string Choice { get; private set; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>When it was ended, or null while new rounds can use it.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>No new round uses it. Those that did keep it.</summary>
    /// <exception cref="RefusedException">It was ended before.</exception>
    public void End(DateTimeOffset now) => EndedAt = EndedAt is null ? now : throw new RefusedException("This frame has ended already.");
}
