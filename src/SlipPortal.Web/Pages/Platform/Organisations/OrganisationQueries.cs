using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Organisations;

namespace SlipPortal.Web.Pages.Platform.Organisations;

/// <summary>What the platform's pages read of organisations: the directory, and never a council's records.</summary>
internal static class OrganisationQueries
{
    /// <summary>All of them, by name.</summary>
    public static IQueryable<OrganisationRow> OrganisationRows(this PortalDbContext db) =>
        from organisation in db.Set<Organisation>()
        orderby organisation.Name
        select new OrganisationRow
        {
            Id = organisation.Id,
            Slug = organisation.Slug,
            Name = organisation.Name,
            Parts = organisation.Roles.OrderBy(role => role.From)
                .Select(role => new PartRow { Id = role.Id, Part = role.Part, From = role.From, Until = role.Until }).ToList(),
        };
}

/// <summary>An organisation with the parts it plays and has played.</summary>
internal sealed record OrganisationRow
{
    public required string Id { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<PartRow> Parts { get; init; }

    /// <summary>The parts that it plays now.</summary>
    public IEnumerable<OrganisationPart> Now => Parts.Where(part => part.Until is null).Select(part => part.Part);

    /// <summary>True for a council with a place of its own.</summary>
    public bool IsCouncil => Now.Contains(OrganisationPart.Council);

    /// <summary>True also where that place is closed: who is in it is for the council alone.</summary>
    public bool WasCouncil => Parts.Any(part => part.Part == OrganisationPart.Council);

    /// <summary>True where platform administrators look after its people.</summary>
    public bool HasAssociates => !WasCouncil && (Now.Contains(OrganisationPart.Partner) || Now.Contains(OrganisationPart.Department));

    /// <summary>Whom an administrator may invite: null where nobody.</summary>
    /// <param name="people">What is known of its people.</param>
    public Domain.Access.Role? Invitable(OrganisationPeople? people) =>
        HasAssociates ? Domain.Access.Role.Associate : IsCouncil && people is not { HasLead: true } ? Domain.Access.Role.ImprovementLead : null;
}

/// <summary>A part that an organisation plays, or played.</summary>
internal sealed record PartRow
{
    public required Guid Id { get; init; }

    public required OrganisationPart Part { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly? Until { get; init; }
}
