using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Plans.Import;

namespace SlipPortal.Data.Mappings;

internal sealed class PlanMapping : IEntityTypeConfiguration<Plan>
{
    public void Configure(EntityTypeBuilder<Plan> entity)
    {
        entity.ToTenantTable("plans").IsolatedByCouncil(RecordKind.Plan);
        entity.Removable("in_force_at is null");
        entity.SetOnce(plan => plan.InForceAt);
        // An import comes into force at once and takes the place of the plan before, which cannot be undone; a draft waits for a body.
        entity.RequiresToChange(RecordKind.Boards, Verb.Manage, plan => new { plan.ApprovedAt, plan.ApprovedByMeetingId });
        entity.RequiresToChangeLater(RecordKind.Boards, Verb.Manage, plan => plan.InForceAt);
        entity.RequiresToTakeBack(RecordKind.Boards, Verb.Manage, plan => plan.SupersededAt);
        entity.RequiresToChange(RecordKind.Boards, Verb.Manage, plan => plan.CorrectableUntil);
        entity.Property(plan => plan.Title).HasMaxLength(Plan.TitleMaxLength);
        entity.Property(plan => plan.Period).HasMaxLength(Plan.PeriodMaxLength);
        entity.Property(plan => plan.Objective).HasMaxLength(Plan.TextMaxLength);
        entity.Property(plan => plan.Foreword).HasMaxLength(Plan.TextMaxLength);
        entity.PrimitiveCollection(plan => plan.Pillars).ElementType(pillar => pillar.HasMaxLength(Plan.PillarMaxLength));
        entity.HasOne<Post>().WithMany().HasForeignKey(plan => new { plan.TenantId, plan.OwnerPostId });
        entity.HasOne<Plan>().WithMany().HasForeignKey(plan => new { plan.TenantId, plan.PreviousPlanId }).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Meeting>().WithMany().HasForeignKey(plan => new { plan.TenantId, plan.ApprovedByMeetingId });
        // One in force and one draft, at any moment.
        entity.HasIndex(plan => plan.TenantId).IsUnique().HasDatabaseName("ix_plans_current")
            .HasFilter("in_force_at is not null and superseded_at is null");
        entity.HasIndex(plan => new { plan.TenantId }, "ix_plans_draft").IsUnique().HasDatabaseName("ix_plans_draft").HasFilter("in_force_at is null");
        entity.HasRowVersion();
    }
}

