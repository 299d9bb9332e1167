using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SlipPortal.Data.Identity;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Oversight;
using SlipPortal.Domain.Visits;

namespace SlipPortal.Data.Mappings;

/// <summary>
/// Practice examples and what is published of them. Both tables are for the council's members alone: no grant gives unpublished visits.
/// Everybody else reads what is published by <c>app.published_practice()</c>.
/// </summary>
internal sealed class PracticeMapping : IEntityTypeConfiguration<PracticeExample>, IEntityTypeConfiguration<PracticePublication>
{
    public void Configure(EntityTypeBuilder<PracticeExample> entity)
    {
        entity.ToTenantTable("practice_examples").IsolatedByCouncil(RecordKind.UnpublishedVisits);
        // One that was published has publications, which stay and keep it.
        entity.Removable();
        entity.Property(example => example.Title).HasMaxLength(PracticeExample.TitleMaxLength);
        entity.Property(example => example.Problem).HasMaxLength(PracticeExample.TextMaxLength);
        entity.Property(example => example.Action).HasMaxLength(PracticeExample.TextMaxLength);
        entity.Property(example => example.Impact).HasMaxLength(PracticeExample.TextMaxLength);
        entity.PrimitiveCollection(example => example.Themes).ElementType().HasMaxLength(Finding.ThemeMaxLength);
        entity.HasOne<Finding>().WithMany().HasForeignKey(example => new { example.TenantId, example.FindingId }).OnDelete(DeleteBehavior.Restrict);
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<PracticePublication> entity)
    {
        // Of its own, so that the database lets nobody but a lead publish and withdraw.
        entity.ToTenantTable("practice_publications").IsolatedByCouncil(RecordKind.UnpublishedVisits, write: Verb.Manage);
        entity.NamesWhoWrites(published => new { published.PublishedById, published.WithdrawnById });
        entity.Property(published => published.Title).HasMaxLength(PracticeExample.TitleMaxLength);
        entity.Property(published => published.Problem).HasMaxLength(PracticeExample.TextMaxLength);
        entity.Property(published => published.Action).HasMaxLength(PracticeExample.TextMaxLength);
        entity.Property(published => published.Impact).HasMaxLength(PracticeExample.TextMaxLength);
        entity.PrimitiveCollection(published => published.Themes).ElementType().HasMaxLength(Finding.ThemeMaxLength);
        entity.HasOne<PracticeExample>().WithMany().HasForeignKey(published => new { published.TenantId, published.ExampleId }).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(published => published.PublishedById).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(published => published.WithdrawnById).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(published => new { published.TenantId, published.ExampleId }).IsUnique().HasFilter("withdrawn_at is null")
            .HasDatabaseName("ix_practice_publications_standing");
        entity.HasRowVersion();
    }
}
