using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;

namespace SlipPortal.Web.Authorization;

/// <summary>What the signed-in person may do in the council of the request, and which councils they can enter: each asked of the database once in a request.</summary>
internal sealed class CouncilReach(PortalDbContext db)
{
    private Reach? _reach;
    private IReadOnlyList<OutsideAccess>? _outside;
    private IReadOnlyList<OpenCouncil>? _councils;

    /// <summary>Their reach. Nothing where there is no council.</summary>
    public async Task<Reach> AskAsync(CancellationToken cancellationToken) =>
        _reach ??= db.TenantInfo is null ? Reach.None : await Reach.AskAsync(db, cancellationToken);

    /// <summary>Their live grants, for somebody from outside; empty for members.</summary>
    public async Task<IReadOnlyList<OutsideAccess>> OutsideAsync(CancellationToken cancellationToken)
    {
        var reach = await AskAsync(cancellationToken);
        return _outside ??= reach.IsMember ? [] : await OutsideAccess.AskAsync(db, cancellationToken);
    }

    /// <summary>The councils that they can enter now, by name.</summary>
    public async Task<IReadOnlyList<OpenCouncil>> CouncilsAsync(CancellationToken cancellationToken) =>
        _councils ??= await OpenCouncil.AskAsync(db, cancellationToken);

    /// <summary>Whether a page may offer this. Asked after authorization has asked for the reach.</summary>
    public bool Allows(RecordKind kind, Verb verb) => _reach?.Allows(kind, verb) ?? false;

    /// <summary>The same, in a practice area.</summary>
    public bool Allows(RecordKind kind, Verb verb, Guid area) => _reach?.Allows(kind, verb, area) ?? false;

    /// <summary>True for a member of the council.</summary>
    public bool IsMember => _reach?.IsMember ?? false;
}
