using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SlipPortal.Domain.Reference;

namespace SlipPortal.Data.Mappings;

/// <summary>
/// National figures: no council's record, the same for everyone signed in. <c>import-reference</c> writes them as the owner; of the portal's
/// sessions only a platform administrator's may (definer.sql).
/// </summary>
internal sealed class ReferenceMapping : IEntityTypeConfiguration<StatisticalArea>, IEntityTypeConfiguration<StatisticalNeighbour>,
    IEntityTypeConfiguration<NationalIndicator>, IEntityTypeConfiguration<IndicatorValue>, IEntityTypeConfiguration<LoadedFile>,
    IEntityTypeConfiguration<PublishedInspection>, IEntityTypeConfiguration<PublishedFinding>
{
    public void Configure(EntityTypeBuilder<StatisticalArea> entity)
    {
        entity.ToTable("statistical_areas");
        entity.HasKey(area => area.Code);
        entity.Property(area => area.Code).ValueGeneratedNever();
        entity.HasOne<StatisticalArea>().WithMany().HasForeignKey(area => area.RegionCode).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(area => area.GssCode).IsUnique();
    }

    public void Configure(EntityTypeBuilder<StatisticalNeighbour> entity)
    {
        entity.ToTable("statistical_neighbours");
        // An authority's neighbours in every model lie together.
        entity.HasKey(neighbour => new { neighbour.AreaCode, neighbour.Model, neighbour.Rank });
        entity.HasOne<StatisticalArea>().WithMany().HasForeignKey(neighbour => neighbour.AreaCode).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<StatisticalArea>().WithMany().HasForeignKey(neighbour => neighbour.NeighbourCode).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<NationalIndicator> entity)
    {
        entity.ToTable("national_indicators");
        entity.HasKey(indicator => indicator.Id);
        entity.HasIndex(indicator => indicator.Code).IsUnique();
    }

    public void Configure(EntityTypeBuilder<IndicatorValue> entity)
    {
        entity.ToTable("indicator_values", table => table.HasCheckConstraint("ck_indicator_values_missing", "(value is null) = (missing is not null)"));
        // All areas of an indicator and period lie together: what a comparison reads. No references to both, though they always hold: the
        // loader takes ids from those tables alone, and nothing is ever deleted from them. Checked row by row they cost 3.6 of 4.4 seconds
        // of loading the 290,000 values there are.
        entity.HasKey(value => new { value.IndicatorId, value.Year, value.AreaCode });
    }

    public void Configure(EntityTypeBuilder<PublishedInspection> entity)
    {
        entity.ToTable("published_inspections");
        entity.HasKey(inspection => new { inspection.AreaCode, inspection.Type, inspection.PublishedOn });
        entity.Property(inspection => inspection.Type).HasMaxLength(PublishedInspection.TextMaxLength);
        entity.HasOne<StatisticalArea>().WithMany().HasForeignKey(inspection => inspection.AreaCode).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PublishedFinding> entity)
    {
        entity.ToTable("published_findings");
        entity.HasKey(finding => new { finding.AreaCode, finding.Type, finding.PublishedOn, finding.Number });
        entity.Property(finding => finding.Type).HasMaxLength(PublishedInspection.TextMaxLength);
        entity.HasOne<StatisticalArea>().WithMany().HasForeignKey(finding => finding.AreaCode).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LoadedFile> entity)
    {
        entity.ToTable("loaded_files");
        entity.HasKey(file => file.Id);
        entity.Property(file => file.LoadedAt).HasDefaultValueSql("now()");
        // The last reading about a subject.
        entity.HasIndex(file => new { file.Subject, file.Id });
    }
}
