using System.Globalization;

namespace SlipPortal.Domain.Access;

/// <summary>
/// Follows the security record from its first batch and says where it does not hold. Written apart from the database's function
/// (security.sql), which makes the hashes: neither believes the other.
/// </summary>
public sealed class SecurityChain
{
    /// <summary>How many batches were followed so far.</summary>
    public long Batches { get; private set; }

    /// <summary>The hash of the last of them; empty before the first.</summary>
    public string LastHash { get; private set; } = "";

    /// <summary>Takes the next batch, by number, with its events in their order, each as its fields.</summary>
    /// <returns>Why the chain breaks at it, in words, or null. After a break nothing more can be said.</returns>
    public string? Follow(SecurityBatchRow batch, IReadOnlyList<IReadOnlyList<string>> events)
    {
        if (batch.Number != Batches + 1) return $"batch {Batches + 1} is missing";
        if (batch.PreviousHash != LastHash) return $"batch {batch.Number} does not follow the batch before it";
        if (events.Count != batch.Events) return $"batch {batch.Number} has {events.Count} events, and had {batch.Events}";
        if (ChainHash.Of([batch.PreviousHash, batch.Number.ToString(CultureInfo.InvariantCulture),
            .. events.SelectMany(fields => fields)]) != batch.Hash)
            return $"an event of batch {batch.Number} was changed after it was written";
        (Batches, LastHash) = (batch.Number, batch.Hash);
        return null;
    }
}

/// <summary>A batch as it is stored.</summary>
public sealed record SecurityBatchRow(long Number, int Events, string PreviousHash, string Hash);
