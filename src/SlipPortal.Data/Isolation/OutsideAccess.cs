using Microsoft.EntityFrameworkCore;
using SlipPortal.Domain.Access;

namespace SlipPortal.Data.Isolation;

/// <summary>A live grant that the current person has in the current council, in words: for the banner and the ledger.</summary>
public sealed record OutsideAccess(Guid GrantId, string[] Kinds, string Organisation, string Purpose, DateOnly LastDay, string[] Areas)
{
    /// <summary>The person's live grants, the longest first. Empty for members and strangers.</summary>
    public static Task<List<OutsideAccess>> AskAsync(PortalDbContext db, CancellationToken cancellationToken) =>
        db.Database
            .SqlQuery<OutsideAccess>(
                $"""
                select grant_id as "GrantId", kinds as "Kinds", organisation as "Organisation", purpose as "Purpose",
                    last_day as "LastDay", areas as "Areas"
                from app.my_grants()
                """)
            .ToListAsync(cancellationToken);
}

/// <summary>A council that the current person can enter now.</summary>
/// <param name="Id">Its id, by which its records name it.</param>
/// <param name="Slug">Stands in its addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">The person's role as a member, or null for somebody from outside.</param>
/// <param name="Organisation">The organisation they come from, or null for a member.</param>
/// <param name="IsDepartment">True where that organisation is a department.</param>
/// <param name="LastDay">The last day of their access, or null for a member.</param>
/// <param name="Kinds">The kinds of record that are open to somebody from outside; empty for a member.</param>
/// <param name="AreaCount">How many practice areas it has, also those that are not open to the person.</param>
public sealed record OpenCouncil(
    string Id, string Slug, string Name, string? Role, string? Organisation, bool IsDepartment, DateOnly? LastDay, string[] Kinds,
        int AreaCount)
{
    /// <summary>All of them, by name.</summary>
    public static Task<List<OpenCouncil>> AskAsync(PortalDbContext db, CancellationToken cancellationToken) =>
        db.Database
            .SqlQuery<OpenCouncil>(
                $"""
                select id as "Id", slug as "Slug", name as "Name", role as "Role", organisation as "Organisation",
                    is_department as "IsDepartment",
                    last_day as "LastDay", kinds as "Kinds", area_count as "AreaCount"
                from app.my_councils()
                """)
            .OrderBy(council => council.Name)
            .ToListAsync(cancellationToken);
}

/// <summary>The person on whose behalf a council's key works.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Name">Their name.</param>
/// <param name="KeyId">The key.</param>
/// <param name="KeyName">What uses it.</param>
public sealed record KeyHolder(Guid UserId, string Name, Guid KeyId, string KeyName)
{
    /// <summary>The holder of a living key of a council, or null.</summary>
    /// <param name="db">The database.</param>
    /// <param name="tenantId">The council.</param>
    /// <param name="hash">The SHA-256 of the key, in lower-case hexadecimal.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static Task<KeyHolder?> FindAsync(PortalDbContext db, string tenantId, string hash, CancellationToken cancellationToken) =>
        db.Database
            .SqlQuery<KeyHolder>(
                $"""
                select user_id as "UserId", name as "Name", key_id as "KeyId", key_name as "KeyName"
                from app.key_holder({tenantId}, {hash})
                """)
            .SingleOrDefaultAsync(cancellationToken);
}

/// <summary>A person of a partner authority or a department whom access can be given to.</summary>
public sealed record Associate(Guid UserId, string Name, string OrganisationId, string Organisation, bool IsDepartment)
{
    /// <summary>
    /// The person with this e-mail address, if there is one and the asker may give access; one row for each organisation.
    /// </summary>
    public static Task<List<Associate>> FindAsync(PortalDbContext db, string email, CancellationToken cancellationToken) =>
        db.Database
            .SqlQuery<Associate>(
                $"""
                select user_id as "UserId", name as "Name", organisation_id as "OrganisationId", organisation as "Organisation",
                    is_department as "IsDepartment"
                from app.find_associate({email})
                """)
            .ToListAsync(cancellationToken);
}

/// <summary>Somebody to write to about access.</summary>
public sealed record Addressee(Guid UserId, string Name, string Email)
{
    /// <summary>The people of a grant of the current council; nobody, for whoever may not give access there.</summary>
    public static Task<List<Addressee>> OfGrantAsync(PortalDbContext db, Guid grant, CancellationToken cancellationToken) =>
        db.Database
            .SqlQuery<Addressee>($"""select user_id as "UserId", name as "Name", email as "Email" from app.grant_addresses({grant})""")
            .ToListAsync(cancellationToken);

