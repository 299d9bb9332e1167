using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Guard;

/// <summary>
/// Somebody wrote what looks like child-level data, was refused, and asks an improvement lead to release it. What they wrote is not
/// here: only what it looks like, a masked form, and a fingerprint by which the same is known when it is written again.
/// </summary>
public sealed class HeldText : TenantEntity
{
    /// <summary>Longest text of each kind, in characters.</summary>
    public const int TextMaxLength = 500;

    private HeldText()
    {
    }

    /// <summary>Asks for it now.</summary>
    /// <param name="held">What was held.</param>
    /// <param name="note">What it is, if not that.</param>
    /// <param name="authorId">Who wrote it.</param>
    /// <param name="author">Their name.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RefusedException">No note, or one that is too long.</exception>
    public HeldText(HeldTicket held, string? note, Guid authorId, string author, DateTimeOffset now)
    {
        (Kind, Masked, Place, Key, Fingerprint) = held;
        Note = Text.Required(note, "what it is, if not that", TextMaxLength, nameof(Note));
        AuthorId = authorId;
        Author = author;
        AskedAt = now;
    }

    /// <summary>What it looks like.</summary>
    public LooksLike Kind { get; private set; }

    /// <summary>What may be shown of it: “943 ••• ••••”.</summary>
    public string Masked { get; private set; } = "";

    /// <summary>In which field or where in a file it stood.</summary>
    public string Place { get; private set; } = "";

    /// <summary>The key that its fingerprint was made with: made for this record alone, and kept under the portal’s own protection.</summary>
    public string Key { get; private set; } = "";

    /// <summary>A keyed hash of kind and value. Without the key nothing can be guessed from it, however few the numbers that there are.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>What it is, in its author’s words.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Who wrote it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>Their name then.</summary>
    public string Author { get; private set; } = "";

    /// <summary>When they asked.</summary>
    public DateTimeOffset AskedAt { get; private set; }
}

/// <summary>What a lead said to a held text. Nobody else can say it: the database sees to that as well.</summary>
public sealed class HeldVerdict : TenantEntity
{
    private HeldVerdict()
    {
    }

    /// <summary>A verdict given now.</summary>
    /// <exception cref="RefusedException">No verdict, or no reason.</exception>
    public HeldVerdict(HeldText held, bool? isReleased, string? reason, Guid leadId, string lead, DateTimeOffset now)
    {
        HeldTextId = held.Id;
        IsReleased = isReleased ?? throw new RefusedException("Choose whether to release it.", nameof(IsReleased));
        Reason = Text.Required(reason, "why", HeldText.TextMaxLength, nameof(Reason));
        LeadId = leadId;
        Lead = lead;
        DecidedAt = now;
    }

    /// <summary>What it is about.</summary>
    public Guid HeldTextId { get; private set; }

    /// <summary>True where the same may be written in this council from now on; false where it stays held.</summary>
    public bool IsReleased { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who decided.</summary>
    public Guid LeadId { get; private set; }

    /// <summary>Their name then.</summary>
    public string Lead { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset DecidedAt { get; private set; }
}

/// <summary>All that is known of a text that was held, on its way from the refusal to a lead.</summary>
/// <param name="Kind">What it looks like.</param>
/// <param name="Masked">What may be shown of it.</param>
/// <param name="Place">Where it stood.</param>
/// <param name="Key">The protected key of its fingerprint.</param>
/// <param name="Fingerprint">Its keyed hash.</param>
public sealed record HeldTicket(LooksLike Kind, string Masked, string Place, string Key, string Fingerprint);
