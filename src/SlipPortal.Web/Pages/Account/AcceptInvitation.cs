using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SlipPortal.Data;
using SlipPortal.Data.Identity;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.MultiTenant.Abstractions;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages.Account;

/// <summary>
/// Somebody joins an organisation by an invitation: as who they are signed in as, or with a new account. All of it or nothing.
/// </summary>
internal static class AcceptInvitation
{
    /// <param name="InvitationId">The invitation that the link names.</param>
    /// <param name="Invitation">What it says.</param>
    /// <param name="SignedIn">Who is signed in, or null for a new account.</param>
    /// <param name="Name">Name of a new account.</param>
    /// <param name="Password">Its password.</param>
    internal sealed record Command(Guid InvitationId, InvitationView Invitation, PortalUser? SignedIn, string? Name, string? Password);

    /// <remarks>
    /// Works in a scope of its own: in the council that is joined, which the address does not name, as the person who joins it.
    /// </remarks>
    internal sealed class Handler(IServiceScopeFactory scopes, IMultiTenantContextSetter tenant)
    {
        /// <returns>Who joined.</returns>
        /// <exception cref="RefusedException">The invitation is no longer good, or the name or the password is not.</exception>
        public async Task<PortalUser> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var invitation = command.Invitation;
            var user = command.SignedIn ?? NewUser(command);
            tenant.MultiTenantContext = new MultiTenantContext<CouncilTenantInfo>(
                new() { Id = invitation.OrganisationId, Identifier = invitation.Slug, Name = invitation.Organisation });
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentPerson>().ActAs(user.Id, user.Name);
            var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();

            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            if (command.SignedIn is null) await AddAsync(scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>(), user, command.Password);
            var joined = await db.Database.SqlQuery<Guid?>($"""select app.accept_invitation({command.InvitationId}) as "Value" """).ToListAsync(cancellationToken);
            if (joined[0] is not { } membership) throw NotGood();
            // Associates have no place in their own organisation's history: they reach nothing there.
            if (invitation.Role != Role.Associate)
            {
                db.Record(new MemberJoined(user.Name, invitation.Role), membership);
                // A new council's first lead finds the usual ratings, and changes them as the council likes.
                if (invitation.Role == Role.ImprovementLead && !await db.Set<Rating>().AnyAsync(cancellationToken)) db.AddRange(Rating.Brag());
                await db.SaveChangesAsync(cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
            return user;
        }

        private static PortalUser NewUser(Command command) => new()
        {
            Id = Guid.CreateVersion7(),
            UserName = command.Invitation.Email,
            Email = command.Invitation.Email,
            // The link came by e-mail.
            EmailConfirmed = true,
            Name = Text.RequiredLine(command.Name, "your name", PortalUser.NameMaxLength, nameof(command.Name)),
        };

        private static async Task AddAsync(UserManager<PortalUser> users, PortalUser user, string? password)
        {
            if (string.IsNullOrEmpty(password)) throw new RefusedException("Enter a password.", nameof(Command.Password));
            try
            {
                var created = await users.CreateAsync(user, password);
                if (created.Errors.FirstOrDefault() is not { } error) return;
                throw new RefusedException(error.Description, error.Code.StartsWith("Password", StringComparison.Ordinal) ? nameof(Command.Password) : null);
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
            {
                // The other of two clicks was first.
                throw NotGood();
            }
        }

        private static RefusedException NotGood() =>
            new("This invitation is no longer good: it was used or withdrawn, or you are there already. Ask who invited you.");
    }
}
