using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Access;

/// <summary>
/// A key with which a council's own reporting tool sends readings, on behalf of the person who made it. Only its hash is kept: the key is
/// shown once. It ends on a day, when it is revoked, or when that person may no longer enter readings.
/// </summary>
public sealed class ApiKey : TenantEntity
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameMaxLength = 100;

    /// <summary>The longest that a key lives, in days.</summary>
    public const int MaxDays = 366;

    private ApiKey()
    {
    }

    /// <summary>A new key.</summary>
    /// <param name="name">What uses it: “Data warehouse”.</param>
    /// <param name="hash">The SHA-256 of the key, in lower-case hexadecimal.</param>
    /// <param name="lastDay">The last day that it works.</param>
    /// <param name="createdById">Who makes it; it works on their behalf.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RefusedException">No name or day, a day that has passed, or one that is too far off.</exception>
    public ApiKey(string? name, string hash, DateOnly? lastDay, Guid createdById, DateTimeOffset now)
    {
        Name = Text.RequiredLine(name, "what uses the key", NameMaxLength, nameof(Name));
        Hash = hash;
        LastDay = lastDay ?? throw new RefusedException("Enter the last day.", nameof(LastDay));
        var today = now.DayInUk();
        if (LastDay < today) throw new RefusedException("The last day has passed.", nameof(LastDay));
        if (LastDay > today.AddDays(MaxDays)) throw new RefusedException("A key lives for a year at most.", nameof(LastDay));
        ExpiresAt = LastDay.EndInUk();
        CreatedById = createdById;
        CreatedAt = now;
    }

    /// <summary>What uses it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The SHA-256 of the key, in lower-case hexadecimal.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The last day that it works.</summary>
    public DateOnly LastDay { get; private set; }

    /// <summary>The instant at which that day ends.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>Who made it; it works on their behalf.</summary>
    public Guid CreatedById { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was revoked, or null.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>It works no more.</summary>
    /// <exception cref="RefusedException">It was revoked before.</exception>
    public void Revoke(DateTimeOffset now) => RevokedAt = RevokedAt is null ? now : throw new RefusedException("This key was revoked already.");
}

/// <summary>A key for a reporting tool was made.</summary>
public sealed record ApiKeyMade(string Name, DateOnly LastDay) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Made the key “{Name}” for a reporting tool, until {LastDay:d MMMM yyyy}.";
}

/// <summary>A key for a reporting tool was revoked.</summary>
public sealed record ApiKeyRevoked(string Name) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Revoked the key “{Name}”.";
}
