using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SlipPortal.Data.Identity;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Partnerships;

namespace SlipPortal.Data.Mappings;

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> entity)
    {
        entity.ToTenantTable("memberships").IsolatedByCouncil(RecordKind.People, write: Verb.Manage);
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(membership => membership.UserId).OnDelete(DeleteBehavior.Restrict);
        // One living membership for a person in an organisation; leavers stay.
        entity.HasIndex(membership => new { membership.TenantId, membership.UserId }).IsUnique().HasFilter("ended_at is null");
        entity.HasRowVersion();
    }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> entity)
    {
        entity.ToTenantTable("invitations").IsolatedByCouncil(RecordKind.People, write: Verb.Manage);
        // Its link names it alone.
        entity.HasUniqueId();
        entity.NamesWhoWrites(invitation => invitation.InvitedById);
        entity.Property(invitation => invitation.Email).HasMaxLength(Invitation.EmailMaxLength);
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(invitation => invitation.InvitedById).OnDelete(DeleteBehavior.Restrict);
        // One open invitation for an address in an organisation; to ask again is to send it again.
        entity.HasIndex(invitation => new { invitation.TenantId, invitation.Email }).IsUnique().HasFilter("accepted_at is null and revoked_at is null");
        entity.HasRowVersion();
    }
}

internal sealed class AccessConfirmationMapping : IEntityTypeConfiguration<AccessConfirmation>
{
    public void Configure(EntityTypeBuilder<AccessConfirmation> entity)
    {
        entity.ToTenantTable("access_confirmations").IsolatedByCouncil(RecordKind.People, write: Verb.Manage, appendOnly: true);
        entity.NamesWhoWrites(confirmation => confirmation.ConfirmedById);
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(confirmation => confirmation.ConfirmedById).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(confirmation => new { confirmation.TenantId, confirmation.At });
    }
}

internal sealed class EmptyStartMapping : IEntityTypeConfiguration<EmptyStart>
{
    public void Configure(EntityTypeBuilder<EmptyStart> entity)
    {
        entity.ToTenantTable("empty_starts").IsolatedByCouncil(RecordKind.People, write: Verb.Manage);
        // A platform administrator agrees, who reaches the row by app.start_anew alone.
        entity.Property(start => start.AgreedAt).Metadata.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
        entity.Property(start => start.AgreedAt).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
        entity.Property(start => start.Reason).HasMaxLength(EmptyStart.ReasonMaxLength);
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(start => start.AuthorId).OnDelete(DeleteBehavior.Restrict);
        // One at a time.
        entity.HasIndex(start => start.TenantId).IsUnique().HasFilter("withdrawn_at is null and agreed_at is null");
        entity.HasRowVersion();
    }
}

