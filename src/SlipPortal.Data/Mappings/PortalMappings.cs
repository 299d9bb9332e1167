using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SlipPortal.Data.ChangeLog;
using SlipPortal.Data.Identity;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Outbox;
using SlipPortal.Data.Submissions;
using SlipPortal.Domain.Access;

namespace SlipPortal.Data.Mappings;

internal sealed class ChangeLogMapping : IEntityTypeConfiguration<ChangeLogEntry>
{
    public void Configure(EntityTypeBuilder<ChangeLogEntry> entity)
    {
        entity.ToTenantTable("change_log").IsolatedAsTrail(RecordKind.History);
        entity.Property(entry => entry.Data).HasColumnType("jsonb");
        entity.Property(entry => entry.Reversal).HasColumnType("jsonb");
        entity.Stamped(entry => entry.UserId, "app.user_id()");
        entity.Stamped(entry => entry.Person, "app.person_name()");
        entity.Stamped(entry => entry.At, "app.session_time()");
        entity.HasIndex(entry => new { entry.TenantId, entry.At });
        entity.HasIndex(entry => new { entry.TenantId, entry.SubjectId });
        entity.HasIndex(entry => new { entry.TenantId, entry.WriteId });
    }
}

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> entity)
    {
        entity.ToTable("outbox_messages");
        entity.Property(message => message.Id).ValueGeneratedNever();
        entity.Property(message => message.Payload).HasColumnType("jsonb");
        entity.Property(message => message.CreatedAt).HasDefaultValueSql("now()");
        // A new one is due whatever the time is: the first to be told the time by is the worker that tries it.
        entity.Property(message => message.DueAt).HasDefaultValueSql("'-infinity'");
        // The database stamps who and when (outbox.sql), the worker what became of it: the portal may not send or read back any.
        foreach (var property in entity.Metadata.GetProperties().Where(property =>
            property.Name is not (nameof(OutboxMessage.Id) or nameof(OutboxMessage.Type) or nameof(OutboxMessage.Payload))))
        {
            property.ValueGenerated = ValueGenerated.Never;
            property.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
        }

        entity.HasIndex(message => message.DueAt).HasFilter("done_at is null and parked_at is null");
    }
}

internal sealed class SubmissionMapping : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> entity)
    {
        entity.ToTable("submissions");
        entity.HasKey(sent => new { sent.UserId, sent.Key, sent.Hash }).HasName(Submission.OnlyOne);
        entity.Property(sent => sent.Hash).HasMaxLength(64);
        entity.Property(sent => sent.Answer).HasMaxLength(4_000);
        entity.HasIndex(sent => sent.At);
    }
}

internal sealed class IdentityMapping
    : IEntityTypeConfiguration<PortalUser>, IEntityTypeConfiguration<DataProtectionKey>, IEntityTypeConfiguration<UserSession>,
        IEntityTypeConfiguration<SecurityEvent>, IEntityTypeConfiguration<SecurityBatch>
{
    public void Configure(EntityTypeBuilder<PortalUser> entity) =>
        entity.Property(user => user.Name).HasMaxLength(PortalUser.NameMaxLength);

    public void Configure(EntityTypeBuilder<DataProtectionKey> entity) => entity.ToTable("data_protection_keys");

    public void Configure(EntityTypeBuilder<UserSession> entity)
    {
        entity.ToTable("sessions");
        entity.Property(session => session.Id).ValueGeneratedNever();
        entity.Property(session => session.KeyHash).HasMaxLength(64);
        entity.Property(session => session.Device).HasMaxLength(100);
        entity.HasIndex(session => session.KeyHash).IsUnique();
        entity.HasIndex(session => session.UserId);
        entity.HasIndex(session => session.SeenAt);
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(session => session.UserId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SecurityEvent> entity)
    {
        entity.ToTable("security_events");
        entity.Property(one => one.Id).UseIdentityAlwaysColumn();
        entity.Property(one => one.TenantId).HasMaxLength(64);
        entity.Property(one => one.Place).HasMaxLength(64);
        entity.Property(one => one.Device).HasMaxLength(100);
        entity.Property(one => one.Request).HasMaxLength(64);
        entity.Property(one => one.Detail).HasMaxLength(200);
        entity.HasIndex(one => new { one.UserId, one.Id });
        entity.HasIndex(one => new { one.TenantId, one.Id });
        entity.HasIndex(one => one.Batch);
    }

    public void Configure(EntityTypeBuilder<SecurityBatch> entity)
    {
        entity.ToTable("security_batches");
        entity.HasKey(batch => batch.Number);
        entity.Property(batch => batch.Number).ValueGeneratedNever();
        entity.Property(batch => batch.PreviousHash).HasMaxLength(64);
        entity.Property(batch => batch.Hash).HasMaxLength(64);
    }
}
