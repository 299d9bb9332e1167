using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Reviews;

namespace SlipPortal.Data.Mappings;

internal sealed class ReviewMapping : IEntityTypeConfiguration<Review>, IEntityTypeConfiguration<ReviewItem>
{
    public void Configure(EntityTypeBuilder<Review> entity)
    {
        entity.ToTenantTable("reviews").IsolatedAsReview();
        // Members who may edit answer; a lead signs for the council.
        entity.RequiresOfMembers(RecordKind.Reviews, Verb.Manage, review => review.State, "row.state = 'Closed'");
        entity.RequiresOfMembers(RecordKind.Reviews, Verb.Manage, review => new { review.SignedAt, review.ClosedAt });
        entity.Property(review => review.OrganisationId).HasMaxLength(32);
        entity.Property(review => review.Title).HasMaxLength(Review.TitleMaxLength);
        entity.Property(review => review.Scope).HasMaxLength(Review.ScopeMaxLength);
        entity.HasOne<Engagement>().WithMany().HasForeignKey(review => new { review.TenantId, review.EngagementId }).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Organisation>().WithMany().HasForeignKey(review => review.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<ReviewItem> entity)
    {
        entity.ToTenantTable("review_items").IsolatedAsReviewItem("reviews", "review_id");
        entity.Property(item => item.Ref).HasMaxLength(ReviewItem.RefMaxLength);
        entity.Property(item => item.Title).HasMaxLength(ReviewItem.TitleMaxLength);
        entity.Property<string>("ReachKey").HasMaxLength(70).HasComputedColumnSql("kind || ':' || practice_area_id::text", stored: true);
        entity.HasOne<Review>().WithMany().HasForeignKey(item => new { item.TenantId, item.ReviewId }).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<PracticeArea>().WithMany().HasForeignKey(item => new { item.TenantId, item.PracticeAreaId }).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(item => new { item.TenantId, item.SubjectId });
    }
}

internal sealed class ReviewFactMapping :
    IEntityTypeConfiguration<ReviewJudgement>, IEntityTypeConfiguration<ChallengeResponse>, IEntityTypeConfiguration<ReviewSection>,
    IEntityTypeConfiguration<ReviewSignature>
{
    public void Configure(EntityTypeBuilder<ReviewJudgement> entity)
    {
        entity.ToTenantTable("review_judgements").IsolatedAsJudgement("review_items", "item_id");
        entity.Property(judgement => judgement.Evidence).HasMaxLength(ReviewJudgement.TextMaxLength);
        entity.Property(judgement => judgement.Challenge).HasMaxLength(ReviewJudgement.TextMaxLength);
        entity.HasOne<Review>().WithMany().HasForeignKey(judgement => new { judgement.TenantId, judgement.ReviewId }).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<ReviewItem>().WithMany().HasForeignKey(judgement => new { judgement.TenantId, judgement.ItemId }).OnDelete(DeleteBehavior.Restrict);
        // Two reviewers judge the same item at once: the second is told.
        entity.HasIndex(judgement => new { judgement.TenantId, judgement.ItemId, judgement.Version }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ChallengeResponse> entity)
    {
        entity.ToTenantTable("challenge_responses").IsolatedByReview("review_judgements", "judgement_id", appendOnly: true);
        entity.Property(response => response.Words).HasMaxLength(ReviewJudgement.TextMaxLength);
        entity.Property(response => response.ActionRef).HasMaxLength(PlanAction.RefMaxLength);
        entity.HasOne<Review>().WithMany().HasForeignKey(response => new { response.TenantId, response.ReviewId }).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<ReviewJudgement>().WithMany().HasForeignKey(response => new { response.TenantId, response.JudgementId }).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<DateChange>().WithMany().HasForeignKey(response => new { response.TenantId, response.DateChangeId }).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(response => new { response.TenantId, response.JudgementId }).IsUnique();
        entity.HasIndex(response => new { response.TenantId, response.ActionLineageId });
    }

    public void Configure(EntityTypeBuilder<ReviewSection> entity)
    {
        entity.ToTenantTable("review_sections").IsolatedAsReviewSection("reviews", "review_id");
        entity.Property(section => section.Words).HasMaxLength(ReviewSection.TextMaxLength);
        entity.HasOne<Review>().WithMany().HasForeignKey(section => new { section.TenantId, section.ReviewId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReviewSignature> entity)
    {
        entity.ToTenantTable("review_signatures").IsolatedAsSignature("reviews", "review_id");
        entity.Property(signature => signature.TextHash).HasMaxLength(64);
        entity.HasOne<Review>().WithMany().HasForeignKey(signature => new { signature.TenantId, signature.ReviewId }).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(signature => new { signature.TenantId, signature.ReviewId, signature.Side, signature.TextHash }).IsUnique();
    }
}