internal sealed class EngagementMapping : IEntityTypeConfiguration<Engagement>
{
    public void Configure(EntityTypeBuilder<Engagement> entity)
    {
        entity.ToTenantTable("engagements").IsolatedAsEngagement();
        entity.HasUniqueId();
        entity.NamesWhoWrites(engagement => engagement.AskedById);
        entity.Property(engagement => engagement.PartnerOrganisationId).HasMaxLength(32);
        entity.Property(engagement => engagement.Focus).HasMaxLength(Engagement.FocusMaxLength);
        entity.PrimitiveCollection(engagement => engagement.FocusAreas).ElementType().HasMaxLength(PracticeArea.NameMaxLength);
        entity.Property(engagement => engagement.Need).HasMaxLength(Engagement.TextMaxLength);
        entity.Property(engagement => engagement.Offer).HasMaxLength(Engagement.TextMaxLength);
        entity.Property(engagement => engagement.Funding).HasMaxLength(Engagement.FundingMaxLength);
        entity.Property(engagement => engagement.Conflict).HasMaxLength(Engagement.TextMaxLength);
        entity.Property(engagement => engagement.ConflictManaged).HasMaxLength(Engagement.TextMaxLength);
        entity.Property(engagement => engagement.DaysFunded).HasPrecision(6, 2);
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(engagement => engagement.CouncilSponsorId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Organisation>().WithMany().HasForeignKey(engagement => engagement.PartnerOrganisationId)
            .OnDelete(DeleteBehavior.Restrict);
        // A department has an engagement with each council: that of the current one is found among them (app.live_grants).
        entity.HasIndex(engagement => new { engagement.PartnerOrganisationId, engagement.TenantId });
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(engagement => engagement.PartnerSponsorId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(engagement => engagement.AskedById).OnDelete(DeleteBehavior.Restrict);
        entity.HasRowVersion();
    }
}

internal sealed class GrantMapping :
    IEntityTypeConfiguration<Grant>, IEntityTypeConfiguration<GrantRight>, IEntityTypeConfiguration<GrantPracticeArea>, IEntityTypeConfiguration<GrantRecord>
{
    public void Configure(EntityTypeBuilder<Grant> entity)
    {
        entity.ToTenantTable("grants").IsolatedByCouncil(RecordKind.Access, write: Verb.Manage);
        entity.Removable("given_at is null");
        entity.SetOnce(grant => grant.GivenAt);
        entity.SetOnce(grant => grant.RevokedAt);
        entity.Property(grant => grant.Purpose).HasMaxLength(Grant.PurposeMaxLength);
        entity.HasOne<Engagement>().WithMany().HasForeignKey(grant => new { grant.TenantId, grant.EngagementId });
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(grant => grant.UserId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(grant => grant.SponsorId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Grant>().WithMany().HasForeignKey(grant => new { grant.TenantId, grant.ReplacesId });
        entity.HasMany(grant => grant.Rights).WithOne().HasForeignKey(right => new { right.TenantId, right.GrantId })
            .OnDelete(DeleteBehavior.ClientCascade);
        entity.HasMany(grant => grant.Records).WithOne().HasForeignKey(record => new { record.TenantId, record.GrantId })
            .OnDelete(DeleteBehavior.ClientCascade);
        entity.HasMany(grant => grant.Areas).WithOne().HasForeignKey(area => new { area.TenantId, area.GrantId })
            .OnDelete(DeleteBehavior.ClientCascade);
        entity.HasIndex(grant => new { grant.TenantId, grant.UserId });
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<GrantRight> entity)
    {
        entity.ToTenantTable("grant_rights").IsolatedByCouncil(RecordKind.Access, write: Verb.Manage);
        entity.Removable(OfDraft("grant_rights"));
        entity.HasIndex(right => new { right.TenantId, right.GrantId, right.Kind, right.Verb }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<GrantRecord> entity)
    {
        entity.ToTenantTable("grant_records").IsolatedByCouncil(RecordKind.Access, write: Verb.Manage);
        entity.Removable(OfDraft("grant_records"));
    }

    public void Configure(EntityTypeBuilder<GrantPracticeArea> entity)
    {
        entity.ToTenantTable("grant_practice_areas").IsolatedByCouncil(RecordKind.Access, write: Verb.Manage);
        entity.Removable(OfDraft("grant_practice_areas"));
        entity.HasOne<PracticeArea>().WithMany().HasForeignKey(area => new { area.TenantId, area.PracticeAreaId });
    }

    private static string OfDraft(string table) =>
        $"exists (select from portal.grants parent where parent.tenant_id = {table}.tenant_id and parent.id = {table}.grant_id and parent.given_at is null)";
}

internal sealed class LedgerMapping : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> entity)
    {
        entity.ToTenantTable("ledger_entries").IsolatedAsLedger(RecordKind.Access);
        // A look outlives what let it in; and a cascade would be stopped by the trigger that refuses every deletion.
        entity.HasOne<Grant>().WithMany().HasForeignKey(entry => new { entry.TenantId, entry.GrantId }).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(entry => new { entry.TenantId, entry.At });
        entity.HasIndex(entry => new { entry.TenantId, entry.Number }).IsUnique();
        entity.Property(entry => entry.PreviousHash).HasMaxLength(64);
        entity.Property(entry => entry.Hash).HasMaxLength(64);
        // Filled by a trigger (ledger.sql), whatever is sent: so nothing is. Nor is it read back: who leaves a trail may not read it.
        foreach (var filled in (string[])[nameof(LedgerEntry.WrittenAt), nameof(LedgerEntry.Number), nameof(LedgerEntry.PreviousHash), nameof(LedgerEntry.Hash)])
            entity.Property(filled).ValueGeneratedNever().Metadata.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
    }
}

internal sealed class ApiKeyMapping : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> entity)
    {
        entity.ToTenantTable("api_keys").IsolatedByCouncil(RecordKind.Kpis, read: Verb.Manage, write: Verb.Manage);
        entity.NamesWhoWrites(key => key.CreatedById);
        entity.Property(key => key.Name).HasMaxLength(ApiKey.NameMaxLength);
        entity.Property(key => key.Hash).HasMaxLength(64);
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(key => key.CreatedById).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(key => new { key.TenantId, key.Hash }).IsUnique();
        entity.HasRowVersion();
    }
}
