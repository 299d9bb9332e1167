using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SlipPortal.Data.Identity;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Talk;

namespace SlipPortal.Data.Mappings;

/// <summary>Conversations. What they are about is named by kind and id, without a reference: <see cref="MovingTogether"/> keeps them with their records.</summary>
internal sealed class TalkMapping : IEntityTypeConfiguration<CommentThread>, IEntityTypeConfiguration<Comment>, IEntityTypeConfiguration<CommentWording>,
    IEntityTypeConfiguration<CommentMention>
{
    private const string Threads = "comment_threads", ThreadId = "thread_id";

    public void Configure(EntityTypeBuilder<CommentThread> entity)
    {
        entity.ToTenantTable(Threads).IsolatedAsThread();
        // Opened and closed with the visit that it is about.
        entity.RequiresToChangeLater(RecordKind.Visits, Verb.Manage, thread => thread.IsOpen);
        entity.NamesWhoWrites(thread => thread.ResolvedById);
        entity.Property(thread => thread.Part).HasMaxLength(CommentThread.PartMaxLength);
        entity.Property(thread => thread.Audience).HasMaxLength(36);
        entity.Property(thread => thread.SharedWith).HasMaxLength(CommentThread.SharedWithMaxLength);
        entity.Property(thread => thread.ReachKey).HasMaxLength(80).HasComputedColumnSql("kind || ':' || practice_area_id", stored: true);
        entity.HasOne<PracticeArea>().WithMany().HasForeignKey(thread => new { thread.TenantId, thread.PracticeAreaId }).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(thread => thread.AuthorId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(thread => thread.ResolvedById).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(thread => thread.AssignedToId).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(thread => new { thread.TenantId, thread.SubjectId });
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<Comment> entity)
    {
        entity.ToTenantTable("comments").IsolatedByThread(Threads, ThreadId);
        // It leaves its place in the conversation, and no text.
        entity.WithdrawableByName(
            RecordKind.Boards,
            emptied: "new.withdrawn_at is not null and new.text = '' and new.edited_at is not distinct from old.edited_at");
        entity.Property(comment => comment.Text).HasMaxLength(Comment.TextMaxLength);
        entity.Property(comment => comment.AuthorName).HasMaxLength(Comment.NameMaxLength);
        entity.Stamped(comment => comment.AuthorName, "app.person_name()");
        entity.Property(comment => comment.AuthorOrganisation).HasMaxLength(Comment.NameMaxLength);
        entity.HasOne<CommentThread>().WithMany().HasForeignKey(comment => new { comment.TenantId, comment.ThreadId });
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(comment => comment.AuthorId).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(comment => new { comment.TenantId, comment.ThreadId, comment.At });
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<CommentWording> entity)
    {
        entity.ToTenantTable("comment_wordings").IsolatedByThread(Threads, ThreadId, appendOnly: true);
        entity.Property(wording => wording.Text).HasMaxLength(Comment.TextMaxLength);
        entity.HasOne<Comment>().WithMany().HasForeignKey(wording => new { wording.TenantId, wording.CommentId });
    }

    public void Configure(EntityTypeBuilder<CommentMention> entity)
    {
        entity.ToTenantTable("comment_mentions").IsolatedByThread(Threads, ThreadId, appendOnly: true);
        entity.HasOne<Comment>().WithMany().HasForeignKey(mention => new { mention.TenantId, mention.CommentId });
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(mention => mention.PersonId).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(mention => mention.PersonId);
    }
}

/// <summary>What belongs to a person and to no council: read and written in their own session only (definer.sql).</summary>
internal sealed class PersonalMapping : IEntityTypeConfiguration<MailChoice>, IEntityTypeConfiguration<MailDigest>, IEntityTypeConfiguration<ThreadLook>
{
    public void Configure(EntityTypeBuilder<MailChoice> entity)
    {
        entity.ToTable("mail_choices");
        entity.HasKey(choice => new { choice.UserId, choice.Kind });
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(choice => choice.UserId);
    }

    public void Configure(EntityTypeBuilder<MailDigest> entity)
    {
        entity.ToTable("mail_digests");
        entity.HasKey(digest => digest.UserId);
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(digest => digest.UserId);
    }

    public void Configure(EntityTypeBuilder<ThreadLook> entity)
    {
        entity.ToTable("thread_looks");
        entity.HasKey(look => new { look.UserId, look.ThreadId });
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(look => look.UserId);
    }
}
