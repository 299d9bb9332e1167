using Microsoft.EntityFrameworkCore;
using Npgsql;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;

namespace SlipPortal.Web.Pages.Platform.Organisations;

/// <summary>A platform administrator adds an organisation with the parts that it plays.</summary>
internal static class FoundOrganisation
{
    internal sealed record Command(string? Name, string? Slug, IReadOnlyCollection<OrganisationPart> Parts, DateOnly? From);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <returns>The organisation's slug.</returns>
        /// <exception cref="RefusedException">No name, slug, part or day; or a name or slug that another one has.</exception>
        public async Task<string> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var name = Text.RequiredLine(command.Name, "its name", Organisation.NameMaxLength, nameof(command.Name));
            var slug = Organisation.CheckSlug(command.Slug, nameof(command.Slug));
            if (command.Parts.Count == 0) throw new RefusedException("Choose at least one part.", nameof(command.Parts));
            GivePart.RefuseBoth(command.Parts, nameof(command.Parts));
            var from = GivePart.CheckFrom(command.From, clock, nameof(command.From));
            if (await db.Set<Organisation>().AnyAsync(organisation => organisation.Name == name, cancellationToken))
                throw new RefusedException("There is an organisation of this name already. Give it another part instead.", nameof(command.Name));

            var id = Guid.CreateVersion7().ToString("N");
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            try
            {
                await db.Database.ExecuteSqlAsync($"select app.found_organisation({id}, {slug}, {name})", cancellationToken);
                foreach (var part in command.Parts.Distinct())
                    await db.Database.ExecuteSqlAsync($"select app.give_part({id}, {part.ToString()}, {from}, null)", cancellationToken);
            }
            catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
            {
                throw new RefusedException("Another organisation has this in its addresses. Choose something else.", nameof(command.Slug));
            }

            await transaction.CommitAsync(cancellationToken);
            return slug;
        }
    }
}
