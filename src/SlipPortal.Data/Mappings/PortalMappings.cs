using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SlipPortal.Data.ChangeLog;
using SlipPortal.Data.Identity;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Outbox;
using SlipPortal.Domain.Access;

namespace SlipPortal.Data.Mappings;

internal sealed class ChangeLogMapping : IEntityTypeConfiguration<ChangeLogEntry>
{
    public void Configure(EntityTypeBuilder<ChangeLogEntry> entity)
    {
        entity.ToTenantTable("change_log").IsolatedAsTrail(RecordKind.History);
        entity.Property(entry => entry.Data).HasColumnType("jsonb");
        entity.HasIndex(entry => new { entry.TenantId, entry.At });
        entity.HasIndex(entry => new { entry.TenantId, entry.SubjectId });
    }
}

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxMessage>, IEntityTypeConfiguration<InboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> entity)
    {
        entity.ToTable("outbox_messages");
        entity.Property(message => message.Id).ValueGeneratedNever();
        entity.Property(message => message.Payload).HasColumnType("jsonb");
        entity.HasIndex(message => message.DueAt).HasFilter("done_at is null and parked_at is null");
    }

    public void Configure(EntityTypeBuilder<InboxMessage> entity)
    {
        entity.ToTable("inbox_messages");
        entity.HasKey(message => new { message.MessageId, message.Consumer });
    }
}

internal sealed class IdentityMapping : IEntityTypeConfiguration<PortalUser>, IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<PortalUser> entity) =>
        entity.Property(user => user.Name).HasMaxLength(PortalUser.NameMaxLength);

    public void Configure(EntityTypeBuilder<DataProtectionKey> entity) => entity.ToTable("data_protection_keys");
}
