using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Visits;

namespace SlipPortal.Data.Mappings;

/// <summary>
/// Visits and what is dated about them. Each row says whether it is public, as its visit does, and the references between them name it: the
/// database itself sees to it that nothing of an unpublished visit is left open (<see cref="MovingTogether"/> changes all of it at once).
/// </summary>
internal sealed class VisitMapping : IEntityTypeConfiguration<Visit>, IEntityTypeConfiguration<ReviewCycle>, IEntityTypeConfiguration<VisitMove>,
    IEntityTypeConfiguration<PublicationStep>, IEntityTypeConfiguration<Judgement>, IEntityTypeConfiguration<VisitFile>,
    IEntityTypeConfiguration<VisitFileContent>, IEntityTypeConfiguration<VisitOutput>
{
    public void Configure(EntityTypeBuilder<Visit> entity)
    {
        entity.ToTenantTable("visits").IsolatedByPublication("id");
        entity.HasUniqueId();
        entity.Withdrawable(RecordKind.Visits, nameof(Visit.WrittenById));
        entity.HasWriter(visit => visit.WrittenById);
        entity.Property(visit => visit.Type).HasMaxLength(Visit.TypeMaxLength);
        entity.Property(visit => visit.CarriedOutBy).HasMaxLength(Visit.TypeMaxLength);
        entity.Property(visit => visit.Focus).HasMaxLength(Visit.TextMaxLength);
        entity.Property(visit => visit.Team).HasMaxLength(Visit.TextMaxLength);
        entity.Property(visit => visit.Method).HasMaxLength(Visit.TextMaxLength);
        entity.Property(visit => visit.Sample).HasMaxLength(Visit.TextMaxLength);
        entity.Property(visit => visit.Limits).HasMaxLength(Visit.TextMaxLength);
        entity.Ignore(visit => visit.Timing);
        entity.HasAlternateKey(visit => new { visit.TenantId, visit.Id, visit.PracticeAreaId, visit.IsPublic });
        entity.HasAlternateKey(visit => new { visit.TenantId, visit.Id, visit.IsPublic });
        entity.HasOne<PracticeArea>().WithMany().HasForeignKey(visit => new { visit.TenantId, visit.PracticeAreaId }).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<ReviewCycle>().WithMany().HasForeignKey(visit => new { visit.TenantId, visit.CycleId });
        entity.HasIndex(visit => new { visit.TenantId, visit.FirstDay });
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<ReviewCycle> entity)
    {
        entity.ToTenantTable("review_cycles").IsolatedByCouncil(RecordKind.UnpublishedVisits);
        entity.Property(cycle => cycle.Name).HasMaxLength(ReviewCycle.NameMaxLength);
        entity.HasIndex(cycle => new { cycle.TenantId, cycle.Name }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<VisitMove> entity)
    {
        MapFact(entity, "visit_moves");
        entity.Property(move => move.Before).HasMaxLength(100);
        entity.Property(move => move.After).HasMaxLength(100);
        entity.Property(move => move.Reason).HasMaxLength(VisitFact.NoteMaxLength);
    }

    public void Configure(EntityTypeBuilder<PublicationStep> entity)
    {
        MapFact(entity, "publication_steps");
        // What is published nationally is recorded as such by whoever records the visit, with the visit itself.
        entity.RequiresToWrite(RecordKind.Visits, Verb.Manage, unlessAdded: "row.is_public and row.state = 'Published'");
        entity.Property(step => step.Note).HasMaxLength(VisitFact.NoteMaxLength);
    }

    public void Configure(EntityTypeBuilder<Judgement> entity)
    {
        MapFact(entity, "judgements");
        entity.HasIndex(judgement => new { judgement.TenantId, judgement.VisitId, judgement.Aspect }).IsUnique().HasFilter("superseded_at is null")
            .HasDatabaseName("ix_judgements_standing");
    }

    public void Configure(EntityTypeBuilder<VisitFile> entity)
    {
        MapFact(entity, "visit_files");
        entity.Property(file => file.Title).HasMaxLength(VisitFile.TitleMaxLength);
        entity.Property(file => file.FileName).HasMaxLength(Evidence.FileNameMaxLength);
        entity.Property(file => file.MediaType).HasMaxLength(100);
        entity.Property(file => file.Sha256).HasMaxLength(64);
    }

    public void Configure(EntityTypeBuilder<VisitFileContent> entity)
    {
        MapFact(entity, "visit_file_contents");
        entity.IsolatedByPublication("visit_id", isFile: true);
        entity.HasOne<VisitFile>().WithOne().HasForeignKey<VisitFileContent>(content => new { content.TenantId, content.FileId });
    }

    public void Configure(EntityTypeBuilder<VisitOutput> entity)
    {
        MapFact(entity, "visit_outputs");
        entity.Property(output => output.What).HasMaxLength(VisitOutput.TextMaxLength);
        entity.Property(output => output.Came).HasMaxLength(VisitFact.NoteMaxLength);
        entity.HasRowVersion();
    }

    private static void MapFact<T>(EntityTypeBuilder<T> entity, string table)
        where T : VisitFact
    {
        entity.ToTenantTable(table).IsolatedByPublication("visit_id");
        entity.HasOne<Visit>().WithMany()
            .HasForeignKey(fact => new { fact.TenantId, fact.VisitId, fact.PracticeAreaId, fact.IsPublic })
            .HasPrincipalKey(visit => new { visit.TenantId, visit.Id, visit.PracticeAreaId, visit.IsPublic });
        entity.HasIndex(fact => new { fact.TenantId, fact.VisitId, fact.RecordedAt, fact.Id });
    }
}

/// <summary>Findings, and what is said and done about them. A finding is about a practice area of its own.</summary>
internal sealed class FindingMapping : IEntityTypeConfiguration<Finding>, IEntityTypeConfiguration<FindingAnswer>, IEntityTypeConfiguration<FindingStep>,
    IEntityTypeConfiguration<FindingTie>
{
    public void Configure(EntityTypeBuilder<Finding> entity)
    {
        entity.ToTenantTable("findings").IsolatedByPublication("visit_id");
        entity.HasUniqueId();
        entity.Withdrawable(RecordKind.Visits, nameof(Finding.WrittenById));
        entity.HasWriter(finding => finding.WrittenById);
        entity.Property(finding => finding.Wording).HasMaxLength(Finding.WordingMaxLength);
        entity.Property(finding => finding.Paragraph).HasMaxLength(Finding.ThemeMaxLength);
        entity.PrimitiveCollection(finding => finding.Themes).ElementType().HasMaxLength(Finding.ThemeMaxLength);
        entity.HasAlternateKey(finding => new { finding.TenantId, finding.Id, finding.PracticeAreaId, finding.IsPublic });
        entity.HasOne<Visit>().WithMany()
            .HasForeignKey(finding => new { finding.TenantId, finding.VisitId, finding.IsPublic })
            .HasPrincipalKey(visit => new { visit.TenantId, visit.Id, visit.IsPublic });
        entity.HasOne<PracticeArea>().WithMany().HasForeignKey(finding => new { finding.TenantId, finding.PracticeAreaId }).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(finding => new { finding.TenantId, finding.VisitId, finding.Number }).IsUnique()
            .HasFilter("withdrawn_at is null");
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<FindingAnswer> entity)
    {
        MapFact(entity, "finding_answers");
        entity.RequiresToWrite(RecordKind.Visits, Verb.Manage);
        entity.RequiresToChange(RecordKind.Boards, Verb.Manage, answer => new { answer.Reply, answer.MeetingId }, "row.reply = 'Endorsed' or row.meeting_id is not null");
        entity.Property(answer => answer.Reason).HasMaxLength(FindingFact.NoteMaxLength);
        entity.HasOne<Meeting>().WithMany().HasForeignKey(answer => new { answer.TenantId, answer.MeetingId });
    }

    public void Configure(EntityTypeBuilder<FindingStep> entity)
    {
        MapFact(entity, "finding_steps");
        entity.RequiresToChange(RecordKind.Boards, Verb.Manage, step => new { step.Stage, step.MeetingId }, ActionFactMapping.IsSigned);
        entity.Property(step => step.Note).HasMaxLength(FindingFact.NoteMaxLength);
        entity.Property(step => step.Condition).HasMaxLength(FindingFact.NoteMaxLength);
        entity.HasOne<Body>().WithMany().HasForeignKey(step => new { step.TenantId, step.BodyId });
        entity.HasOne<Meeting>().WithMany().HasForeignKey(step => new { step.TenantId, step.MeetingId });
    }

    public void Configure(EntityTypeBuilder<FindingTie> entity)
    {
        MapFact(entity, "finding_ties");
        entity.HasOne<PlanAction>().WithMany().HasForeignKey(tie => new { tie.TenantId, tie.ActionLineageId }).OnDelete(DeleteBehavior.NoAction);
        entity.HasIndex(tie => new { tie.TenantId, tie.ActionLineageId, tie.FindingId }).IsUnique().HasFilter("ended_at is null")
            .HasDatabaseName("ix_finding_ties_standing");
        entity.HasRowVersion();
    }

    private static void MapFact<T>(EntityTypeBuilder<T> entity, string table)
        where T : FindingFact
    {
        entity.ToTenantTable(table).IsolatedByPublication("finding_id");
        entity.HasOne<Finding>().WithMany()
            .HasForeignKey(fact => new { fact.TenantId, fact.FindingId, fact.PracticeAreaId, fact.IsPublic })
            .HasPrincipalKey(finding => new { finding.TenantId, finding.Id, finding.PracticeAreaId, finding.IsPublic });
        entity.HasIndex(fact => new { fact.TenantId, fact.FindingId, fact.RecordedAt, fact.Id });
    }
}
