using Microsoft.EntityFrameworkCore;
using SlipPortal.Domain.Access;

namespace SlipPortal.Data.Isolation;

/// <summary>
/// What a person may do in a council, as the database works it out (<c>app.my_reach</c>): the same answer that its policies are
/// judged by.
/// </summary>
/// <param name="Rights">Kinds and verbs, with the practice areas of each.</param>
public sealed record Reach(IReadOnlyList<ReachRight> Rights)
{
    /// <summary>Nothing.</summary>
    public static Reach None { get; } = new([]);

    /// <summary>True when it comes from a membership, false for everybody from outside.</summary>
    public bool IsMember => Rights.Any(right => right.IsMember);

    /// <summary>Whether this may be done with any record of the kind.</summary>
    public bool Allows(RecordKind kind, Verb verb) => Rights.Any(right => right.Kind == kind && right.Verb == verb);

    /// <summary>Whether this may be done with records of the kind in a practice area.</summary>
    public bool Allows(RecordKind kind, Verb verb, Guid area) => Rights.Any(right => right.Kind == kind && right.Verb == verb && right.Areas.Contains(area));

    /// <summary>Asks the database, in one query, for the context's council and actor.</summary>
    public static async Task<Reach> AskAsync(PortalDbContext db, CancellationToken cancellationToken) => Of(await RowsAsync(db, cancellationToken));

    /// <summary>The same of all councils, by the council's id, in a context of all.</summary>
    internal static async Task<IReadOnlyDictionary<string, Reach>> AskAllAsync(PortalDbContext db, CancellationToken cancellationToken) =>
        (await RowsAsync(db, cancellationToken)).GroupBy(row => row.TenantId).ToDictionary(council => council.Key, Of);

    private static Reach Of(IEnumerable<Row> rows) => new([
        .. from row in rows
           from right in row.Rights
           let words = right.Split(':')
           select new ReachRight(Enum.Parse<RecordKind>(words[0]), Enum.Parse<Verb>(words[1]), row.Areas, row.GrantId, row.IsMember)]);

    // A hundred rights of a member are for the same areas: those are sent once.
    private static Task<List<Row>> RowsAsync(PortalDbContext db, CancellationToken cancellationToken) => db.Database
        .SqlQuery<Row>(
            $"""
            select tenant_id as "TenantId", array_agg(kind || ':' || verb) as "Rights", areas as "Areas", grant_id as "GrantId", is_member as "IsMember"
            from app.my_reach('*', '*') group by tenant_id, areas, grant_id, is_member
            """)
        .ToListAsync(cancellationToken);

    private sealed record Row(string TenantId, string[] Rights, Guid[] Areas, Guid? GrantId, bool IsMember);
}

/// <summary>One line of a reach.</summary>
/// <param name="Kind">The kind of record.</param>
/// <param name="Verb">What may be done with it.</param>
/// <param name="Areas">In these practice areas.</param>
/// <param name="GrantId">The grant that gives it, or null.</param>
/// <param name="IsMember">True when a membership gives it.</param>
public sealed record ReachRight(RecordKind Kind, Verb Verb, IReadOnlyList<Guid> Areas, Guid? GrantId, bool IsMember);
