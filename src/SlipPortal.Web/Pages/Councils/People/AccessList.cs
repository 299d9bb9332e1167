using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.ChangeLog;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Pages.Councils.Partners;

namespace SlipPortal.Web.Pages.Councils.People;

/// <summary>Everybody who can see the council's records now: its members, and people from outside with live grants.</summary>
/// <param name="Members">The members, each with when they last changed anything, or null.</param>
/// <param name="Outside">The live grants, each with when somebody last looked by it, or null.</param>
/// <param name="Named">What each of them opens by name.</param>
internal sealed record AccessList(
    IReadOnlyList<(MemberRow Member, DateTimeOffset? Last)> Members,
    IReadOnlyList<(GrantRow Grant, DateTimeOffset? Last)> Outside,
    ILookup<Guid, NameableRow> Named)
{
    /// <summary>How many members there are.</summary>
    public int MemberCount => Members.Count;

    /// <summary>How many from outside have access, each once: a person, or everybody of an organisation.</summary>
    public int OutsideCount => Outside.DistinctBy(row => row.Grant.Holder).Count();

    /// <summary>The same as long as the same people can see the same.</summary>
    public string Fingerprint
    {
        get
        {
            var lines = Members.Select(row => $"{row.Member.Id} {row.Member.Role}")
                .Concat(Outside.Select(row => $"{row.Grant.Id} {string.Join(' ', Named[row.Grant.Id].Select(named => named.Key))}"));
            return TextHash.Of(string.Join('\n', lines.Order(StringComparer.Ordinal)));
        }
    }

    /// <summary>Reads it, in as many queries however many there are.</summary>
    public static async Task<AccessList> ReadAsync(PortalDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var members = await db.MemberRows().Where(member => member.EndedAt == null).ToListAsync(cancellationToken);
        var changes = await db.Set<ChangeLogEntry>().GroupBy(entry => entry.UserId).Select(group => new { group.Key, Last = group.Max(entry => entry.At) })
            .ToDictionaryAsync(row => row.Key, row => row.Last, cancellationToken);
        var grants = (await db.GrantRows().ToListAsync(cancellationToken)).Where(grant => grant.CountsAt(now)).ToList();
        var looks = await db.Set<LedgerEntry>().Where(entry => entry.GrantId != null).GroupBy(entry => entry.GrantId)
            .Select(group => new { Key = group.Key!.Value, Last = group.Max(entry => entry.At) })
            .ToDictionaryAsync(row => row.Key, row => row.Last, cancellationToken);
        return new(
            [.. members.Select(member => (member, changes.TryGetValue(member.UserId, out var last) ? last : (DateTimeOffset?)null))],
            [
                .. grants.OrderBy(grant => grant.Holder, StringComparer.Ordinal)
                    .Select(grant => (grant, looks.TryGetValue(grant.Id, out var last) ? last : (DateTimeOffset?)null)),
            ],
            await db.NamedAsync(grants, cancellationToken));
    }
}