internal sealed class ChapterMapping :
    IEntityTypeConfiguration<Chapter>, IEntityTypeConfiguration<Impact>, IEntityTypeConfiguration<ImpactRating>
{
    public void Configure(EntityTypeBuilder<Chapter> entity)
    {
        entity.ToTenantTable("chapters").IsolatedByPracticeArea(RecordKind.Plan);
        entity.Removable(Draft.Has("chapters"));
        entity.Property(chapter => chapter.Number).HasMaxLength(Chapter.NumberMaxLength);
        entity.Property(chapter => chapter.Title).HasMaxLength(Chapter.TitleMaxLength);
        entity.Property(chapter => chapter.Statement).HasMaxLength(Chapter.StatementMaxLength);
        // What hangs on a chapter names its practice area too, and the database sees to it that they agree.
        entity.HasAlternateKey(chapter => new { chapter.TenantId, chapter.Id, chapter.PracticeAreaId });
        entity.HasOne<Plan>().WithMany().HasForeignKey(chapter => new { chapter.TenantId, chapter.PlanId });
        entity.HasOne<PracticeArea>().WithMany().HasForeignKey(chapter => new { chapter.TenantId, chapter.PracticeAreaId })
            .OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Chapter>().WithMany().HasForeignKey(chapter => new { chapter.TenantId, chapter.LineageId }).OnDelete(DeleteBehavior.NoAction);
        entity.HasOne<Post>().WithMany().HasForeignKey(chapter => new { chapter.TenantId, chapter.LeadPostId });
        entity.HasIndex(chapter => new { chapter.TenantId, chapter.PlanId, chapter.Position });
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<ImpactRating> entity)
    {
        entity.ToTenantTable("impact_ratings").IsolatedByPracticeArea(RecordKind.Plan, appendOnly: true);
        entity.Property(rating => rating.Reason).HasMaxLength(ImpactRating.ReasonMaxLength);
        entity.HasOne<Chapter>().WithMany()
            .HasForeignKey(rating => new { rating.TenantId, rating.ChapterId, rating.PracticeAreaId })
            .HasPrincipalKey(chapter => new { chapter.TenantId, chapter.Id, chapter.PracticeAreaId });
        entity.HasOne<Rating>().WithMany().HasForeignKey(rating => new { rating.TenantId, rating.RatingId });
        entity.HasIndex(rating => new { rating.TenantId, rating.LineageId, rating.RecordedAt, rating.Id });
    }

    public void Configure(EntityTypeBuilder<Impact> entity)
    {
        entity.ToTenantTable("impacts").IsolatedByPracticeArea(RecordKind.Plan);
        entity.Removable(Draft.HasChapterOf("impacts"));
        entity.Property(impact => impact.Description).HasMaxLength(Impact.TextMaxLength);
        entity.HasOne<Chapter>().WithMany()
            .HasForeignKey(impact => new { impact.TenantId, impact.ChapterId, impact.PracticeAreaId })
            .HasPrincipalKey(chapter => new { chapter.TenantId, chapter.Id, chapter.PracticeAreaId });
    }
}

internal sealed class PlanActionMapping :
    IEntityTypeConfiguration<PlanAction>, IEntityTypeConfiguration<ActionOwner>, IEntityTypeConfiguration<ActionLink>
{
    public void Configure(EntityTypeBuilder<PlanAction> entity)
    {
        entity.ToTenantTable("actions").IsolatedByPracticeArea(RecordKind.Plan);
        entity.Removable(Draft.Has("actions"));
        entity.Property(action => action.Ref).HasMaxLength(PlanAction.RefMaxLength);
        entity.Property(action => action.SortKey).HasMaxLength(PlanAction.SortKeyMaxLength).UseCollation("C");
        entity.Property(action => action.Text).HasMaxLength(PlanAction.TextMaxLength);
        entity.Property(action => action.Finding).HasMaxLength(PlanAction.TextMaxLength);
        entity.Property(action => action.SuccessMeasure).HasMaxLength(PlanAction.TextMaxLength);
        entity.Property(action => action.EvidenceNote).HasMaxLength(PlanAction.TextMaxLength);
        entity.Property(action => action.DraftDue).HasMaxLength(DueSchedule.TextMaxLength);
        entity.HasOne<Rating>().WithMany().HasForeignKey(action => new { action.TenantId, action.DraftRatingId });
        entity.HasAlternateKey(action => new { action.TenantId, action.Id, action.PracticeAreaId });
        entity.HasOne<Chapter>().WithMany()
            .HasForeignKey(action => new { action.TenantId, action.ChapterId, action.PracticeAreaId })
            .HasPrincipalKey(chapter => new { chapter.TenantId, chapter.Id, chapter.PracticeAreaId });
        entity.HasOne<Plan>().WithMany().HasForeignKey(action => new { action.TenantId, action.PlanId });
        entity.HasOne<Impact>().WithMany().HasForeignKey(action => new { action.TenantId, action.ImpactId });
        entity.HasOne<PlanAction>().WithMany().HasForeignKey(action => new { action.TenantId, action.LineageId }).OnDelete(DeleteBehavior.NoAction);
        entity.HasOne<PlanAction>().WithMany().HasForeignKey(action => new { action.TenantId, action.PreviousActionId }).OnDelete(DeleteBehavior.NoAction);
        entity.HasOne<PlanAction>().WithMany().HasForeignKey(action => new { action.TenantId, action.ParentId }).OnDelete(DeleteBehavior.NoAction);
        entity.HasMany(action => action.Owners).WithOne()
            .HasForeignKey(owner => new { owner.TenantId, owner.ActionId, owner.PracticeAreaId })
            .HasPrincipalKey(action => new { action.TenantId, action.Id, action.PracticeAreaId })
            .OnDelete(DeleteBehavior.ClientCascade);
        entity.Ignore(action => action.Monitoring);
        entity.HasIndex(action => new { action.TenantId, action.PlanId, action.Ref }).IsUnique();
        entity.HasIndex(action => new { action.TenantId, action.PlanId, action.SortKey });
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<ActionOwner> entity)
    {
        entity.ToTenantTable("action_owners").IsolatedByPracticeArea(RecordKind.Plan);
        entity.Removable(Draft.HasActionOf("action_owners"));
        entity.HasOne<Post>().WithMany().HasForeignKey(owner => new { owner.TenantId, owner.PostId });
    }

    public void Configure(EntityTypeBuilder<ActionLink> entity)
    {
        entity.ToTenantTable("action_links").IsolatedByPracticeArea(RecordKind.Plan);
        entity.Removable();
        entity.HasOne<PlanAction>().WithMany()
            .HasForeignKey(link => new { link.TenantId, link.ActionId, link.PracticeAreaId })
            .HasPrincipalKey(action => new { action.TenantId, action.Id, action.PracticeAreaId });
        entity.HasOne<PlanAction>().WithMany().HasForeignKey(link => new { link.TenantId, link.LinkedActionId });
        entity.HasIndex(link => new { link.TenantId, link.ActionId, link.LinkedActionId, link.Kind }).IsUnique();
    }
}

