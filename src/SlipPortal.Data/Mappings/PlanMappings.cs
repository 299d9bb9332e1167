using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Plans.Import;

namespace SlipPortal.Data.Mappings;

internal sealed class PlanMapping : IEntityTypeConfiguration<Plan>
{
    public void Configure(EntityTypeBuilder<Plan> entity)
    {
        entity.ToTenantTable("plans").IsolatedByCouncil(RecordKind.Plan);
        entity.Property(plan => plan.Title).HasMaxLength(Plan.TitleMaxLength);
        entity.Property(plan => plan.Period).HasMaxLength(Plan.PeriodMaxLength);
        entity.HasIndex(plan => plan.TenantId).IsUnique().HasFilter("superseded_at is null").HasDatabaseName("ix_plans_current");
        entity.HasRowVersion();
    }
}

internal sealed class ChapterMapping : IEntityTypeConfiguration<Chapter>, IEntityTypeConfiguration<Impact>
{
    public void Configure(EntityTypeBuilder<Chapter> entity)
    {
        entity.ToTenantTable("chapters").IsolatedByPracticeArea(RecordKind.Plan);
        entity.Property(chapter => chapter.Number).HasMaxLength(Chapter.NumberMaxLength);
        entity.Property(chapter => chapter.Title).HasMaxLength(Chapter.TitleMaxLength);
        entity.Property(chapter => chapter.Statement).HasMaxLength(Chapter.StatementMaxLength);
        // What hangs on a chapter names its practice area too, and the database sees to it that they agree.
        entity.HasAlternateKey(chapter => new { chapter.TenantId, chapter.Id, chapter.PracticeAreaId });
        entity.HasOne<Plan>().WithMany().HasForeignKey(chapter => new { chapter.TenantId, chapter.PlanId });
        entity.HasOne<PracticeArea>().WithMany().HasForeignKey(chapter => new { chapter.TenantId, chapter.PracticeAreaId })
            .OnDelete(DeleteBehavior.Restrict);
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<Impact> entity)
    {
        entity.ToTenantTable("impacts").IsolatedByPracticeArea(RecordKind.Plan);
        entity.Property(impact => impact.Description).HasMaxLength(Impact.TextMaxLength);
        entity.HasOne<Chapter>().WithMany()
            .HasForeignKey(impact => new { impact.TenantId, impact.ChapterId, impact.PracticeAreaId })
            .HasPrincipalKey(chapter => new { chapter.TenantId, chapter.Id, chapter.PracticeAreaId });
    }
}

