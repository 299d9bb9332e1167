using System.Globalization;

namespace SlipPortal.Domain.Access;

/// <summary>
/// Follows a council's ledger from its first entry and says where it does not hold. Each entry carries a hash of itself and of the entry
/// before it: what is changed, taken out or put between shows. Written apart from the database's trigger (ledger.sql), which makes
/// the hashes: neither believes the other.
/// </summary>
public sealed class LedgerChain
{
    /// <summary>How many entries were followed so far.</summary>
    public long Looks { get; private set; }

    /// <summary>The hash of the last of them; empty before the first.</summary>
    public string LastHash { get; private set; } = "";

    /// <summary>Takes the next row, by number.</summary>
    /// <returns>Why the chain breaks at it, in words, or null. After a break nothing more can be said.</returns>
    public string? Follow(LedgerRow row)
    {
        var expected = Looks + 1;
        var named = $"look {row.Number} ({row.Person}, “{row.Seen}”, {row.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC)";
        if (row.Number > expected) return $"look {expected} is missing: after look {Looks} comes {named}";
        if (row.Number < expected) return $"forked: {named} stands where look {expected} belongs";
        if (HashOf(row) != row.Hash) return $"{named} was changed after it was written";
        if (row.PreviousHash != LastHash)
            return Looks == 0 ? $"{named} is not the first: something stood before it" : $"forked: {named} does not follow the look {Looks} that stands there";
        Looks = row.Number;
        LastHash = row.Hash;
        return null;
    }

    /// <summary>
    /// What the hash of a row has to be: over every column in this order, each as its length in bytes, a colon and its text, so that no
    /// two rows can look alike. Instants are microseconds since 1970; a grant that is none is an empty text. This form never changes: it
    /// would break every chain there is.
    /// </summary>
    public static string HashOf(LedgerRow row)
    {
        string[] fields =
        [
            row.PreviousHash, row.TenantId, Text(row.Number), row.Id.ToString(), row.UserId.ToString(), row.Person, row.Organisation,
            $"{row.GrantId}", row.Seen, row.Channel, Text(Microseconds(row.At)), Text(Microseconds(row.WrittenAt)),
        ];
        return ChainHash.Of(fields);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long Microseconds(DateTimeOffset instant) => (instant - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}

/// <summary>
/// A row of the ledger as it is stored, for <see cref="LedgerChain"/>: its channel as text, so that nothing is read more kindly than it stands
/// there.
/// </summary>
public sealed record LedgerRow(
    string PreviousHash, string TenantId, long Number, Guid Id, Guid UserId, string Person, string Organisation, Guid? GrantId, string Seen,
    string Channel, DateTimeOffset At, DateTimeOffset WrittenAt, string Hash);
