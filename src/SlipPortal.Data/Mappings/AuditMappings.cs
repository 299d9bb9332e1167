using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Audits;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Data.Mappings;

/// <summary>Audits of practice: for members of the council only, so they lie with it and not with a practice area that could be granted.</summary>
internal sealed class AuditMapping : IEntityTypeConfiguration<SamplingFrame>, IEntityTypeConfiguration<AuditRules>, IEntityTypeConfiguration<AuditRound>,
    IEntityTypeConfiguration<AuditMeasure>, IEntityTypeConfiguration<AuditAction>
{
    public void Configure(EntityTypeBuilder<SamplingFrame> entity)
    {
        entity.ToTenantTable("sampling_frames").IsolatedByCouncil(RecordKind.UnpublishedVisits, write: Verb.Manage);
        entity.Property(frame => frame.Name).HasMaxLength(SamplingFrame.NameMaxLength);
        entity.Property(frame => frame.Cases).HasMaxLength(SamplingFrame.TextMaxLength);
        entity.Property(frame => frame.Choice).HasMaxLength(SamplingFrame.TextMaxLength);
        entity.HasIndex(frame => new { frame.TenantId, frame.Name }).IsUnique().HasFilter("ended_at is null");
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<AuditRules> entity)
    {
        entity.ToTenantTable("audit_rules").IsolatedByCouncil(RecordKind.UnpublishedVisits, write: Verb.Manage, appendOnly: true);
        entity.Property(rules => rules.ExtraMeasures).HasMaxLength(AuditRules.MeasuresMaxLength);
        entity.HasOne<Post>().WithMany().HasForeignKey(rules => new { rules.TenantId, rules.EscalationPostId });
        entity.HasIndex(rules => new { rules.TenantId, rules.RecordedAt });
    }

    public void Configure(EntityTypeBuilder<AuditRound> entity)
    {
        entity.ToTenantTable("audit_rounds").IsolatedByCouncil(RecordKind.UnpublishedVisits);
        entity.Property(round => round.LookedAt).HasMaxLength(AuditRound.TextMaxLength);
        entity.Property(round => round.CasesSaid).HasMaxLength(AuditRound.CasesMaxLength);
        entity.Property(round => round.Correction).HasMaxLength(AuditRound.TextMaxLength);
        entity.PrimitiveCollection(round => round.Themes).ElementType().HasMaxLength(Domain.Visits.Finding.ThemeMaxLength);
        entity.Property(round => round.StatedOutstanding).HasPrecision(4, 1);
        entity.Property(round => round.StatedGood).HasPrecision(4, 1);
        entity.Property(round => round.StatedRequiresImprovement).HasPrecision(4, 1);
        entity.Property(round => round.StatedInadequate).HasPrecision(4, 1);
        entity.Ignore(round => round.Grades);
        entity.Ignore(round => round.Period);
        entity.HasOne<PracticeArea>().WithMany().HasForeignKey(round => new { round.TenantId, round.PracticeAreaId }).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<SamplingFrame>().WithMany().HasForeignKey(round => new { round.TenantId, round.FrameId }).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<AuditRound>().WithMany().HasForeignKey(round => new { round.TenantId, round.LineageId }).OnDelete(DeleteBehavior.NoAction);
        // Two corrections of one version cannot both be the next.
        entity.HasIndex(round => new { round.TenantId, round.LineageId, round.Version }).IsUnique();
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<AuditMeasure> entity)
    {
        entity.ToTenantTable("audit_measures").IsolatedByCouncil(RecordKind.UnpublishedVisits, appendOnly: true);
        entity.Property(measure => measure.Done).HasMaxLength(AuditRound.TextMaxLength);
        entity.HasOne<AuditRound>().WithMany().HasForeignKey(measure => new { measure.TenantId, measure.RoundId });
        entity.HasIndex(measure => new { measure.TenantId, measure.RoundId, measure.RecordedAt });
    }

    public void Configure(EntityTypeBuilder<AuditAction> entity)
    {
        entity.ToTenantTable("audit_actions").IsolatedByCouncil(RecordKind.UnpublishedVisits);
        entity.NamesWhoWrites(action => action.DoneById);
        entity.Property(action => action.What).HasMaxLength(AuditAction.TextMaxLength);
        entity.Property(action => action.WhyLater).HasMaxLength(AuditAction.TextMaxLength);
        entity.Property(action => action.Done).HasMaxLength(AuditAction.TextMaxLength);
        entity.HasOne<AuditRound>().WithMany().HasForeignKey(action => new { action.TenantId, action.RoundId });
        entity.HasOne<Post>().WithMany().HasForeignKey(action => new { action.TenantId, action.OwnerPostId }).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(action => new { action.TenantId, action.DueOn }).HasFilter("done_on is null");
        entity.HasIndex(action => new { action.TenantId, action.RoundId });
        entity.HasRowVersion();
    }
}
