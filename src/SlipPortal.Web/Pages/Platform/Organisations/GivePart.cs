using Microsoft.EntityFrameworkCore;
using Npgsql;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;

namespace SlipPortal.Web.Pages.Platform.Organisations;

/// <summary>A platform administrator says that an organisation plays a part, from a day.</summary>
internal static class GivePart
{
    internal sealed record Command(OrganisationRow Organisation, OrganisationPart? Part, DateOnly? From);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No part or day, one that it plays already, or one that does not go with another.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            if (command.Part is not { } part) throw new RefusedException("Choose a part.", nameof(command.Part));
            var from = CheckFrom(command.From, clock, nameof(command.From));
            RefuseBoth([.. command.Organisation.Now, part], nameof(command.Part));
            try
            {
                await db.Database.ExecuteSqlAsync($"select app.give_part({command.Organisation.Id}, {part.ToString()}, {from}, null)", cancellationToken);
            }
            catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
            {
                throw new RefusedException($"{command.Organisation.Name} plays this part already.", nameof(command.Part));
            }
        }
    }

    /// <summary>The first day of a part: not in the future, because a part counts from the moment that it is given.</summary>
    internal static DateOnly CheckFrom(DateOnly? from, TimeProvider clock, string field)
    {
        if (from is not { } day) throw new RefusedException("Enter the first day.", field);
        return day <= clock.TodayInUk() ? day : throw new RefusedException("The first day must be today or earlier.", field);
    }

    /// <summary>A department is no council and helps as a department.</summary>
    internal static void RefuseBoth(IReadOnlyCollection<OrganisationPart> parts, string field)
    {
        if (parts.Contains(OrganisationPart.Department) && parts.Any(part => part != OrganisationPart.Department))
            throw new RefusedException("A department plays no other part.", field);
    }
}
