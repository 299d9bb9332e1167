using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Notices;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Data.Mappings;

/// <summary>The notice is the whole council's: it has no practice area. Leads enter it; those who may edit report what is done.</summary>
internal sealed class NoticeMapping :
    IEntityTypeConfiguration<ImprovementNotice>, IEntityTypeConfiguration<NoticeStage>, IEntityTypeConfiguration<NoticeDocument>, IEntityTypeConfiguration<NoticeTerm>
{
    public void Configure(EntityTypeBuilder<ImprovementNotice> entity)
    {
        entity.ToTenantTable("improvement_notices").IsolatedByCouncil(RecordKind.Notice, write: Verb.Manage);
        entity.Property(notice => notice.ServedTo).HasMaxLength(ImprovementNotice.NameMaxLength);
        entity.Property(notice => notice.IssuedBy).HasMaxLength(ImprovementNotice.NameMaxLength);
        entity.Property(notice => notice.Grounds).HasMaxLength(ImprovementNotice.GroundsMaxLength);
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<NoticeStage> entity)
    {
        entity.ToTenantTable("notice_stages").IsolatedByCouncil(RecordKind.Notice, write: Verb.Manage);
        entity.Property(stage => stage.Reason).HasMaxLength(NoticeStage.ReasonMaxLength);
        entity.Property(stage => stage.TakenBackBecause).HasMaxLength(NoticeStage.ReasonMaxLength);
        entity.HasOne<ImprovementNotice>().WithMany().HasForeignKey(stage => new { stage.TenantId, stage.NoticeId });
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<NoticeDocument> entity)
    {
        entity.ToTenantTable("notice_documents").IsolatedByCouncil(RecordKind.Notice, write: Verb.Manage, isFile: true);
        entity.Property(document => document.Title).HasMaxLength(NoticeDocument.TitleMaxLength);
        entity.Property(document => document.FileName).HasMaxLength(NoticeDocument.FileNameMaxLength);
        entity.Property(document => document.MediaType).HasMaxLength(100);
        entity.Property(document => document.Sha256).HasMaxLength(64);
        entity.Property(document => document.RemovedBecause).HasMaxLength(NoticeStage.ReasonMaxLength);
        entity.HasOne<ImprovementNotice>().WithMany().HasForeignKey(document => new { document.TenantId, document.NoticeId });
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<NoticeTerm> entity)
    {
        entity.ToTenantTable("notice_terms").IsolatedByCouncil(RecordKind.Notice, write: Verb.Manage);
        entity.Property(term => term.Wording).HasMaxLength(NoticeTerm.WordingMaxLength);
        entity.Property(term => term.Baseline).HasPrecision(18, 6);
        entity.Property(term => term.Target).HasPrecision(18, 6);
        entity.Ignore(term => term.Rule).Ignore(term => term.Measure);
        entity.HasOne<ImprovementNotice>().WithMany().HasForeignKey(term => new { term.TenantId, term.NoticeId });
        entity.HasOne<Post>().WithMany().HasForeignKey(term => new { term.TenantId, term.PostId });
        entity.HasOne<Kpi>().WithMany().HasForeignKey(term => new { term.TenantId, term.KpiId });
        entity.HasIndex(term => new { term.TenantId, term.NoticeId, term.Number }).IsUnique();
        entity.HasRowVersion();
    }
}

internal sealed class TermFactMapping : IEntityTypeConfiguration<TermDone>, IEntityTypeConfiguration<TermWaived>, IEntityTypeConfiguration<TermCadence>
{
    public void Configure(EntityTypeBuilder<TermDone> entity)
    {
        MapFact(entity, "term_dones", Verb.Edit);
        entity.Property(done => done.Shows).HasMaxLength(TermFact.NoteMaxLength);
        entity.Property(done => done.Address).HasMaxLength(TermDone.AddressMaxLength);
        // Two people report the same turn: the second is told.
        entity.HasIndex(done => new { done.TenantId, done.TermId, done.DueOn }).IsUnique().HasFilter("taken_back_at is null and due_on is not null")
            .HasDatabaseName("ix_term_dones_standing");
    }

    public void Configure(EntityTypeBuilder<TermWaived> entity)
    {
        MapFact(entity, "term_waivers", Verb.Manage);
        entity.Property(waiver => waiver.Reason).HasMaxLength(TermFact.NoteMaxLength);
        entity.Property(waiver => waiver.AgreedBy).HasMaxLength(TermWaived.AgreedByMaxLength);
    }

    public void Configure(EntityTypeBuilder<TermCadence> entity)
    {
        MapFact(entity, "term_cadences", Verb.Manage);
        entity.Property(cadence => cadence.Reason).HasMaxLength(TermFact.NoteMaxLength);
    }

    private static void MapFact<T>(EntityTypeBuilder<T> entity, string table, Verb write)
        where T : TermFact
    {
        entity.ToTenantTable(table).IsolatedByCouncil(RecordKind.Notice, write: write);
        entity.Property(fact => fact.TakenBackBecause).HasMaxLength(TermFact.NoteMaxLength);
        entity.HasOne<NoticeTerm>().WithMany().HasForeignKey(fact => new { fact.TenantId, fact.TermId });
        entity.HasRowVersion();
    }
}
