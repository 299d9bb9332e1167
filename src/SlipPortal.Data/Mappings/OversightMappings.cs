using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SlipPortal.Data.Identity;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Oversight;

namespace SlipPortal.Data.Mappings;

/// <summary>Belongs to a person and to no council: read and written in their own session only (definer.sql).</summary>
internal sealed class WatchedCouncilMapping : IEntityTypeConfiguration<WatchedCouncil>
{
    public void Configure(EntityTypeBuilder<WatchedCouncil> entity)
    {
        entity.ToTable("watched_councils");
        entity.HasKey(watched => new { watched.UserId, watched.TenantId });
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(watched => watched.UserId);
        entity.HasOne<Organisation>().WithMany().HasForeignKey(watched => watched.TenantId);
    }
}
