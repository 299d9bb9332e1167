using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SlipPortal.Data.Identity;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Partnerships;

namespace SlipPortal.Data.Mappings;

/// <summary>What either side adds to an engagement, and what people from outside ask for.</summary>
internal sealed class EngagementFactMapping :
    IEntityTypeConfiguration<EngagementStep>, IEntityTypeConfiguration<EngagementActivity>, IEntityTypeConfiguration<EngagementOutcome>,
    IEntityTypeConfiguration<AccessRequest>
{
    public void Configure(EntityTypeBuilder<EngagementStep> entity)
    {
        Map(entity, "engagement_steps");
        entity.Property(step => step.Why).HasMaxLength(EngagementFact.TextMaxLength);
    }

    public void Configure(EntityTypeBuilder<EngagementActivity> entity)
    {
        Map(entity, "engagement_activities");
        entity.Property(activity => activity.What).HasMaxLength(EngagementFact.TextMaxLength);
        entity.Property(activity => activity.Days).HasPrecision(6, 2);
    }

    public void Configure(EntityTypeBuilder<EngagementOutcome> entity)
    {
        Map(entity, "engagement_outcomes");
        entity.Property(outcome => outcome.What).HasMaxLength(EngagementFact.TextMaxLength);
    }

    public void Configure(EntityTypeBuilder<AccessRequest> entity)
    {
        entity.ToTenantTable("access_requests").IsolatedAsAsk();
        entity.NamesWhoWrites(asked => asked.AskedById);
        entity.PrimitiveCollection(asked => asked.Kinds).ElementType().HasMaxLength(30);
        entity.Property(asked => asked.Why).HasMaxLength(AccessRequest.WhyMaxLength);
        entity.Property(asked => asked.DeclinedBecause).HasMaxLength(AccessRequest.WhyMaxLength);
        entity.HasOne<Engagement>().WithMany().HasForeignKey(asked => new { asked.TenantId, asked.EngagementId });
        entity.HasOne<Grant>().WithMany().HasForeignKey(asked => new { asked.TenantId, asked.GrantId });
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(asked => asked.AskedById).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Map<T>(EntityTypeBuilder<T> entity, string table)
        where T : EngagementFact
    {
        entity.ToTenantTable(table).IsolatedByEngagement();
        entity.HasOne<Engagement>().WithMany().HasForeignKey(fact => new { fact.TenantId, fact.EngagementId });
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(fact => fact.AuthorId).OnDelete(DeleteBehavior.Restrict);
    }
}
