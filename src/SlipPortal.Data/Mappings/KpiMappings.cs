using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Reference;

namespace SlipPortal.Data.Mappings;

/// <summary>Leads define measures and say what counts as good; those who may edit enter and explain values.</summary>
internal sealed class KpiMapping : IEntityTypeConfiguration<Kpi>, IEntityTypeConfiguration<Book>, IEntityTypeConfiguration<BookLine>,
    IEntityTypeConfiguration<ComparisonChoice>, IEntityTypeConfiguration<ComparisonSet>, IEntityTypeConfiguration<ComparisonSetMember>
{
    public void Configure(EntityTypeBuilder<Kpi> entity)
    {
        entity.ToTenantTable("kpis").IsolatedByPracticeArea(RecordKind.Kpis, write: Verb.Manage);
        entity.Property(kpi => kpi.Ref).HasMaxLength(Kpi.RefMaxLength);
        entity.Property(kpi => kpi.SortKey).HasMaxLength(ActionRef.SortKeyMaxLength).UseCollation("C");
        entity.Property(kpi => kpi.Title).HasMaxLength(Kpi.TitleMaxLength);
        entity.Property(kpi => kpi.Definition).HasMaxLength(Kpi.DefinitionMaxLength);
        entity.Property(kpi => kpi.Source).HasMaxLength(Kpi.TitleMaxLength);
        entity.Property(kpi => kpi.Baseline).HasPrecision(18, 6);
        entity.Property(kpi => kpi.IndicatorCode).HasMaxLength(100);
        entity.Ignore(kpi => kpi.Shape);
        // What hangs on a measure names its practice area too, and the database sees to it that they agree.
        entity.HasAlternateKey(kpi => new { kpi.TenantId, kpi.Id, kpi.PracticeAreaId });
        entity.HasOne<PracticeArea>().WithMany().HasForeignKey(kpi => new { kpi.TenantId, kpi.PracticeAreaId }).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Post>().WithMany().HasForeignKey(kpi => new { kpi.TenantId, kpi.OwnerPostId });
        entity.HasOne<Kpi>().WithMany().HasForeignKey(kpi => new { kpi.TenantId, kpi.PairId }).OnDelete(DeleteBehavior.NoAction);
        entity.HasOne<Kpi>().WithMany().HasForeignKey(kpi => new { kpi.TenantId, kpi.PartOfId }).OnDelete(DeleteBehavior.NoAction);
        // A book that is withdrawn takes the measures with it that it made; none of them is one person's.
        entity.Withdrawable(RecordKind.Kpis, nameof(Kpi.WithdrawnById));
        entity.HasIndex(kpi => new { kpi.TenantId, kpi.SortKey }).IsUnique().HasFilter("withdrawn_at is null");
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<Book> entity)
    {
        entity.ToTenantTable("books").IsolatedByCouncil(RecordKind.Kpis, write: Verb.Manage);
        entity.Property(book => book.Name).HasMaxLength(Book.NameMaxLength);
        entity.Property(book => book.Purpose).HasMaxLength(Book.PurposeMaxLength);
        entity.Withdrawable(RecordKind.Kpis, nameof(Book.WithdrawnById));
        entity.HasIndex(book => new { book.TenantId, book.Name }).IsUnique().HasFilter("withdrawn_at is null");
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<BookLine> entity)
    {
        entity.ToTenantTable("book_lines").IsolatedByCouncil(RecordKind.Kpis, write: Verb.Manage);
        entity.Removable();
        entity.Property(line => line.Theme).HasMaxLength(BookLine.ThemeMaxLength);
        entity.HasOne<Book>().WithMany().HasForeignKey(line => new { line.TenantId, line.BookId });
        entity.HasOne<Kpi>().WithMany().HasForeignKey(line => new { line.TenantId, line.KpiId });
        entity.HasIndex(line => new { line.TenantId, line.BookId, line.KpiId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ComparisonChoice> entity)
    {
        entity.ToTenantTable("comparison_choices").IsolatedByCouncil(RecordKind.Kpis, write: Verb.Manage);
        entity.Property(choice => choice.Model).HasMaxLength(ComparisonChoice.ModelMaxLength);
        entity.HasOne<StatisticalArea>().WithMany().HasForeignKey(choice => choice.AreaCode).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(choice => choice.TenantId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ComparisonSet> entity)
    {
        entity.ToTenantTable("comparison_sets").IsolatedByCouncil(RecordKind.Kpis, write: Verb.Manage);
        entity.Property(set => set.Name).HasMaxLength(ComparisonSet.NameMaxLength);
        entity.Property(set => set.Reason).HasMaxLength(ComparisonSet.ReasonMaxLength);
        entity.HasIndex(set => new { set.TenantId, set.Name }).IsUnique();
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<ComparisonSetMember> entity)
    {
        entity.ToTenantTable("comparison_set_members").IsolatedByCouncil(RecordKind.Kpis, write: Verb.Manage, appendOnly: true);
        entity.HasOne<ComparisonSet>().WithMany().HasForeignKey(member => new { member.TenantId, member.SetId }).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<StatisticalArea>().WithMany().HasForeignKey(member => member.AreaCode).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(member => new { member.TenantId, member.SetId, member.AreaCode }).IsUnique();
    }
}

/// <summary>What is dated about measures. One fact of a kind stands for a period; the ones before it stay.</summary>
internal sealed class KpiFactMapping :
    IEntityTypeConfiguration<Reading>, IEntityTypeConfiguration<Target>, IEntityTypeConfiguration<SeriesBreak>, IEntityTypeConfiguration<KpiComment>,
    IEntityTypeConfiguration<RatingOverride>, IEntityTypeConfiguration<Rebase>, IEntityTypeConfiguration<KpiTie>, IEntityTypeConfiguration<CheckAnswer>,
    IEntityTypeConfiguration<StatedYearToDate>, IEntityTypeConfiguration<BookComparator>
{
    private const string Standing = "superseded_at is null";

    public void Configure(EntityTypeBuilder<Reading> entity)
    {
        MapFact(entity, "readings", Verb.Edit);
        entity.Property(reading => reading.Value).HasPrecision(18, 6);
        entity.Property(reading => reading.Numerator).HasPrecision(18, 6);
        entity.Property(reading => reading.Denominator).HasPrecision(18, 6);
        entity.Property(reading => reading.SourceText).HasMaxLength(Reading.SourceTextMaxLength);
        entity.Property(reading => reading.SourceFile).HasMaxLength(FileImport.FileNameMaxLength);
        entity.Ignore(reading => reading.Period);
        // The kind before the day: the last reading of a kind is then the last of the index.
        entity.HasIndex(reading => new { reading.TenantId, reading.KpiId, reading.PeriodKind, reading.PeriodStart }).IsUnique().HasFilter(Standing)
            .HasDatabaseName("ix_readings_standing");
    }

    public void Configure(EntityTypeBuilder<Target> entity)
    {
        MapFact(entity, "targets", Verb.Manage);
        entity.Property(target => target.Value).HasPrecision(18, 6);
        entity.Property(target => target.Tolerance).HasPrecision(18, 6);
        entity.Property(target => target.Reason).HasMaxLength(KpiFact.NoteMaxLength);
    }

    public void Configure(EntityTypeBuilder<SeriesBreak> entity)
    {
        MapFact(entity, "series_breaks", Verb.Manage);
        entity.Property(mark => mark.Reason).HasMaxLength(KpiFact.NoteMaxLength);
        entity.HasOne<Kpi>().WithMany().HasForeignKey(mark => new { mark.TenantId, mark.SuccessorId }).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<KpiComment> entity)
    {
        MapFact(entity, "kpi_comments", Verb.Edit);
        entity.Property(comment => comment.Body).HasMaxLength(KpiFact.NoteMaxLength);
        entity.Ignore(comment => comment.Period);
    }

    public void Configure(EntityTypeBuilder<RatingOverride> entity)
    {
        MapFact(entity, "rating_overrides", Verb.Manage);
        entity.Property(rating => rating.Reason).HasMaxLength(KpiFact.NoteMaxLength);
        entity.HasIndex(rating => new { rating.TenantId, rating.KpiId, rating.PeriodStart, rating.PeriodKind }).IsUnique().HasFilter(Standing)
            .HasDatabaseName("ix_rating_overrides_standing");
    }

    public void Configure(EntityTypeBuilder<Rebase> entity)
    {
        MapFact(entity, "rebases", Verb.Manage);
        entity.Property(rebase => rebase.Reason).HasMaxLength(KpiFact.NoteMaxLength);
        entity.HasOne<PlanAction>().WithMany().HasForeignKey(rebase => new { rebase.TenantId, rebase.ActionLineageId }).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<KpiTie> entity)
    {
        MapFact(entity, "kpi_ties", Verb.Edit);
        entity.RequiresToChange(RecordKind.Kpis, Verb.Manage, tie => tie.SupersededAt);
        entity.HasOne<PlanAction>().WithMany().HasForeignKey(tie => new { tie.TenantId, tie.ActionLineageId }).OnDelete(DeleteBehavior.NoAction);
        entity.HasIndex(tie => new { tie.TenantId, tie.ActionLineageId, tie.KpiId }).IsUnique().HasFilter(Standing).HasDatabaseName("ix_kpi_ties_standing");
    }

    public void Configure(EntityTypeBuilder<CheckAnswer> entity)
    {
        MapFact(entity, "check_answers", Verb.Edit);
        entity.Property(answer => answer.Finding).HasMaxLength(CheckAnswer.FindingMaxLength);
        entity.Property(answer => answer.Reason).HasMaxLength(KpiFact.NoteMaxLength);
    }

    public void Configure(EntityTypeBuilder<StatedYearToDate> entity)
    {
        MapFact(entity, "stated_years_to_date", Verb.Manage);
        entity.Property(stated => stated.Value).HasPrecision(18, 6);
        entity.Property(stated => stated.SourceText).HasMaxLength(Reading.SourceTextMaxLength);
        entity.Property(stated => stated.SourceFile).HasMaxLength(FileImport.FileNameMaxLength);
        entity.Ignore(stated => stated.Until);
        entity.HasIndex(stated => new { stated.TenantId, stated.KpiId, stated.PeriodStart, stated.PeriodKind }).IsUnique().HasFilter(Standing)
            .HasDatabaseName("ix_stated_years_to_date_standing");
    }

    public void Configure(EntityTypeBuilder<BookComparator> entity)
    {
        MapFact(entity, "book_comparators", Verb.Manage);
        entity.Property(stated => stated.Value).HasPrecision(18, 6);
        entity.Property(stated => stated.SourceText).HasMaxLength(Reading.SourceTextMaxLength);
        entity.Property(stated => stated.SourceFile).HasMaxLength(FileImport.FileNameMaxLength);
        entity.HasIndex(stated => new { stated.TenantId, stated.KpiId, stated.Kind }).IsUnique().HasFilter(Standing)
            .HasDatabaseName("ix_book_comparators_standing");
    }

    private static void MapFact<T>(EntityTypeBuilder<T> entity, string table, Verb write)
        where T : KpiFact
    {
        entity.ToTenantTable(table).IsolatedByPracticeArea(RecordKind.Kpis, write: write);
        entity.HasOne<Kpi>().WithMany()
            .HasForeignKey(fact => new { fact.TenantId, fact.KpiId, fact.PracticeAreaId })
            .HasPrincipalKey(kpi => new { kpi.TenantId, kpi.Id, kpi.PracticeAreaId });
        // Nobody asks when a reading was recorded; where there was this index, PostgreSQL took it instead of the one by period.
        if (typeof(T) != typeof(Reading)) entity.HasIndex(fact => new { fact.TenantId, fact.KpiId, fact.RecordedAt, fact.Id });
        entity.HasRowVersion();
    }
}

internal sealed class BookImportMapping : IEntityTypeConfiguration<BookImport>, IEntityTypeConfiguration<BookImportRow>
{
    public void Configure(EntityTypeBuilder<BookImport> entity)
    {
        // What is not confirmed yet is seen by those who work on it, and by nobody else.
        entity.ToTenantTable("book_imports").IsolatedByCouncil(RecordKind.Kpis, read: Verb.Edit, write: Verb.Manage);
        entity.Property(import => import.FileName).HasMaxLength(BookImport.FileNameMaxLength);
        entity.Property(import => import.Sha256).HasMaxLength(64);
        entity.Withdrawable(RecordKind.Kpis);
        entity.HasOne<Book>().WithMany().HasForeignKey(import => new { import.TenantId, import.BookId });
        entity.HasIndex(import => new { import.TenantId, import.Sha256 });
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<BookImportRow> entity)
    {
        entity.ToTenantTable("book_import_rows").IsolatedByCouncil(RecordKind.Kpis, read: Verb.Edit, write: Verb.Manage, appendOnly: true);
        entity.Property(row => row.Ref).HasMaxLength(Kpi.RefMaxLength);
        entity.PrimitiveCollection(row => row.SourceCells);
        entity.HasOne<BookImport>().WithMany().HasForeignKey(row => new { row.TenantId, row.ImportId });
        entity.HasIndex(row => new { row.TenantId, row.ImportId, row.Number });
    }
}
