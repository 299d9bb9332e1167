using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SlipPortal.Data.Identity;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Guard;

namespace SlipPortal.Data.Mappings;

internal sealed class HeldTextMapping :
    IEntityTypeConfiguration<HeldText>, IEntityTypeConfiguration<HeldVerdict>, IEntityTypeConfiguration<UncheckedFileChoice>
{
    public void Configure(EntityTypeBuilder<HeldText> entity)
    {
        entity.ToTenantTable("held_texts").IsolatedByCouncil(RecordKind.Held, appendOnly: true);
        entity.Property(held => held.Masked).HasMaxLength(100);
        entity.Property(held => held.Place).HasMaxLength(HeldText.TextMaxLength);
        entity.Property(held => held.Key).HasMaxLength(1_000);
        entity.Property(held => held.Fingerprint).HasMaxLength(64);
        entity.Property(held => held.Note).HasMaxLength(HeldText.TextMaxLength);
        entity.Stamped(held => held.Author, "app.person_name()");
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(held => held.AuthorId).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(held => new { held.TenantId, held.Kind });
    }

    public void Configure(EntityTypeBuilder<HeldVerdict> entity)
    {
        // Of its own, so that the database lets nobody but a lead write it.
        entity.ToTenantTable("held_verdicts").IsolatedByCouncil(RecordKind.Held, write: Verb.Manage, appendOnly: true);
        entity.NamesWhoWrites(verdict => verdict.LeadId);
        entity.Stamped(verdict => verdict.Lead, "app.person_name()");
        entity.Property(verdict => verdict.Reason).HasMaxLength(HeldText.TextMaxLength);
        entity.HasOne<HeldText>().WithMany().HasForeignKey(verdict => new { verdict.TenantId, verdict.HeldTextId });
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(verdict => verdict.LeadId).OnDelete(DeleteBehavior.Restrict);
        // Whoever is first decides.
        entity.HasIndex(verdict => new { verdict.TenantId, verdict.HeldTextId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<UncheckedFileChoice> entity)
    {
        entity.ToTenantTable("unchecked_file_choices").IsolatedByCouncil(RecordKind.Held, write: Verb.Manage);
        entity.HasIndex(choice => choice.TenantId).IsUnique();
    }
}