/// <summary>In SQL: whether a row belongs to a draft of the plan. A plan in force never becomes a draft again (functions.sql).</summary>
internal static class Draft
{
    public static string Has(string table) => IsDraft($"plan.tenant_id = {table}.tenant_id and plan.id = {table}.plan_id");

    public static string HasChapterOf(string table) => HasParentOf("chapters", table, "chapter_id");

    public static string HasActionOf(string table) => HasParentOf("actions", table, "action_id");

    private static string HasParentOf(string parents, string table, string column) =>
        $"exists (select from portal.{parents} parent where parent.tenant_id = {table}.tenant_id and parent.id = {table}.{column} "
        + $"and {IsDraft("plan.tenant_id = parent.tenant_id and plan.id = parent.plan_id")})";

    private static string IsDraft(string which) => $"exists (select from portal.plans plan where {which} and plan.in_force_at is null)";
}

/// <summary>
/// What is dated about actions. What can be closed later (a proposal, a blocker) has a row version; the rest is never changed.
/// </summary>
internal sealed class ActionFactMapping :
    IEntityTypeConfiguration<ActionDue>, IEntityTypeConfiguration<ProgressUpdate>, IEntityTypeConfiguration<ActionWording>,
    IEntityTypeConfiguration<DateChange>, IEntityTypeConfiguration<SignOffStep>, IEntityTypeConfiguration<Evidence>,
    IEntityTypeConfiguration<EvidenceFile>, IEntityTypeConfiguration<EvidenceVerdict>, IEntityTypeConfiguration<Occurrence>,
    IEntityTypeConfiguration<UpdateRequest>, IEntityTypeConfiguration<Blocker>, IEntityTypeConfiguration<CostLine>,
    IEntityTypeConfiguration<RelatedPlan>
{
    /// <summary>A body has signed it off, at a meeting.</summary>
    internal const string IsSigned = "row.stage in ('SignedOffInPart', 'SignedOff') or row.meeting_id is not null";

    public void Configure(EntityTypeBuilder<ActionDue> entity)
    {
        MapFact(entity, "action_dues", appendOnly: true);
        // The first date comes with the action; another one a body agrees.
        entity.RequiresToChange(
            RecordKind.Boards, Verb.Manage, due => due.DateChangeId, "row.date_change_id is not null or app.has_date(row.tenant_id, row.action_id)");
        entity.Property(due => due.SourceText).HasMaxLength(DueSchedule.TextMaxLength);
        entity.HasOne<DateChange>().WithMany().HasForeignKey(due => new { due.TenantId, due.DateChangeId });
        entity.HasOne<Plan>().WithMany().HasForeignKey(due => new { due.TenantId, due.PlanId });
    }

    public void Configure(EntityTypeBuilder<ProgressUpdate> entity)
    {
        MapFact(entity, "progress_updates", appendOnly: true);
        entity.Withdrawable(RecordKind.Boards);
        entity.HasRowVersion();
        entity.Property(update => update.Reason).HasMaxLength(ProgressUpdate.ReasonMaxLength);
        entity.Property(update => update.Narrative).HasMaxLength(ProgressUpdate.NarrativeMaxLength);
        entity.HasOne<Rating>().WithMany().HasForeignKey(update => new { update.TenantId, update.RatingId });
    }

    public void Configure(EntityTypeBuilder<ActionWording> entity)
    {
        MapFact(entity, "action_wordings", appendOnly: true);
        entity.Property(wording => wording.Text).HasMaxLength(PlanAction.TextMaxLength);
    }

    public void Configure(EntityTypeBuilder<DateChange> entity)
    {
        MapFact(entity, "date_changes");
        entity.RequiresToChange(RecordKind.Boards, Verb.Manage, change => new { change.Outcome, change.DecidedAt, change.MeetingId }, "row.outcome in ('Agreed', 'Refused')");
        entity.Property(change => change.SourceText).HasMaxLength(DueSchedule.TextMaxLength);
        entity.Property(change => change.Reason).HasMaxLength(DateChange.ReasonMaxLength);
        entity.HasOne<Body>().WithMany().HasForeignKey(change => new { change.TenantId, change.BodyId });
        entity.HasOne<Meeting>().WithMany().HasForeignKey(change => new { change.TenantId, change.MeetingId });
        // One proposal at a time.
        entity.HasIndex(change => new { change.TenantId, change.LineageId }).IsUnique().HasFilter("decided_at is null")
            .HasDatabaseName("ix_date_changes_open");
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<SignOffStep> entity)
    {
        MapFact(entity, "sign_off_steps", appendOnly: true);
        entity.RequiresToChange(RecordKind.Boards, Verb.Manage, step => new { step.Stage, step.MeetingId }, IsSigned);
        entity.Property(step => step.Note).HasMaxLength(SignOffStep.NoteMaxLength);
        entity.Property(step => step.Condition).HasMaxLength(SignOffStep.NoteMaxLength);
        entity.HasOne<Body>().WithMany().HasForeignKey(step => new { step.TenantId, step.BodyId });
        entity.HasOne<Meeting>().WithMany().HasForeignKey(step => new { step.TenantId, step.MeetingId });
    }

    public void Configure(EntityTypeBuilder<Evidence> entity)
    {
        MapFact(entity, "evidence");
        entity.IsolatedByConfidence(RecordKind.Plan, "id");
        // A file that could not be checked: only a lead lets it go.
        entity.HeldFromOutside("not is_held");
        entity.RequiresToChangeLater(RecordKind.Held, Verb.Manage, evidence => evidence.IsHeld);
        entity.Withdrawable(RecordKind.Boards);
        entity.HasUniqueId();
        entity.Property(evidence => evidence.Title).HasMaxLength(Evidence.TitleMaxLength);
        entity.Property(evidence => evidence.Address).HasMaxLength(Evidence.AddressMaxLength);
        entity.Property(evidence => evidence.FileName).HasMaxLength(Evidence.FileNameMaxLength);
        entity.Property(evidence => evidence.MediaType).HasMaxLength(100);
        entity.Property(evidence => evidence.Sha256).HasMaxLength(64);
        entity.HasOne<ProgressUpdate>().WithMany().HasForeignKey(evidence => new { evidence.TenantId, evidence.UpdateId });
        entity.HasAlternateKey(evidence => new { evidence.TenantId, evidence.Id, evidence.PracticeAreaId, evidence.IsConfidential });
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<EvidenceFile> entity)
    {
        entity.ToTenantTable("evidence_files").IsolatedByConfidence(RecordKind.Plan, "evidence_id", isFile: true);
        entity.HeldForLeads(
            "exists (select from portal.evidence line where line.tenant_id = evidence_files.tenant_id "
            + "and line.id = evidence_files.evidence_id and not line.is_held)");
        // What a piece of evidence was stays when its content goes.
        entity.Removable();
        entity.HasOne<Evidence>().WithOne()
            .HasForeignKey<EvidenceFile>(file => new { file.TenantId, file.EvidenceId, file.PracticeAreaId, file.IsConfidential })
            .HasPrincipalKey<Evidence>(evidence => new { evidence.TenantId, evidence.Id, evidence.PracticeAreaId, evidence.IsConfidential });
    }

    public void Configure(EntityTypeBuilder<EvidenceVerdict> entity)
    {
        MapFact(entity, "evidence_verdicts", appendOnly: true);
        entity.Property(verdict => verdict.Reason).HasMaxLength(EvidenceVerdict.ReasonMaxLength);
    }

    public void Configure(EntityTypeBuilder<Occurrence> entity)
    {
        MapFact(entity, "occurrences", appendOnly: true);
        entity.Property(occurrence => occurrence.Note).HasMaxLength(Occurrence.NoteMaxLength);
    }

    public void Configure(EntityTypeBuilder<UpdateRequest> entity)
    {
        MapFact(entity, "update_requests", appendOnly: true);
        entity.NamesWhoWrites(request => request.AskedById);
        entity.Property(request => request.AskedOf).HasMaxLength(1_000);
    }

    public void Configure(EntityTypeBuilder<Blocker> entity)
    {
        MapFact(entity, "blockers");
        entity.Property(blocker => blocker.Description).HasMaxLength(Blocker.TextMaxLength);
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<CostLine> entity)
    {
        MapFact(entity, "cost_lines");
        entity.Property(line => line.What).HasMaxLength(CostLine.TextMaxLength);
        entity.Property(line => line.Pounds).HasPrecision(12, 2);
        entity.Property(line => line.Fund).HasMaxLength(CostLine.TextMaxLength);
        entity.Property(line => line.Period).HasMaxLength(CostLine.TextMaxLength);
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<RelatedPlan> entity)
    {
        MapFact(entity, "related_plans");
        entity.Property(plan => plan.Name).HasMaxLength(RelatedPlan.TextMaxLength);
        entity.Property(plan => plan.Status).HasMaxLength(RelatedPlan.TextMaxLength);
        entity.Property(plan => plan.Address).HasMaxLength(Evidence.AddressMaxLength);
        entity.HasRowVersion();
    }

    private static void MapFact<T>(EntityTypeBuilder<T> entity, string table, bool appendOnly = false)
        where T : ActionFact
    {
        entity.ToTenantTable(table).IsolatedByPracticeArea(RecordKind.Plan, appendOnly);
        // Nobody has been told what was written on a new action of a draft: it goes with the draft.
        entity.Removable(Draft.HasActionOf(table));
        entity.HasOne<PlanAction>().WithMany()
            .HasForeignKey(fact => new { fact.TenantId, fact.ActionId, fact.PracticeAreaId })
            .HasPrincipalKey(action => new { action.TenantId, action.Id, action.PracticeAreaId });
        entity.HasOne<PlanAction>().WithMany().HasForeignKey(fact => new { fact.TenantId, fact.LineageId }).OnDelete(DeleteBehavior.NoAction);
        entity.HasIndex(fact => new { fact.TenantId, fact.LineageId, fact.RecordedAt, fact.Id });
    }
}