    /// <summary>Who looks after the portal; nobody, for whoever does not.</summary>
    public static Task<List<Addressee>> OfAdministratorsAsync(PortalDbContext db, CancellationToken cancellationToken) =>
        db.Database
            .SqlQuery<Addressee>($"""select user_id as "UserId", name as "Name", email as "Email" from app.administrator_addresses()""")
            .ToListAsync(cancellationToken);

    /// <summary>Those who hear that the current person's credentials were changed: they themselves, and the other leads where they
    /// lead.</summary>
    public static Task<List<Addressee>> OfSecurityAsync(PortalDbContext db, CancellationToken cancellationToken) =>
        db.Database
            .SqlQuery<Addressee>($"""select user_id as "UserId", name as "Name", email as "Email" from app.security_hearers()""")
            .ToListAsync(cancellationToken);

    /// <summary>
    /// The leads of the current council, about what the current person asks it for; nobody, about what somebody else asks for.
    /// </summary>
    public static Task<List<Addressee>> OfAskAsync(PortalDbContext db, Guid request, CancellationToken cancellationToken) =>
        db.Database
            .SqlQuery<Addressee>($"""select user_id as "UserId", name as "Name", email as "Email" from app.ask_hearers({request})""")
            .ToListAsync(cancellationToken);
}

/// <summary>What the current person asked a council for, and what came of it.</summary>
public sealed record Asked(
    Guid Id, string Slug, string Council, Guid EngagementId, string[] Kinds, string Why, DateOnly Until, DateTimeOffset AskedAt,
        DateTimeOffset? AnsweredAt, string? DeclinedBecause)
{
    /// <summary>All of it, the newest first.</summary>
    public static Task<List<Asked>> AskAsync(PortalDbContext db, CancellationToken cancellationToken) =>
        db.Database
            .SqlQuery<Asked>(
                $"""
                select id as "Id", slug as "Slug", council as "Council", engagement_id as "EngagementId", kinds as "Kinds",
                    why as "Why", until as "Until",
                    asked_at as "AskedAt", answered_at as "AnsweredAt", declined_because as "DeclinedBecause"
                from app.my_asks()
                """)
            .OrderByDescending(asked => asked.AskedAt)
            .ToListAsync(cancellationToken);
}

/// <summary>Work with a council on whose other side the current person stands.</summary>
public sealed record Work(Guid Id, string TenantId, string Slug, string Council, string Focus, string State, DateTimeOffset PutForwardAt,
    bool WaitsForMe)
{
    /// <summary>All of it that has not ended, by council.</summary>
    public static Task<List<Work>> AskAsync(PortalDbContext db, CancellationToken cancellationToken) =>
        db.Database
            .SqlQuery<Work>(
                $"""
                select id as "Id", tenant_id as "TenantId", slug as "Slug", council as "Council", focus as "Focus", state as "State",
                    put_forward_at as "PutForwardAt", waits_for_me as "WaitsForMe"
                from app.my_work()
                """)
            .OrderBy(work => work.Council)
            .ToListAsync(cancellationToken);
}

/// <summary>A look of the current person at something of one council.</summary>
public static class Look
{
    /// <summary>Writes it into the council's ledger, by whatever lets them in now. Members leave no line.</summary>
    /// <param name="db">A session that can write, of the council.</param>
    /// <param name="kind">The kind of record that they see.</param>
    /// <param name="seen">What they see, in words.</param>
    /// <param name="channel">How.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False where nothing lets them in, or no longer: nothing of it may be shown.</returns>
    public static Task<bool> NoteAsync(
        PortalDbContext db, RecordKind kind, string seen, LedgerChannel channel, CancellationToken cancellationToken)
    {
        var (what, how) = (kind.ToString(), channel.ToString());
        return db.Database.SqlQuery<bool>($"""select app.look({what}, {seen}, {how}) as "Value" """).SingleAsync(cancellationToken);
    }
}

/// <summary>A look of the current person at several councils side by side.</summary>
public static class LookAcross
{
    /// <summary>Notes it in the ledger of each council where they are no member, in one statement. Members leave no line.</summary>
    /// <param name="db">A session that can write, of no council.</param>
    /// <param name="councils">The ids of the councils that are shown.</param>
    /// <param name="seen">What they see, in words.</param>
    /// <param name="channel">How.</param>
    /// <param name="isTerms">True where they see nothing but the terms of their own work with the councils.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False where one of the councils is not open to them, or no longer: nothing of it may be shown.</returns>
    public static Task<bool> NoteAsync(
        PortalDbContext db, IEnumerable<string> councils, string seen, LedgerChannel channel, bool isTerms,
        CancellationToken cancellationToken)
    {
        var (ids, how) = (councils.ToArray(), channel.ToString());
        return db.Database.SqlQuery<bool>($"""select app.look_across({ids}, {seen}, {how}, {isTerms}) as "Value" """)
            .SingleAsync(cancellationToken);
    }
}
