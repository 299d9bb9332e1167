using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace SlipPortal.Data.Identity;

/// <summary>
/// Where Identity finds people. What they prove themselves by is read and changed by functions of the database alone, each in a session
/// that is signed for that one person and purpose (credentials.sql).
/// </summary>
/// <param name="db">Finds people, and adds an account: in the transaction that it is part of, in which the new person acts already.</param>
/// <param name="sessions">Opens a session for somebody's credentials.</param>
/// <param name="errors">Words.</param>
public sealed class PortalUserStore(PortalDbContext db, PortalSessions sessions, IdentityErrorDescriber errors)
    : UserOnlyStore<PortalUser, PortalDbContext, Guid>(db, errors)
{
    /// <inheritdoc/>
    public override async Task<PortalUser?> FindByIdAsync(string userId, CancellationToken cancellationToken = default)
    {
        if (!Guid.TryParse(userId, out var id)) return null;
        await using var own = OpenFor(id);
        return await own.Users.FromSql($"select * from app.my_credentials()").SingleOrDefaultAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override Task<PortalUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken = default) =>
        FindAsync(Users.Where(user => user.NormalizedUserName == normalizedUserName), cancellationToken);

    /// <inheritdoc/>
    public override Task<PortalUser?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken = default) =>
        FindAsync(Users.Where(user => user.NormalizedEmail == normalizedEmail), cancellationToken);

    /// <inheritdoc/>
    public override async Task<IdentityResult> CreateAsync(PortalUser user, CancellationToken cancellationToken = default)
    {
        await Context.Database.ExecuteSqlAsync(
            $"""
            select app.add_account(
                {user.Name}, {user.Email}, {user.NormalizedEmail}, {user.PasswordHash}, {user.SecurityStamp}, {user.ConcurrencyStamp})
            """,
            cancellationToken);
        return IdentityResult.Success;
    }

    /// <summary>Changes what somebody proves themselves by, what they are called, and their address, which is their user name
    /// too.</summary>
    public override async Task<IdentityResult> UpdateAsync(PortalUser user, CancellationToken cancellationToken = default)
    {
        var stamp = Guid.NewGuid().ToString();
        await using var own = OpenFor(user.Id);
        var changed = await own.Database
            .SqlQuery<bool>(
                $"""
                select app.change_my_credentials(
                    {user.ConcurrencyStamp}, {stamp}, {user.PasswordHash}, {user.SecurityStamp}, {user.AccessFailedCount},
                    {user.LockoutEnd}, {user.Name}, {user.Email}, {user.NormalizedEmail}) as "Value"
                """)
            .SingleAsync(cancellationToken);
        if (!changed) return IdentityResult.Failed(ErrorDescriber.ConcurrencyFailure());
        user.ConcurrencyStamp = stamp;
        return IdentityResult.Success;
    }

    /// <summary>Counts a wrong password from a device that they have not used before.</summary>
    /// <returns>How many there were since they last signed in.</returns>
    public async Task<int> CountFailureAsync(PortalUser user, CancellationToken cancellationToken)
    {
        await using var own = OpenFor(user.Id);
        return await own.Database.SqlQuery<int>($"""select app.count_failed_sign_in() as "Value" """).SingleAsync(cancellationToken);
    }

    /// <summary>Nobody's: the portal keeps no claims of a person.</summary>
    public override Task<IList<Claim>> GetClaimsAsync(PortalUser user, CancellationToken cancellationToken = default) =>
        Task.FromResult<IList<Claim>>([]);

    /// <summary>Not done: what somebody wrote names them.</summary>
    public override Task<IdentityResult> DeleteAsync(PortalUser user, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    private async Task<PortalUser?> FindAsync(IQueryable<PortalUser> users, CancellationToken cancellationToken) =>
        await users.Select(user => (Guid?)user.Id).SingleOrDefaultAsync(cancellationToken) is { } id
            ? await FindByIdAsync(id.ToString(), cancellationToken)
            : null;

    private PortalDbContext OpenFor(Guid user) => sessions.Open(null, new Prover(user));
}
