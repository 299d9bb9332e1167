using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Organisations;

namespace SlipPortal.Data.Mappings;

internal sealed class OrganisationMapping : IEntityTypeConfiguration<Organisation>, IEntityTypeConfiguration<OrganisationRole>
{
    /// <summary>A directory for everyone signed in: no council's record, read only for the portal.</summary>
    public void Configure(EntityTypeBuilder<Organisation> entity)
    {
        entity.ToTable("organisations");
        entity.Property(organisation => organisation.Id).HasMaxLength(32);
        entity.Property(organisation => organisation.Slug).HasMaxLength(Organisation.SlugMaxLength);
        entity.Property(organisation => organisation.Name).HasMaxLength(Organisation.NameMaxLength);
        entity.HasIndex(organisation => organisation.Slug).IsUnique();
        entity.HasMany(organisation => organisation.Roles).WithOne().HasForeignKey(role => role.OrganisationId);
    }

    public void Configure(EntityTypeBuilder<OrganisationRole> entity)
    {
        entity.ToTable("organisation_roles");
        // A part is played once at a time.
        entity.HasIndex(role => new { role.OrganisationId, role.Part }).IsUnique().HasFilter("until is null");
    }
}

internal sealed class PracticeAreaMapping : IEntityTypeConfiguration<PracticeArea>
{
    public void Configure(EntityTypeBuilder<PracticeArea> entity)
    {
        entity.ToTenantTable("practice_areas").IsolatedByOwnId();
        entity.HasUniqueId();
        entity.Property(area => area.Name).HasMaxLength(PracticeArea.NameMaxLength);
        entity.HasIndex(area => new { area.TenantId, area.Name }).IsUnique();
    }
}