internal sealed class PlanVocabularyMapping :
    IEntityTypeConfiguration<Post>, IEntityTypeConfiguration<PostHolder>, IEntityTypeConfiguration<Rating>
{
    public void Configure(EntityTypeBuilder<Post> entity)
    {
        entity.ToTenantTable("posts").IsolatedByCouncil(RecordKind.Plan);
        // What it owned and who held it goes on to name it. Whoever merges it into another withdraws it, whoever wrote it.
        entity.WithdrawableByName(lead: null, nameof(Post.WrittenById));
        entity.HasWriter(post => post.WrittenById);
        entity.Property(post => post.Title).HasMaxLength(Post.TitleMaxLength);
        entity.HasIndex(post => new { post.TenantId, post.Title }).IsUnique().HasFilter("withdrawn_at is null");
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<PostHolder> entity)
    {
        entity.ToTenantTable("post_holders").IsolatedByCouncil(RecordKind.Plan);
        entity.Property(holder => holder.Name).HasMaxLength(PostHolder.NameMaxLength);
        entity.Property(holder => holder.Email).HasMaxLength(PostHolder.EmailMaxLength);
        entity.HasOne<Post>().WithMany().HasForeignKey(holder => new { holder.TenantId, holder.PostId });
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<Rating> entity)
    {
        // Read with the plan that is rated by it; the scale is a lead's.
        entity.ToTenantTable("ratings").IsolatedByCouncil(RecordKind.Plan);
        entity.RequiresToWrite(RecordKind.Boards, Verb.Manage);
        entity.Property(rating => rating.Explanation).HasMaxLength(Rating.ExplanationMaxLength);
        entity.Property(rating => rating.Name).HasMaxLength(Rating.NameMaxLength);
        entity.Property(rating => rating.Colour).HasMaxLength(20);
        entity.HasIndex(rating => new { rating.TenantId, rating.Name }).IsUnique();
    }
}

