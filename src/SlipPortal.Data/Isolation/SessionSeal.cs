using System.Security.Cryptography;
using System.Text;

namespace SlipPortal.Data.Isolation;

/// <summary>
/// Signs on whose behalf and for which council the database is asked, so that SQL of the portal's own role cannot say it: <c>app.set_session</c>
/// checks the signature (ADR 25).
/// </summary>
/// <param name="key">This portal's key.</param>
/// <param name="database">The database's clock.</param>
public sealed class SessionSeal(SessionKey key, DatabaseClock database)
{
    /// <summary>How long a seal is good: until its query has begun, and no longer.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    /// <summary>What <c>app.set_session</c> takes: eight fields, a full stop, and their HMAC-SHA-256 in lower-case hexadecimal.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="tenant">A council's id, “*” for all, or empty for none.</param>
    /// <param name="at">The portal's time, by which facts are dated.</param>
    public string Of(IActor actor, string tenant, DateTimeOffset at)
    {
        // Letters, digits, _ and commas: the setting that it is kept in takes no others.
        var said = string.Join(
            ',',
            key.Id,
            $"{actor.UserId:N}",
            // A council's id is one: none can pass for all of them.
            tenant is "*" ? "all" : tenant is "" ? "" : Guid.ParseExact(tenant, "N").ToString("N"),
            tenant is "" or "*" ? "" : $"{actor.PreviewedGrantId:N}",
            $"{actor.SessionId:N}",
            actor.Strength,
            Microseconds(at),
            Microseconds(database.Now + Length));
        return $"{said}.{key.Sign(said)}";
    }

    private static long Microseconds(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}

/// <summary>A key that sessions are signed with. The portal has it from its environment, the database from <c>migrate</c>.</summary>
public sealed class SessionKey
{
    private readonly byte[] _key;

    private SessionKey(byte[] key)
    {
        _key = key;
        Id = Convert.ToHexStringLower(SHA256.HashData(key))[..16];
    }

    /// <summary>Tells keys apart while one follows another, and tells nothing of the key.</summary>
    public string Id { get; }

    /// <summary>A key as a setting has it.</summary>
    /// <param name="text">32 to 64 bytes in base64.</param>
    /// <exception cref="InvalidOperationException">It is none.</exception>
    public static SessionKey Parse(string? text)
    {
        var bytes = new byte[64];
        if (!Convert.TryFromBase64String(text ?? "", bytes, out var length) || length < 32)
            throw new InvalidOperationException("Set Portal__SessionKey to 32 random bytes in base64 (`openssl rand -base64 32`), the same for `migrate` and each portal.");
        return new(bytes[..length]);
    }

    /// <summary>The HMAC-SHA-256 of a text, in lower-case hexadecimal.</summary>
    internal string Sign(string said) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(said)));

    /// <summary>What HMAC puts in front of the text, and in front of the hash of that: all that the database needs to check a signature.</summary>
    internal (byte[] Inner, byte[] Outer) Pads()
    {
        var (inner, outer) = (new byte[64], new byte[64]);
        for (var i = 0; i < 64; i++)
        {
            var octet = i < _key.Length ? _key[i] : (byte)0;
            inner[i] = (byte)(octet ^ 0x36);
            outer[i] = (byte)(octet ^ 0x5c);
        }

        return (inner, outer);
    }
}

/// <summary>The database's clock as this portal knows it: learned whenever a connection is opened, and counted on from there.</summary>
public sealed class DatabaseClock
{
    private Reading _last = new(TimeProvider.System.GetUtcNow(), TimeProvider.System.GetTimestamp());

    /// <summary>Its time now.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var last = _last;
            return last.At + TimeProvider.System.GetElapsedTime(last.Stamp);
        }
    }

    /// <summary>It is this time there.</summary>
    public void Learn(DateTimeOffset at) => _last = new(at, TimeProvider.System.GetTimestamp());

    private sealed record Reading(DateTimeOffset At, long Stamp);
}
