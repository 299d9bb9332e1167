using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SlipPortal.Data.Identity;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Visits;

namespace SlipPortal.Data.Mappings;

/// <summary>
/// Bodies and their meetings' days are read with the plan as well: a date that is under review names them. Leads set bodies up and say who
/// sits there; what a meeting decided, a lead records.
/// </summary>
internal sealed class BodyMapping :
    IEntityTypeConfiguration<Body>, IEntityTypeConfiguration<Seat>, IEntityTypeConfiguration<Meeting>, IEntityTypeConfiguration<MeetingMove>
{
    public void Configure(EntityTypeBuilder<Body> entity)
    {
        entity.ToTenantTable("bodies").IsolatedByCouncil(RecordKind.Boards, readWith: RecordKind.Plan, write: Verb.Manage);
        entity.Property(body => body.Name).HasMaxLength(Body.NameMaxLength);
        entity.Property(body => body.Purpose).HasMaxLength(Body.PurposeMaxLength);
        entity.HasOne<Body>().WithMany().HasForeignKey(body => new { body.TenantId, body.ParentId }).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(body => new { body.TenantId, body.Name }).IsUnique();
        entity.Ignore(body => body.Cadence);
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<Seat> entity)
    {
        entity.ToTenantTable("seats").IsolatedByCouncil(RecordKind.Boards, write: Verb.Manage);
        entity.Property(seat => seat.Name).HasMaxLength(Seat.NameMaxLength);
        entity.Property(seat => seat.Organisation).HasMaxLength(Seat.NameMaxLength);
        entity.HasOne<Body>().WithMany().HasForeignKey(seat => new { seat.TenantId, seat.BodyId });
        entity.HasOne<Post>().WithMany().HasForeignKey(seat => new { seat.TenantId, seat.PostId });
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(seat => seat.UserId).OnDelete(DeleteBehavior.Restrict);
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<Meeting> entity)
    {
        entity.ToTenantTable("meetings").IsolatedByCouncil(RecordKind.Boards, readWith: RecordKind.Plan);
        entity.Property(meeting => meeting.Place).HasMaxLength(Meeting.PlaceMaxLength);
        entity.HasOne<Body>().WithMany().HasForeignKey(meeting => new { meeting.TenantId, meeting.BodyId });
        entity.HasIndex(meeting => new { meeting.TenantId, meeting.BodyId, meeting.Day });
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<MeetingMove> entity)
    {
        entity.ToTenantTable("meeting_moves").IsolatedByCouncil(RecordKind.Boards, readWith: RecordKind.Plan, appendOnly: true);
        entity.Property(move => move.Reason).HasMaxLength(MeetingMove.ReasonMaxLength);
        entity.HasOne<Meeting>().WithMany().HasForeignKey(move => new { move.TenantId, move.MeetingId });
    }
}

internal sealed class AgendaMapping : IEntityTypeConfiguration<AgendaItem>, IEntityTypeConfiguration<ArisingAction>
{
    public void Configure(EntityTypeBuilder<AgendaItem> entity)
    {
        entity.ToTenantTable("agenda_items").IsolatedByCouncil(RecordKind.Boards);
        // What was decided stays.
        entity.Removable("outcome is null");
        entity.SetOnce(item => item.Outcome);
        entity.RequiresToChange(RecordKind.Boards, Verb.Manage, item => new { item.Outcome, item.Decision, item.DecidedAt, item.RecordedById });
        entity.NamesWhoWrites(item => item.RecordedById);
        entity.Property(item => item.Title).HasMaxLength(AgendaItem.TitleMaxLength);
        entity.Property(item => item.Decision).HasMaxLength(AgendaItem.DecisionMaxLength);
        entity.HasOne<Meeting>().WithMany().HasForeignKey(item => new { item.TenantId, item.MeetingId });
        entity.HasOne<DateChange>().WithMany().HasForeignKey(item => new { item.TenantId, item.DateChangeId });
        entity.HasOne<PlanAction>().WithMany().HasForeignKey(item => new { item.TenantId, item.ActionId });
        entity.HasOne<Plan>().WithMany().HasForeignKey(item => new { item.TenantId, item.PlanId });
        entity.HasOne<Finding>().WithMany().HasForeignKey(item => new { item.TenantId, item.FindingId });
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<ArisingAction> entity)
    {
        entity.ToTenantTable("arising_actions").IsolatedByCouncil(RecordKind.Boards);
        entity.Property(action => action.Task).HasMaxLength(ArisingAction.TextMaxLength);
        entity.Property(action => action.Ending).HasMaxLength(ArisingAction.TextMaxLength);
        entity.HasOne<Meeting>().WithMany().HasForeignKey(action => new { action.TenantId, action.MeetingId });
        entity.HasOne<AgendaItem>().WithMany().HasForeignKey(action => new { action.TenantId, action.AgendaItemId });
        entity.HasOne<Post>().WithMany().HasForeignKey(action => new { action.TenantId, action.PostId });
        entity.HasRowVersion();
    }
}
