using Microsoft.EntityFrameworkCore;
using Npgsql;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Messaging;

namespace SlipPortal.Web.Pages.Platform.Organisations;

/// <summary>A platform administrator invites the first lead of a council, or a person of a partner or department.</summary>
internal static class InviteToOrganisation
{
    /// <param name="Organisation">Where to.</param>
    /// <param name="Role">As what: the one that administrators may invite there.</param>
    /// <param name="Email">Whom.</param>
    internal sealed record Command(OrganisationRow Organisation, Role Role, string? Email);

    internal sealed class Handler(PortalDbContext db, EmailAddresses addresses, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No address, one's own, or somebody who is there or invited already.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var email = Invitation.Address(addresses.Check(command.Email, nameof(command.Email)), nameof(command.Email));
            var (id, until) = (Guid.CreateVersion7(), Invitation.EndOf(clock.GetUtcNow()));
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            try
            {
                await db.Database.ExecuteSqlAsync(
                    $"select app.invite({command.Organisation.Id}, {id}, {email}, {command.Role.ToString()}, {until})", cancellationToken);
            }
            catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
            {
                throw new RefusedException("Somebody with this address is there or invited already.", nameof(command.Email));
            }
            catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                throw new RefusedException("You cannot invite yourself, nor anybody to a council that has a lead.", nameof(command.Email));
            }

            db.Enqueue(new PersonWasInvited(id));
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }
}