internal sealed class PlanActionMapping :
    IEntityTypeConfiguration<PlanAction>, IEntityTypeConfiguration<ActionOwner>, IEntityTypeConfiguration<ActionLink>,
    IEntityTypeConfiguration<ActionDue>, IEntityTypeConfiguration<ProgressUpdate>
{
    public void Configure(EntityTypeBuilder<PlanAction> entity)
    {
        entity.ToTenantTable("actions").IsolatedByPracticeArea(RecordKind.Plan);
        entity.Property(action => action.Ref).HasMaxLength(PlanAction.RefMaxLength);
        entity.Property(action => action.SortKey).HasMaxLength(PlanAction.SortKeyMaxLength).UseCollation("C");
        entity.Property(action => action.Text).HasMaxLength(PlanAction.TextMaxLength);
        entity.Property(action => action.Finding).HasMaxLength(PlanAction.TextMaxLength);
        entity.Property(action => action.SuccessMeasure).HasMaxLength(PlanAction.TextMaxLength);
        entity.Property(action => action.EvidenceNote).HasMaxLength(PlanAction.TextMaxLength);
        entity.HasAlternateKey(action => new { action.TenantId, action.Id, action.PracticeAreaId });
        entity.HasOne<Chapter>().WithMany()
            .HasForeignKey(action => new { action.TenantId, action.ChapterId, action.PracticeAreaId })
            .HasPrincipalKey(chapter => new { chapter.TenantId, chapter.Id, chapter.PracticeAreaId });
        entity.HasOne<Plan>().WithMany().HasForeignKey(action => new { action.TenantId, action.PlanId });
        entity.HasOne<Impact>().WithMany().HasForeignKey(action => new { action.TenantId, action.ImpactId });
        entity.HasMany(action => action.Owners).WithOne()
            .HasForeignKey(owner => new { owner.TenantId, owner.ActionId, owner.PracticeAreaId })
            .HasPrincipalKey(action => new { action.TenantId, action.Id, action.PracticeAreaId });
        entity.HasIndex(action => new { action.TenantId, action.PlanId, action.Ref }).IsUnique();
        entity.HasIndex(action => new { action.TenantId, action.PlanId, action.SortKey });
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<ActionOwner> entity)
    {
        entity.ToTenantTable("action_owners").IsolatedByPracticeArea(RecordKind.Plan);
        entity.HasOne<Post>().WithMany().HasForeignKey(owner => new { owner.TenantId, owner.PostId });
    }

    public void Configure(EntityTypeBuilder<ActionLink> entity)
    {
        entity.ToTenantTable("action_links").IsolatedByPracticeArea(RecordKind.Plan);
        BelongToAction(entity, link => new { link.TenantId, link.ActionId, link.PracticeAreaId });
        entity.HasOne<PlanAction>().WithMany().HasForeignKey(link => new { link.TenantId, link.LinkedActionId });
    }

    public void Configure(EntityTypeBuilder<ActionDue> entity)
    {
        entity.ToTenantTable("action_dues").IsolatedByPracticeArea(RecordKind.Plan, appendOnly: true);
        entity.Property(due => due.SourceText).HasMaxLength(ActionDue.TextMaxLength);
        BelongToAction(entity, due => new { due.TenantId, due.ActionId, due.PracticeAreaId });
        entity.HasIndex(due => new { due.TenantId, due.ActionId, due.RecordedAt });
    }

    public void Configure(EntityTypeBuilder<ProgressUpdate> entity)
    {
        entity.ToTenantTable("progress_updates").IsolatedByPracticeArea(RecordKind.Plan, appendOnly: true);
        entity.Property(update => update.Reason).HasMaxLength(ProgressUpdate.ReasonMaxLength);
        entity.Property(update => update.Narrative).HasMaxLength(ProgressUpdate.NarrativeMaxLength);
        BelongToAction(entity, update => new { update.TenantId, update.ActionId, update.PracticeAreaId });
        entity.HasOne<Rating>().WithMany().HasForeignKey(update => new { update.TenantId, update.RatingId });
        entity.HasIndex(update => new { update.TenantId, update.ActionId, update.RecordedAt });
    }

    private static void BelongToAction<T>(
        EntityTypeBuilder<T> entity, System.Linq.Expressions.Expression<Func<T, object?>> key)
        where T : class =>
        entity.HasOne<PlanAction>().WithMany().HasForeignKey(key)
            .HasPrincipalKey(action => new { action.TenantId, action.Id, action.PracticeAreaId });
}

internal sealed class PlanVocabularyMapping : IEntityTypeConfiguration<Post>, IEntityTypeConfiguration<Rating>
{
    public void Configure(EntityTypeBuilder<Post> entity)
    {
        entity.ToTenantTable("posts").IsolatedByCouncil(RecordKind.Plan);
        entity.Property(post => post.Title).HasMaxLength(Post.TitleMaxLength);
        entity.HasIndex(post => new { post.TenantId, post.Title }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Rating> entity)
    {
        entity.ToTenantTable("ratings").IsolatedByCouncil(RecordKind.Plan);
        entity.Property(rating => rating.Name).HasMaxLength(Rating.NameMaxLength);
        entity.Property(rating => rating.Colour).HasMaxLength(20);
        entity.HasIndex(rating => new { rating.TenantId, rating.Name }).IsUnique();
    }
}

internal sealed class PlanImportMapping : IEntityTypeConfiguration<PlanImport>, IEntityTypeConfiguration<PlanImportRow>
{
    public void Configure(EntityTypeBuilder<PlanImport> entity)
    {
        // What is not confirmed yet is seen by those who work on it, and by nobody else.
        entity.ToTenantTable("plan_imports").IsolatedByCouncil(RecordKind.Plan, read: Verb.Edit);
        entity.Property(import => import.FileName).HasMaxLength(PlanImport.FileNameMaxLength);
        entity.Property(import => import.Sha256).HasMaxLength(64);
        entity.Property(import => import.Choices).HasColumnType("jsonb").HasConversion(
            choices => JsonSerializer.Serialize(choices, JsonSerializerOptions.Web),
            json => JsonSerializer.Deserialize<ImportChoices>(json, JsonSerializerOptions.Web)!);
        entity.HasOne<Plan>().WithMany().HasForeignKey(import => new { import.TenantId, import.PlanId });
        entity.HasIndex(import => new { import.TenantId, import.Sha256 });
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<PlanImportRow> entity)
    {
        entity.ToTenantTable("plan_import_rows").IsolatedByCouncil(RecordKind.Plan, read: Verb.Edit, appendOnly: true);
        entity.Property(row => row.ActionRef).HasMaxLength(PlanAction.RefMaxLength);
        entity.PrimitiveCollection(row => row.SourceCells);
        entity.HasOne<PlanImport>().WithMany().HasForeignKey(row => new { row.TenantId, row.ImportId });
    }
}