internal sealed class PlanImportMapping : IEntityTypeConfiguration<PlanImport>, IEntityTypeConfiguration<PlanImportRow>
{
    public void Configure(EntityTypeBuilder<PlanImport> entity)
    {
        // What is not confirmed yet is seen by those who work on it, and by nobody else.
        entity.ToTenantTable("plan_imports").IsolatedByCouncil(RecordKind.Plan, read: Verb.Edit);
        entity.Removable("confirmed_at is null");
        entity.SetOnce(import => import.ConfirmedAt);
        entity.Property(import => import.FileName).HasMaxLength(PlanImport.FileNameMaxLength);
        entity.Property(import => import.Sha256).HasMaxLength(64);
        entity.Property(import => import.Choices).HasColumnType("jsonb").HasConversion(
            choices => JsonSerializer.Serialize(choices, JsonSerializerOptions.Web),
            json => JsonSerializer.Deserialize<ImportChoices>(json, JsonSerializerOptions.Web)!);
        entity.HasOne<Plan>().WithMany().HasForeignKey(import => new { import.TenantId, import.PlanId });
        entity.HasIndex(import => new { import.TenantId, import.Sha256 });
        entity.HasRowVersion();
    }

    public void Configure(EntityTypeBuilder<PlanImportRow> entity)
    {
        entity.ToTenantTable("plan_import_rows").IsolatedByCouncil(RecordKind.Plan, read: Verb.Edit, appendOnly: true);
        entity.Property(row => row.ActionRef).HasMaxLength(PlanAction.RefMaxLength);
        entity.PrimitiveCollection(row => row.SourceCells);
        entity.HasOne<PlanImport>().WithMany().HasForeignKey(row => new { row.TenantId, row.ImportId });
    }
}
