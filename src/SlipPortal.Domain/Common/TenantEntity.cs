namespace SlipPortal.Domain.Common;

/// <summary>
/// A record that belongs to one council. Everything stored about a council derives from this, so that "no rows without a
/// tenant" can be checked by looking at types.
/// </summary>
public abstract class TenantEntity
{
    /// <summary>Made by us, not by the database, so that a record can be referred to before it is saved. Sorts by time of making.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The council's organisation id. Set when the record is saved, from the council that the request is for.</summary>
    public string TenantId { get; private set; } = "";
}
