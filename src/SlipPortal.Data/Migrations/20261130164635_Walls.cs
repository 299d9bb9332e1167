using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SlipPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Walls : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_access_requests_engagements_tenant_id_engagement_id",
                schema: "portal",
                table: "access_requests");

            migrationBuilder.DropForeignKey(
                name: "fk_action_dues_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "action_dues");

            migrationBuilder.DropForeignKey(
                name: "fk_action_links_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "action_links");

            migrationBuilder.DropForeignKey(
                name: "fk_action_links_actions_tenant_id_linked_action_id",
                schema: "portal",
                table: "action_links");

            migrationBuilder.DropForeignKey(
                name: "fk_action_owners_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "action_owners");

            migrationBuilder.DropForeignKey(
                name: "fk_action_owners_posts_tenant_id_post_id",
                schema: "portal",
                table: "action_owners");

            migrationBuilder.DropForeignKey(
                name: "fk_action_wordings_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "action_wordings");

            migrationBuilder.DropForeignKey(
                name: "fk_actions_chapters_tenant_id_chapter_id_practice_area_id",
                schema: "portal",
                table: "actions");

            migrationBuilder.DropForeignKey(
                name: "fk_actions_plans_tenant_id_plan_id",
                schema: "portal",
                table: "actions");

            migrationBuilder.DropForeignKey(
                name: "fk_agenda_items_meetings_tenant_id_meeting_id",
                schema: "portal",
                table: "agenda_items");

            migrationBuilder.DropForeignKey(
                name: "fk_arising_actions_meetings_tenant_id_meeting_id",
                schema: "portal",
                table: "arising_actions");

            migrationBuilder.DropForeignKey(
                name: "fk_audit_actions_audit_rounds_tenant_id_round_id",
                schema: "portal",
                table: "audit_actions");

            migrationBuilder.DropForeignKey(
                name: "fk_audit_measures_audit_rounds_tenant_id_round_id",
                schema: "portal",
                table: "audit_measures");

            migrationBuilder.DropForeignKey(
                name: "fk_blockers_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "blockers");

            migrationBuilder.DropForeignKey(
                name: "fk_book_import_rows_book_imports_tenant_id_import_id",
                schema: "portal",
                table: "book_import_rows");

            migrationBuilder.DropForeignKey(
                name: "fk_book_lines_books_tenant_id_book_id",
                schema: "portal",
                table: "book_lines");

            migrationBuilder.DropForeignKey(
                name: "fk_book_lines_kpis_tenant_id_kpi_id",
                schema: "portal",
                table: "book_lines");

            migrationBuilder.DropForeignKey(
                name: "fk_chapters_plans_tenant_id_plan_id",
                schema: "portal",
                table: "chapters");

            migrationBuilder.DropForeignKey(
                name: "fk_check_answers_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "check_answers");

            migrationBuilder.DropForeignKey(
                name: "fk_comment_mentions_comments_tenant_id_comment_id",
                schema: "portal",
                table: "comment_mentions");

            migrationBuilder.DropForeignKey(
                name: "fk_comment_wordings_comments_tenant_id_comment_id",
                schema: "portal",
                table: "comment_wordings");

            migrationBuilder.DropForeignKey(
                name: "fk_comments_comment_threads_tenant_id_thread_id",
                schema: "portal",
                table: "comments");

            migrationBuilder.DropForeignKey(
                name: "fk_cost_lines_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "cost_lines");

            migrationBuilder.DropForeignKey(
                name: "fk_date_changes_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "date_changes");

            migrationBuilder.DropForeignKey(
                name: "fk_date_changes_bodies_tenant_id_body_id",
                schema: "portal",
                table: "date_changes");

            migrationBuilder.DropForeignKey(
                name: "fk_engagement_activities_engagements_tenant_id_engagement_id",
                schema: "portal",
                table: "engagement_activities");

            migrationBuilder.DropForeignKey(
                name: "fk_engagement_outcomes_engagements_tenant_id_engagement_id",
                schema: "portal",
                table: "engagement_outcomes");

            migrationBuilder.DropForeignKey(
                name: "fk_engagement_steps_engagements_tenant_id_engagement_id",
                schema: "portal",
                table: "engagement_steps");

            migrationBuilder.DropForeignKey(
                name: "fk_evidence_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "evidence");

            migrationBuilder.DropForeignKey(
                name: "fk_evidence_files_evidence_tenant_id_evidence_id_practice_area~",
                schema: "portal",
                table: "evidence_files");

            migrationBuilder.DropForeignKey(
                name: "fk_evidence_verdicts_actions_tenant_id_action_id_practice_area~",
                schema: "portal",
                table: "evidence_verdicts");

            migrationBuilder.DropForeignKey(
                name: "fk_finding_answers_findings_tenant_id_finding_id_practice_area~",
                schema: "portal",
                table: "finding_answers");

            migrationBuilder.DropForeignKey(
                name: "fk_finding_steps_findings_tenant_id_finding_id_practice_area_i~",
                schema: "portal",
                table: "finding_steps");

            migrationBuilder.DropForeignKey(
                name: "fk_finding_ties_findings_tenant_id_finding_id_practice_area_id~",
                schema: "portal",
                table: "finding_ties");

            migrationBuilder.DropForeignKey(
                name: "fk_findings_visits_tenant_id_visit_id_is_public",
                schema: "portal",
                table: "findings");

            migrationBuilder.DropForeignKey(
                name: "fk_grant_practice_areas_grants_tenant_id_grant_id",
                schema: "portal",
                table: "grant_practice_areas");

            migrationBuilder.DropForeignKey(
                name: "fk_grant_practice_areas_practice_areas_tenant_id_practice_area~",
                schema: "portal",
                table: "grant_practice_areas");

            migrationBuilder.DropForeignKey(
                name: "fk_grant_records_grants_tenant_id_grant_id",
                schema: "portal",
                table: "grant_records");

            migrationBuilder.DropForeignKey(
                name: "fk_grant_rights_grants_tenant_id_grant_id",
                schema: "portal",
                table: "grant_rights");

            migrationBuilder.DropForeignKey(
                name: "fk_grants_engagements_tenant_id_engagement_id",
                schema: "portal",
                table: "grants");

            migrationBuilder.DropForeignKey(
                name: "fk_held_verdicts_held_texts_tenant_id_held_text_id",
                schema: "portal",
                table: "held_verdicts");

            migrationBuilder.DropForeignKey(
                name: "fk_impact_ratings_chapters_tenant_id_chapter_id_practice_area_~",
                schema: "portal",
                table: "impact_ratings");

            migrationBuilder.DropForeignKey(
                name: "fk_impact_ratings_ratings_tenant_id_rating_id",
                schema: "portal",
                table: "impact_ratings");

            migrationBuilder.DropForeignKey(
                name: "fk_impacts_chapters_tenant_id_chapter_id_practice_area_id",
                schema: "portal",
                table: "impacts");

            migrationBuilder.DropForeignKey(
                name: "fk_judgements_visits_tenant_id_visit_id_practice_area_id_is_pu~",
                schema: "portal",
                table: "judgements");

            migrationBuilder.DropForeignKey(
                name: "fk_kpi_comments_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "kpi_comments");

            migrationBuilder.DropForeignKey(
                name: "fk_kpi_ties_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "kpi_ties");

            migrationBuilder.DropForeignKey(
                name: "fk_meeting_moves_meetings_tenant_id_meeting_id",
                schema: "portal",
                table: "meeting_moves");

            migrationBuilder.DropForeignKey(
                name: "fk_meetings_bodies_tenant_id_body_id",
                schema: "portal",
                table: "meetings");

            migrationBuilder.DropForeignKey(
                name: "fk_notice_documents_improvement_notices_tenant_id_notice_id",
                schema: "portal",
                table: "notice_documents");

            migrationBuilder.DropForeignKey(
                name: "fk_notice_stages_improvement_notices_tenant_id_notice_id",
                schema: "portal",
                table: "notice_stages");

            migrationBuilder.DropForeignKey(
                name: "fk_notice_terms_improvement_notices_tenant_id_notice_id",
                schema: "portal",
                table: "notice_terms");

            migrationBuilder.DropForeignKey(
                name: "fk_occurrences_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "occurrences");

            migrationBuilder.DropForeignKey(
                name: "fk_plan_import_rows_plan_imports_tenant_id_import_id",
                schema: "portal",
                table: "plan_import_rows");

            migrationBuilder.DropForeignKey(
                name: "fk_post_holders_posts_tenant_id_post_id",
                schema: "portal",
                table: "post_holders");

            migrationBuilder.DropForeignKey(
                name: "fk_progress_updates_actions_tenant_id_action_id_practice_area_~",
                schema: "portal",
                table: "progress_updates");

            migrationBuilder.DropForeignKey(
                name: "fk_publication_steps_visits_tenant_id_visit_id_practice_area_i~",
                schema: "portal",
                table: "publication_steps");

            migrationBuilder.DropForeignKey(
                name: "fk_rating_overrides_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "rating_overrides");

            migrationBuilder.DropForeignKey(
                name: "fk_readings_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "readings");

            migrationBuilder.DropForeignKey(
                name: "fk_rebases_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "rebases");

            migrationBuilder.DropForeignKey(
                name: "fk_related_plans_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "related_plans");

            migrationBuilder.DropForeignKey(
                name: "fk_seats_bodies_tenant_id_body_id",
                schema: "portal",
                table: "seats");

            migrationBuilder.DropForeignKey(
                name: "fk_series_breaks_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "series_breaks");

            migrationBuilder.DropForeignKey(
                name: "fk_sign_off_steps_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "sign_off_steps");

            migrationBuilder.DropForeignKey(
                name: "fk_stated_years_to_date_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "stated_years_to_date");

            migrationBuilder.DropForeignKey(
                name: "fk_targets_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "targets");

            migrationBuilder.DropForeignKey(
                name: "fk_term_cadences_notice_terms_tenant_id_term_id",
                schema: "portal",
                table: "term_cadences");

            migrationBuilder.DropForeignKey(
                name: "fk_term_dones_notice_terms_tenant_id_term_id",
                schema: "portal",
                table: "term_dones");

            migrationBuilder.DropForeignKey(
                name: "fk_term_waivers_notice_terms_tenant_id_term_id",
                schema: "portal",
                table: "term_waivers");

            migrationBuilder.DropForeignKey(
                name: "fk_update_requests_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "update_requests");

            migrationBuilder.DropForeignKey(
                name: "fk_visit_file_contents_visit_files_tenant_id_file_id",
                schema: "portal",
                table: "visit_file_contents");

            migrationBuilder.DropForeignKey(
                name: "fk_visit_file_contents_visits_tenant_id_visit_id_practice_area~",
                schema: "portal",
                table: "visit_file_contents");

            migrationBuilder.DropForeignKey(
                name: "fk_visit_files_visits_tenant_id_visit_id_practice_area_id_is_p~",
                schema: "portal",
                table: "visit_files");

            migrationBuilder.DropForeignKey(
                name: "fk_visit_moves_visits_tenant_id_visit_id_practice_area_id_is_p~",
                schema: "portal",
                table: "visit_moves");

            migrationBuilder.DropForeignKey(
                name: "fk_visit_outputs_visits_tenant_id_visit_id_practice_area_id_is~",
                schema: "portal",
                table: "visit_outputs");

            migrationBuilder.AlterColumn<Guid>(
                name: "grant_id",
                schema: "portal",
                table: "ledger_entries",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.CreateIndex(
                name: "ix_visits_id",
                schema: "portal",
                table: "visits",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_practice_areas_id",
                schema: "portal",
                table: "practice_areas",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invitations_id",
                schema: "portal",
                table: "invitations",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_findings_id",
                schema: "portal",
                table: "findings",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_evidence_id",
                schema: "portal",
                table: "evidence",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_engagements_id",
                schema: "portal",
                table: "engagements",
                column: "id",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_access_requests_engagements_tenant_id_engagement_id",
                schema: "portal",
                table: "access_requests",
                columns: new[] { "tenant_id", "engagement_id" },
                principalSchema: "portal",
                principalTable: "engagements",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_action_dues_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "action_dues",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_action_links_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "action_links",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_action_links_actions_tenant_id_linked_action_id",
                schema: "portal",
                table: "action_links",
                columns: new[] { "tenant_id", "linked_action_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_action_owners_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "action_owners",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_action_owners_posts_tenant_id_post_id",
                schema: "portal",
                table: "action_owners",
                columns: new[] { "tenant_id", "post_id" },
                principalSchema: "portal",
                principalTable: "posts",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_action_wordings_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "action_wordings",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_actions_chapters_tenant_id_chapter_id_practice_area_id",
                schema: "portal",
                table: "actions",
                columns: new[] { "tenant_id", "chapter_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "chapters",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_actions_plans_tenant_id_plan_id",
                schema: "portal",
                table: "actions",
                columns: new[] { "tenant_id", "plan_id" },
                principalSchema: "portal",
                principalTable: "plans",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_agenda_items_meetings_tenant_id_meeting_id",
                schema: "portal",
                table: "agenda_items",
                columns: new[] { "tenant_id", "meeting_id" },
                principalSchema: "portal",
                principalTable: "meetings",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_arising_actions_meetings_tenant_id_meeting_id",
                schema: "portal",
                table: "arising_actions",
                columns: new[] { "tenant_id", "meeting_id" },
                principalSchema: "portal",
                principalTable: "meetings",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_audit_actions_audit_rounds_tenant_id_round_id",
                schema: "portal",
                table: "audit_actions",
                columns: new[] { "tenant_id", "round_id" },
                principalSchema: "portal",
                principalTable: "audit_rounds",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_audit_measures_audit_rounds_tenant_id_round_id",
                schema: "portal",
                table: "audit_measures",
                columns: new[] { "tenant_id", "round_id" },
                principalSchema: "portal",
                principalTable: "audit_rounds",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_blockers_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "blockers",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_book_import_rows_book_imports_tenant_id_import_id",
                schema: "portal",
                table: "book_import_rows",
                columns: new[] { "tenant_id", "import_id" },
                principalSchema: "portal",
                principalTable: "book_imports",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_book_lines_books_tenant_id_book_id",
                schema: "portal",
                table: "book_lines",
                columns: new[] { "tenant_id", "book_id" },
                principalSchema: "portal",
                principalTable: "books",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_book_lines_kpis_tenant_id_kpi_id",
                schema: "portal",
                table: "book_lines",
                columns: new[] { "tenant_id", "kpi_id" },
                principalSchema: "portal",
                principalTable: "kpis",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_chapters_plans_tenant_id_plan_id",
                schema: "portal",
                table: "chapters",
                columns: new[] { "tenant_id", "plan_id" },
                principalSchema: "portal",
                principalTable: "plans",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_check_answers_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "check_answers",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "kpis",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_comment_mentions_comments_tenant_id_comment_id",
                schema: "portal",
                table: "comment_mentions",
                columns: new[] { "tenant_id", "comment_id" },
                principalSchema: "portal",
                principalTable: "comments",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_comment_wordings_comments_tenant_id_comment_id",
                schema: "portal",
                table: "comment_wordings",
                columns: new[] { "tenant_id", "comment_id" },
                principalSchema: "portal",
                principalTable: "comments",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_comments_comment_threads_tenant_id_thread_id",
                schema: "portal",
                table: "comments",
                columns: new[] { "tenant_id", "thread_id" },
                principalSchema: "portal",
                principalTable: "comment_threads",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_cost_lines_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "cost_lines",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_date_changes_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "date_changes",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_date_changes_bodies_tenant_id_body_id",
                schema: "portal",
                table: "date_changes",
                columns: new[] { "tenant_id", "body_id" },
                principalSchema: "portal",
                principalTable: "bodies",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_engagement_activities_engagements_tenant_id_engagement_id",
                schema: "portal",
                table: "engagement_activities",
                columns: new[] { "tenant_id", "engagement_id" },
                principalSchema: "portal",
                principalTable: "engagements",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_engagement_outcomes_engagements_tenant_id_engagement_id",
                schema: "portal",
                table: "engagement_outcomes",
                columns: new[] { "tenant_id", "engagement_id" },
                principalSchema: "portal",
                principalTable: "engagements",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_engagement_steps_engagements_tenant_id_engagement_id",
                schema: "portal",
                table: "engagement_steps",
                columns: new[] { "tenant_id", "engagement_id" },
                principalSchema: "portal",
                principalTable: "engagements",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_evidence_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "evidence",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_evidence_files_evidence_tenant_id_evidence_id_practice_area~",
                schema: "portal",
                table: "evidence_files",
                columns: new[] { "tenant_id", "evidence_id", "practice_area_id", "is_confidential" },
                principalSchema: "portal",
                principalTable: "evidence",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_confidential" });

            migrationBuilder.AddForeignKey(
                name: "fk_evidence_verdicts_actions_tenant_id_action_id_practice_area~",
                schema: "portal",
                table: "evidence_verdicts",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_finding_answers_findings_tenant_id_finding_id_practice_area~",
                schema: "portal",
                table: "finding_answers",
                columns: new[] { "tenant_id", "finding_id", "practice_area_id", "is_public" },
                principalSchema: "portal",
                principalTable: "findings",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_public" });

            migrationBuilder.AddForeignKey(
                name: "fk_finding_steps_findings_tenant_id_finding_id_practice_area_i~",
                schema: "portal",
                table: "finding_steps",
                columns: new[] { "tenant_id", "finding_id", "practice_area_id", "is_public" },
                principalSchema: "portal",
                principalTable: "findings",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_public" });

            migrationBuilder.AddForeignKey(
                name: "fk_finding_ties_findings_tenant_id_finding_id_practice_area_id~",
                schema: "portal",
                table: "finding_ties",
                columns: new[] { "tenant_id", "finding_id", "practice_area_id", "is_public" },
                principalSchema: "portal",
                principalTable: "findings",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_public" });

            migrationBuilder.AddForeignKey(
                name: "fk_findings_visits_tenant_id_visit_id_is_public",
                schema: "portal",
                table: "findings",
                columns: new[] { "tenant_id", "visit_id", "is_public" },
                principalSchema: "portal",
                principalTable: "visits",
                principalColumns: new[] { "tenant_id", "id", "is_public" });

            migrationBuilder.AddForeignKey(
                name: "fk_grant_practice_areas_grants_tenant_id_grant_id",
                schema: "portal",
                table: "grant_practice_areas",
                columns: new[] { "tenant_id", "grant_id" },
                principalSchema: "portal",
                principalTable: "grants",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_grant_practice_areas_practice_areas_tenant_id_practice_area~",
                schema: "portal",
                table: "grant_practice_areas",
                columns: new[] { "tenant_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "practice_areas",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_grant_records_grants_tenant_id_grant_id",
                schema: "portal",
                table: "grant_records",
                columns: new[] { "tenant_id", "grant_id" },
                principalSchema: "portal",
                principalTable: "grants",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_grant_rights_grants_tenant_id_grant_id",
                schema: "portal",
                table: "grant_rights",
                columns: new[] { "tenant_id", "grant_id" },
                principalSchema: "portal",
                principalTable: "grants",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_grants_engagements_tenant_id_engagement_id",
                schema: "portal",
                table: "grants",
                columns: new[] { "tenant_id", "engagement_id" },
                principalSchema: "portal",
                principalTable: "engagements",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_held_verdicts_held_texts_tenant_id_held_text_id",
                schema: "portal",
                table: "held_verdicts",
                columns: new[] { "tenant_id", "held_text_id" },
                principalSchema: "portal",
                principalTable: "held_texts",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_impact_ratings_chapters_tenant_id_chapter_id_practice_area_~",
                schema: "portal",
                table: "impact_ratings",
                columns: new[] { "tenant_id", "chapter_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "chapters",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_impact_ratings_ratings_tenant_id_rating_id",
                schema: "portal",
                table: "impact_ratings",
                columns: new[] { "tenant_id", "rating_id" },
                principalSchema: "portal",
                principalTable: "ratings",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_impacts_chapters_tenant_id_chapter_id_practice_area_id",
                schema: "portal",
                table: "impacts",
                columns: new[] { "tenant_id", "chapter_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "chapters",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_judgements_visits_tenant_id_visit_id_practice_area_id_is_pu~",
                schema: "portal",
                table: "judgements",
                columns: new[] { "tenant_id", "visit_id", "practice_area_id", "is_public" },
                principalSchema: "portal",
                principalTable: "visits",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_public" });

            migrationBuilder.AddForeignKey(
                name: "fk_kpi_comments_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "kpi_comments",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "kpis",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_kpi_ties_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "kpi_ties",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "kpis",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_meeting_moves_meetings_tenant_id_meeting_id",
                schema: "portal",
                table: "meeting_moves",
                columns: new[] { "tenant_id", "meeting_id" },
                principalSchema: "portal",
                principalTable: "meetings",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_meetings_bodies_tenant_id_body_id",
                schema: "portal",
                table: "meetings",
                columns: new[] { "tenant_id", "body_id" },
                principalSchema: "portal",
                principalTable: "bodies",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_notice_documents_improvement_notices_tenant_id_notice_id",
                schema: "portal",
                table: "notice_documents",
                columns: new[] { "tenant_id", "notice_id" },
                principalSchema: "portal",
                principalTable: "improvement_notices",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_notice_stages_improvement_notices_tenant_id_notice_id",
                schema: "portal",
                table: "notice_stages",
                columns: new[] { "tenant_id", "notice_id" },
                principalSchema: "portal",
                principalTable: "improvement_notices",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_notice_terms_improvement_notices_tenant_id_notice_id",
                schema: "portal",
                table: "notice_terms",
                columns: new[] { "tenant_id", "notice_id" },
                principalSchema: "portal",
                principalTable: "improvement_notices",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_occurrences_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "occurrences",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_plan_import_rows_plan_imports_tenant_id_import_id",
                schema: "portal",
                table: "plan_import_rows",
                columns: new[] { "tenant_id", "import_id" },
                principalSchema: "portal",
                principalTable: "plan_imports",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_post_holders_posts_tenant_id_post_id",
                schema: "portal",
                table: "post_holders",
                columns: new[] { "tenant_id", "post_id" },
                principalSchema: "portal",
                principalTable: "posts",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_progress_updates_actions_tenant_id_action_id_practice_area_~",
                schema: "portal",
                table: "progress_updates",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_publication_steps_visits_tenant_id_visit_id_practice_area_i~",
                schema: "portal",
                table: "publication_steps",
                columns: new[] { "tenant_id", "visit_id", "practice_area_id", "is_public" },
                principalSchema: "portal",
                principalTable: "visits",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_public" });

            migrationBuilder.AddForeignKey(
                name: "fk_rating_overrides_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "rating_overrides",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "kpis",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_readings_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "readings",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "kpis",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_rebases_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "rebases",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "kpis",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_related_plans_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "related_plans",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_seats_bodies_tenant_id_body_id",
                schema: "portal",
                table: "seats",
                columns: new[] { "tenant_id", "body_id" },
                principalSchema: "portal",
                principalTable: "bodies",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_series_breaks_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "series_breaks",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "kpis",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_sign_off_steps_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "sign_off_steps",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_stated_years_to_date_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "stated_years_to_date",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "kpis",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_targets_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "targets",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "kpis",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_term_cadences_notice_terms_tenant_id_term_id",
                schema: "portal",
                table: "term_cadences",
                columns: new[] { "tenant_id", "term_id" },
                principalSchema: "portal",
                principalTable: "notice_terms",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_term_dones_notice_terms_tenant_id_term_id",
                schema: "portal",
                table: "term_dones",
                columns: new[] { "tenant_id", "term_id" },
                principalSchema: "portal",
                principalTable: "notice_terms",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_term_waivers_notice_terms_tenant_id_term_id",
                schema: "portal",
                table: "term_waivers",
                columns: new[] { "tenant_id", "term_id" },
                principalSchema: "portal",
                principalTable: "notice_terms",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_update_requests_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "update_requests",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_visit_file_contents_visit_files_tenant_id_file_id",
                schema: "portal",
                table: "visit_file_contents",
                columns: new[] { "tenant_id", "file_id" },
                principalSchema: "portal",
                principalTable: "visit_files",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_visit_file_contents_visits_tenant_id_visit_id_practice_area~",
                schema: "portal",
                table: "visit_file_contents",
                columns: new[] { "tenant_id", "visit_id", "practice_area_id", "is_public" },
                principalSchema: "portal",
                principalTable: "visits",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_public" });

            migrationBuilder.AddForeignKey(
                name: "fk_visit_files_visits_tenant_id_visit_id_practice_area_id_is_p~",
                schema: "portal",
                table: "visit_files",
                columns: new[] { "tenant_id", "visit_id", "practice_area_id", "is_public" },
                principalSchema: "portal",
                principalTable: "visits",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_public" });

            migrationBuilder.AddForeignKey(
                name: "fk_visit_moves_visits_tenant_id_visit_id_practice_area_id_is_p~",
                schema: "portal",
                table: "visit_moves",
                columns: new[] { "tenant_id", "visit_id", "practice_area_id", "is_public" },
                principalSchema: "portal",
                principalTable: "visits",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_public" });

            migrationBuilder.AddForeignKey(
                name: "fk_visit_outputs_visits_tenant_id_visit_id_practice_area_id_is~",
                schema: "portal",
                table: "visit_outputs",
                columns: new[] { "tenant_id", "visit_id", "practice_area_id", "is_public" },
                principalSchema: "portal",
                principalTable: "visits",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_public" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_access_requests_engagements_tenant_id_engagement_id",
                schema: "portal",
                table: "access_requests");

            migrationBuilder.DropForeignKey(
                name: "fk_action_dues_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "action_dues");

            migrationBuilder.DropForeignKey(
                name: "fk_action_links_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "action_links");

            migrationBuilder.DropForeignKey(
                name: "fk_action_links_actions_tenant_id_linked_action_id",
                schema: "portal",
                table: "action_links");

            migrationBuilder.DropForeignKey(
                name: "fk_action_owners_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "action_owners");

            migrationBuilder.DropForeignKey(
                name: "fk_action_owners_posts_tenant_id_post_id",
                schema: "portal",
                table: "action_owners");

            migrationBuilder.DropForeignKey(
                name: "fk_action_wordings_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "action_wordings");

            migrationBuilder.DropForeignKey(
                name: "fk_actions_chapters_tenant_id_chapter_id_practice_area_id",
                schema: "portal",
                table: "actions");

            migrationBuilder.DropForeignKey(
                name: "fk_actions_plans_tenant_id_plan_id",
                schema: "portal",
                table: "actions");

            migrationBuilder.DropForeignKey(
                name: "fk_agenda_items_meetings_tenant_id_meeting_id",
                schema: "portal",
                table: "agenda_items");

            migrationBuilder.DropForeignKey(
                name: "fk_arising_actions_meetings_tenant_id_meeting_id",
                schema: "portal",
                table: "arising_actions");

            migrationBuilder.DropForeignKey(
                name: "fk_audit_actions_audit_rounds_tenant_id_round_id",
                schema: "portal",
                table: "audit_actions");

            migrationBuilder.DropForeignKey(
                name: "fk_audit_measures_audit_rounds_tenant_id_round_id",
                schema: "portal",
                table: "audit_measures");

            migrationBuilder.DropForeignKey(
                name: "fk_blockers_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "blockers");

            migrationBuilder.DropForeignKey(
                name: "fk_book_import_rows_book_imports_tenant_id_import_id",
                schema: "portal",
                table: "book_import_rows");

            migrationBuilder.DropForeignKey(
                name: "fk_book_lines_books_tenant_id_book_id",
                schema: "portal",
                table: "book_lines");

            migrationBuilder.DropForeignKey(
                name: "fk_book_lines_kpis_tenant_id_kpi_id",
                schema: "portal",
                table: "book_lines");

            migrationBuilder.DropForeignKey(
                name: "fk_chapters_plans_tenant_id_plan_id",
                schema: "portal",
                table: "chapters");

            migrationBuilder.DropForeignKey(
                name: "fk_check_answers_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "check_answers");

            migrationBuilder.DropForeignKey(
                name: "fk_comment_mentions_comments_tenant_id_comment_id",
                schema: "portal",
                table: "comment_mentions");

            migrationBuilder.DropForeignKey(
                name: "fk_comment_wordings_comments_tenant_id_comment_id",
                schema: "portal",
                table: "comment_wordings");

            migrationBuilder.DropForeignKey(
                name: "fk_comments_comment_threads_tenant_id_thread_id",
                schema: "portal",
                table: "comments");

            migrationBuilder.DropForeignKey(
                name: "fk_cost_lines_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "cost_lines");

            migrationBuilder.DropForeignKey(
                name: "fk_date_changes_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "date_changes");

            migrationBuilder.DropForeignKey(
                name: "fk_date_changes_bodies_tenant_id_body_id",
                schema: "portal",
                table: "date_changes");

            migrationBuilder.DropForeignKey(
                name: "fk_engagement_activities_engagements_tenant_id_engagement_id",
                schema: "portal",
                table: "engagement_activities");

            migrationBuilder.DropForeignKey(
                name: "fk_engagement_outcomes_engagements_tenant_id_engagement_id",
                schema: "portal",
                table: "engagement_outcomes");

            migrationBuilder.DropForeignKey(
                name: "fk_engagement_steps_engagements_tenant_id_engagement_id",
                schema: "portal",
                table: "engagement_steps");

            migrationBuilder.DropForeignKey(
                name: "fk_evidence_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "evidence");

            migrationBuilder.DropForeignKey(
                name: "fk_evidence_files_evidence_tenant_id_evidence_id_practice_area~",
                schema: "portal",
                table: "evidence_files");

            migrationBuilder.DropForeignKey(
                name: "fk_evidence_verdicts_actions_tenant_id_action_id_practice_area~",
                schema: "portal",
                table: "evidence_verdicts");

            migrationBuilder.DropForeignKey(
                name: "fk_finding_answers_findings_tenant_id_finding_id_practice_area~",
                schema: "portal",
                table: "finding_answers");

            migrationBuilder.DropForeignKey(
                name: "fk_finding_steps_findings_tenant_id_finding_id_practice_area_i~",
                schema: "portal",
                table: "finding_steps");

            migrationBuilder.DropForeignKey(
                name: "fk_finding_ties_findings_tenant_id_finding_id_practice_area_id~",
                schema: "portal",
                table: "finding_ties");

            migrationBuilder.DropForeignKey(
                name: "fk_findings_visits_tenant_id_visit_id_is_public",
                schema: "portal",
                table: "findings");

            migrationBuilder.DropForeignKey(
                name: "fk_grant_practice_areas_grants_tenant_id_grant_id",
                schema: "portal",
                table: "grant_practice_areas");

            migrationBuilder.DropForeignKey(
                name: "fk_grant_practice_areas_practice_areas_tenant_id_practice_area~",
                schema: "portal",
                table: "grant_practice_areas");

            migrationBuilder.DropForeignKey(
                name: "fk_grant_records_grants_tenant_id_grant_id",
                schema: "portal",
                table: "grant_records");

            migrationBuilder.DropForeignKey(
                name: "fk_grant_rights_grants_tenant_id_grant_id",
                schema: "portal",
                table: "grant_rights");

            migrationBuilder.DropForeignKey(
                name: "fk_grants_engagements_tenant_id_engagement_id",
                schema: "portal",
                table: "grants");

            migrationBuilder.DropForeignKey(
                name: "fk_held_verdicts_held_texts_tenant_id_held_text_id",
                schema: "portal",
                table: "held_verdicts");

            migrationBuilder.DropForeignKey(
                name: "fk_impact_ratings_chapters_tenant_id_chapter_id_practice_area_~",
                schema: "portal",
                table: "impact_ratings");

            migrationBuilder.DropForeignKey(
                name: "fk_impact_ratings_ratings_tenant_id_rating_id",
                schema: "portal",
                table: "impact_ratings");

            migrationBuilder.DropForeignKey(
                name: "fk_impacts_chapters_tenant_id_chapter_id_practice_area_id",
                schema: "portal",
                table: "impacts");

            migrationBuilder.DropForeignKey(
                name: "fk_judgements_visits_tenant_id_visit_id_practice_area_id_is_pu~",
                schema: "portal",
                table: "judgements");

            migrationBuilder.DropForeignKey(
                name: "fk_kpi_comments_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "kpi_comments");

            migrationBuilder.DropForeignKey(
                name: "fk_kpi_ties_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "kpi_ties");

            migrationBuilder.DropForeignKey(
                name: "fk_meeting_moves_meetings_tenant_id_meeting_id",
                schema: "portal",
                table: "meeting_moves");

            migrationBuilder.DropForeignKey(
                name: "fk_meetings_bodies_tenant_id_body_id",
                schema: "portal",
                table: "meetings");

            migrationBuilder.DropForeignKey(
                name: "fk_notice_documents_improvement_notices_tenant_id_notice_id",
                schema: "portal",
                table: "notice_documents");

            migrationBuilder.DropForeignKey(
                name: "fk_notice_stages_improvement_notices_tenant_id_notice_id",
                schema: "portal",
                table: "notice_stages");

            migrationBuilder.DropForeignKey(
                name: "fk_notice_terms_improvement_notices_tenant_id_notice_id",
                schema: "portal",
                table: "notice_terms");

            migrationBuilder.DropForeignKey(
                name: "fk_occurrences_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "occurrences");

            migrationBuilder.DropForeignKey(
                name: "fk_plan_import_rows_plan_imports_tenant_id_import_id",
                schema: "portal",
                table: "plan_import_rows");

            migrationBuilder.DropForeignKey(
                name: "fk_post_holders_posts_tenant_id_post_id",
                schema: "portal",
                table: "post_holders");

            migrationBuilder.DropForeignKey(
                name: "fk_progress_updates_actions_tenant_id_action_id_practice_area_~",
                schema: "portal",
                table: "progress_updates");

            migrationBuilder.DropForeignKey(
                name: "fk_publication_steps_visits_tenant_id_visit_id_practice_area_i~",
                schema: "portal",
                table: "publication_steps");

            migrationBuilder.DropForeignKey(
                name: "fk_rating_overrides_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "rating_overrides");

            migrationBuilder.DropForeignKey(
                name: "fk_readings_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "readings");

            migrationBuilder.DropForeignKey(
                name: "fk_rebases_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "rebases");

            migrationBuilder.DropForeignKey(
                name: "fk_related_plans_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "related_plans");

            migrationBuilder.DropForeignKey(
                name: "fk_seats_bodies_tenant_id_body_id",
                schema: "portal",
                table: "seats");

            migrationBuilder.DropForeignKey(
                name: "fk_series_breaks_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "series_breaks");

            migrationBuilder.DropForeignKey(
                name: "fk_sign_off_steps_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "sign_off_steps");

            migrationBuilder.DropForeignKey(
                name: "fk_stated_years_to_date_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "stated_years_to_date");

            migrationBuilder.DropForeignKey(
                name: "fk_targets_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "targets");

            migrationBuilder.DropForeignKey(
                name: "fk_term_cadences_notice_terms_tenant_id_term_id",
                schema: "portal",
                table: "term_cadences");

            migrationBuilder.DropForeignKey(
                name: "fk_term_dones_notice_terms_tenant_id_term_id",
                schema: "portal",
                table: "term_dones");

            migrationBuilder.DropForeignKey(
                name: "fk_term_waivers_notice_terms_tenant_id_term_id",
                schema: "portal",
                table: "term_waivers");

            migrationBuilder.DropForeignKey(
                name: "fk_update_requests_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "update_requests");

            migrationBuilder.DropForeignKey(
                name: "fk_visit_file_contents_visit_files_tenant_id_file_id",
                schema: "portal",
                table: "visit_file_contents");

            migrationBuilder.DropForeignKey(
                name: "fk_visit_file_contents_visits_tenant_id_visit_id_practice_area~",
                schema: "portal",
                table: "visit_file_contents");

            migrationBuilder.DropForeignKey(
                name: "fk_visit_files_visits_tenant_id_visit_id_practice_area_id_is_p~",
                schema: "portal",
                table: "visit_files");

            migrationBuilder.DropForeignKey(
                name: "fk_visit_moves_visits_tenant_id_visit_id_practice_area_id_is_p~",
                schema: "portal",
                table: "visit_moves");

            migrationBuilder.DropForeignKey(
                name: "fk_visit_outputs_visits_tenant_id_visit_id_practice_area_id_is~",
                schema: "portal",
                table: "visit_outputs");

            migrationBuilder.DropIndex(
                name: "ix_visits_id",
                schema: "portal",
                table: "visits");

            migrationBuilder.DropIndex(
                name: "ix_practice_areas_id",
                schema: "portal",
                table: "practice_areas");

            migrationBuilder.DropIndex(
                name: "ix_invitations_id",
                schema: "portal",
                table: "invitations");

            migrationBuilder.DropIndex(
                name: "ix_findings_id",
                schema: "portal",
                table: "findings");

            migrationBuilder.DropIndex(
                name: "ix_evidence_id",
                schema: "portal",
                table: "evidence");

            migrationBuilder.DropIndex(
                name: "ix_engagements_id",
                schema: "portal",
                table: "engagements");

            migrationBuilder.AlterColumn<Guid>(
                name: "grant_id",
                schema: "portal",
                table: "ledger_entries",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AddForeignKey(
                name: "fk_access_requests_engagements_tenant_id_engagement_id",
                schema: "portal",
                table: "access_requests",
                columns: new[] { "tenant_id", "engagement_id" },
                principalSchema: "portal",
                principalTable: "engagements",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_action_dues_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "action_dues",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_action_links_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "action_links",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_action_links_actions_tenant_id_linked_action_id",
                schema: "portal",
                table: "action_links",
                columns: new[] { "tenant_id", "linked_action_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_action_owners_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "action_owners",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_action_owners_posts_tenant_id_post_id",
                schema: "portal",
                table: "action_owners",
                columns: new[] { "tenant_id", "post_id" },
                principalSchema: "portal",
                principalTable: "posts",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_action_wordings_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "action_wordings",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_actions_chapters_tenant_id_chapter_id_practice_area_id",
                schema: "portal",
                table: "actions",
                columns: new[] { "tenant_id", "chapter_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "chapters",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_actions_plans_tenant_id_plan_id",
                schema: "portal",
                table: "actions",
                columns: new[] { "tenant_id", "plan_id" },
                principalSchema: "portal",
                principalTable: "plans",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_agenda_items_meetings_tenant_id_meeting_id",
                schema: "portal",
                table: "agenda_items",
                columns: new[] { "tenant_id", "meeting_id" },
                principalSchema: "portal",
                principalTable: "meetings",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_arising_actions_meetings_tenant_id_meeting_id",
                schema: "portal",
                table: "arising_actions",
                columns: new[] { "tenant_id", "meeting_id" },
                principalSchema: "portal",
                principalTable: "meetings",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_audit_actions_audit_rounds_tenant_id_round_id",
                schema: "portal",
                table: "audit_actions",
                columns: new[] { "tenant_id", "round_id" },
                principalSchema: "portal",
                principalTable: "audit_rounds",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_audit_measures_audit_rounds_tenant_id_round_id",
                schema: "portal",
                table: "audit_measures",
                columns: new[] { "tenant_id", "round_id" },
                principalSchema: "portal",
                principalTable: "audit_rounds",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_blockers_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "blockers",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_book_import_rows_book_imports_tenant_id_import_id",
                schema: "portal",
                table: "book_import_rows",
                columns: new[] { "tenant_id", "import_id" },
                principalSchema: "portal",
                principalTable: "book_imports",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_book_lines_books_tenant_id_book_id",
                schema: "portal",
                table: "book_lines",
                columns: new[] { "tenant_id", "book_id" },
                principalSchema: "portal",
                principalTable: "books",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_book_lines_kpis_tenant_id_kpi_id",
                schema: "portal",
                table: "book_lines",
                columns: new[] { "tenant_id", "kpi_id" },
                principalSchema: "portal",
                principalTable: "kpis",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_chapters_plans_tenant_id_plan_id",
                schema: "portal",
                table: "chapters",
                columns: new[] { "tenant_id", "plan_id" },
                principalSchema: "portal",
                principalTable: "plans",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_check_answers_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "check_answers",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "kpis",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_comment_mentions_comments_tenant_id_comment_id",
                schema: "portal",
                table: "comment_mentions",
                columns: new[] { "tenant_id", "comment_id" },
                principalSchema: "portal",
                principalTable: "comments",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_comment_wordings_comments_tenant_id_comment_id",
                schema: "portal",
                table: "comment_wordings",
                columns: new[] { "tenant_id", "comment_id" },
                principalSchema: "portal",
                principalTable: "comments",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_comments_comment_threads_tenant_id_thread_id",
                schema: "portal",
                table: "comments",
                columns: new[] { "tenant_id", "thread_id" },
                principalSchema: "portal",
                principalTable: "comment_threads",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_cost_lines_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "cost_lines",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_date_changes_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "date_changes",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_date_changes_bodies_tenant_id_body_id",
                schema: "portal",
                table: "date_changes",
                columns: new[] { "tenant_id", "body_id" },
                principalSchema: "portal",
                principalTable: "bodies",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_engagement_activities_engagements_tenant_id_engagement_id",
                schema: "portal",
                table: "engagement_activities",
                columns: new[] { "tenant_id", "engagement_id" },
                principalSchema: "portal",
                principalTable: "engagements",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_engagement_outcomes_engagements_tenant_id_engagement_id",
                schema: "portal",
                table: "engagement_outcomes",
                columns: new[] { "tenant_id", "engagement_id" },
                principalSchema: "portal",
                principalTable: "engagements",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_engagement_steps_engagements_tenant_id_engagement_id",
                schema: "portal",
                table: "engagement_steps",
                columns: new[] { "tenant_id", "engagement_id" },
                principalSchema: "portal",
                principalTable: "engagements",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_evidence_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "evidence",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_evidence_files_evidence_tenant_id_evidence_id_practice_area~",
                schema: "portal",
                table: "evidence_files",
                columns: new[] { "tenant_id", "evidence_id", "practice_area_id", "is_confidential" },
                principalSchema: "portal",
                principalTable: "evidence",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_confidential" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_evidence_verdicts_actions_tenant_id_action_id_practice_area~",
                schema: "portal",
                table: "evidence_verdicts",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_finding_answers_findings_tenant_id_finding_id_practice_area~",
                schema: "portal",
                table: "finding_answers",
                columns: new[] { "tenant_id", "finding_id", "practice_area_id", "is_public" },
                principalSchema: "portal",
                principalTable: "findings",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_public" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_finding_steps_findings_tenant_id_finding_id_practice_area_i~",
                schema: "portal",
                table: "finding_steps",
                columns: new[] { "tenant_id", "finding_id", "practice_area_id", "is_public" },
                principalSchema: "portal",
                principalTable: "findings",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_public" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_finding_ties_findings_tenant_id_finding_id_practice_area_id~",
                schema: "portal",
                table: "finding_ties",
                columns: new[] { "tenant_id", "finding_id", "practice_area_id", "is_public" },
                principalSchema: "portal",
                principalTable: "findings",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_public" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_findings_visits_tenant_id_visit_id_is_public",
                schema: "portal",
                table: "findings",
                columns: new[] { "tenant_id", "visit_id", "is_public" },
                principalSchema: "portal",
                principalTable: "visits",
                principalColumns: new[] { "tenant_id", "id", "is_public" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_grant_practice_areas_grants_tenant_id_grant_id",
                schema: "portal",
                table: "grant_practice_areas",
                columns: new[] { "tenant_id", "grant_id" },
                principalSchema: "portal",
                principalTable: "grants",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_grant_practice_areas_practice_areas_tenant_id_practice_area~",
                schema: "portal",
                table: "grant_practice_areas",
                columns: new[] { "tenant_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "practice_areas",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_grant_records_grants_tenant_id_grant_id",
                schema: "portal",
                table: "grant_records",
                columns: new[] { "tenant_id", "grant_id" },
                principalSchema: "portal",
                principalTable: "grants",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_grant_rights_grants_tenant_id_grant_id",
                schema: "portal",
                table: "grant_rights",
                columns: new[] { "tenant_id", "grant_id" },
                principalSchema: "portal",
                principalTable: "grants",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_grants_engagements_tenant_id_engagement_id",
                schema: "portal",
                table: "grants",
                columns: new[] { "tenant_id", "engagement_id" },
                principalSchema: "portal",
                principalTable: "engagements",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_held_verdicts_held_texts_tenant_id_held_text_id",
                schema: "portal",
                table: "held_verdicts",
                columns: new[] { "tenant_id", "held_text_id" },
                principalSchema: "portal",
                principalTable: "held_texts",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_impact_ratings_chapters_tenant_id_chapter_id_practice_area_~",
                schema: "portal",
                table: "impact_ratings",
                columns: new[] { "tenant_id", "chapter_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "chapters",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_impact_ratings_ratings_tenant_id_rating_id",
                schema: "portal",
                table: "impact_ratings",
                columns: new[] { "tenant_id", "rating_id" },
                principalSchema: "portal",
                principalTable: "ratings",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_impacts_chapters_tenant_id_chapter_id_practice_area_id",
                schema: "portal",
                table: "impacts",
                columns: new[] { "tenant_id", "chapter_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "chapters",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_judgements_visits_tenant_id_visit_id_practice_area_id_is_pu~",
                schema: "portal",
                table: "judgements",
                columns: new[] { "tenant_id", "visit_id", "practice_area_id", "is_public" },
                principalSchema: "portal",
                principalTable: "visits",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_public" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_kpi_comments_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "kpi_comments",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "kpis",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_kpi_ties_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "kpi_ties",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "kpis",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_meeting_moves_meetings_tenant_id_meeting_id",
                schema: "portal",
                table: "meeting_moves",
                columns: new[] { "tenant_id", "meeting_id" },
                principalSchema: "portal",
                principalTable: "meetings",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_meetings_bodies_tenant_id_body_id",
                schema: "portal",
                table: "meetings",
                columns: new[] { "tenant_id", "body_id" },
                principalSchema: "portal",
                principalTable: "bodies",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_notice_documents_improvement_notices_tenant_id_notice_id",
                schema: "portal",
                table: "notice_documents",
                columns: new[] { "tenant_id", "notice_id" },
                principalSchema: "portal",
                principalTable: "improvement_notices",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_notice_stages_improvement_notices_tenant_id_notice_id",
                schema: "portal",
                table: "notice_stages",
                columns: new[] { "tenant_id", "notice_id" },
                principalSchema: "portal",
                principalTable: "improvement_notices",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_notice_terms_improvement_notices_tenant_id_notice_id",
                schema: "portal",
                table: "notice_terms",
                columns: new[] { "tenant_id", "notice_id" },
                principalSchema: "portal",
                principalTable: "improvement_notices",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_occurrences_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "occurrences",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_plan_import_rows_plan_imports_tenant_id_import_id",
                schema: "portal",
                table: "plan_import_rows",
                columns: new[] { "tenant_id", "import_id" },
                principalSchema: "portal",
                principalTable: "plan_imports",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_post_holders_posts_tenant_id_post_id",
                schema: "portal",
                table: "post_holders",
                columns: new[] { "tenant_id", "post_id" },
                principalSchema: "portal",
                principalTable: "posts",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_progress_updates_actions_tenant_id_action_id_practice_area_~",
                schema: "portal",
                table: "progress_updates",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_publication_steps_visits_tenant_id_visit_id_practice_area_i~",
                schema: "portal",
                table: "publication_steps",
                columns: new[] { "tenant_id", "visit_id", "practice_area_id", "is_public" },
                principalSchema: "portal",
                principalTable: "visits",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_public" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_rating_overrides_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "rating_overrides",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "kpis",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_readings_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "readings",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "kpis",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_rebases_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "rebases",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "kpis",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_related_plans_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "related_plans",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_seats_bodies_tenant_id_body_id",
                schema: "portal",
                table: "seats",
                columns: new[] { "tenant_id", "body_id" },
                principalSchema: "portal",
                principalTable: "bodies",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_series_breaks_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "series_breaks",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "kpis",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_sign_off_steps_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "sign_off_steps",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_stated_years_to_date_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "stated_years_to_date",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "kpis",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_targets_kpis_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "targets",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "kpis",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_term_cadences_notice_terms_tenant_id_term_id",
                schema: "portal",
                table: "term_cadences",
                columns: new[] { "tenant_id", "term_id" },
                principalSchema: "portal",
                principalTable: "notice_terms",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_term_dones_notice_terms_tenant_id_term_id",
                schema: "portal",
                table: "term_dones",
                columns: new[] { "tenant_id", "term_id" },
                principalSchema: "portal",
                principalTable: "notice_terms",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_term_waivers_notice_terms_tenant_id_term_id",
                schema: "portal",
                table: "term_waivers",
                columns: new[] { "tenant_id", "term_id" },
                principalSchema: "portal",
                principalTable: "notice_terms",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_update_requests_actions_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "update_requests",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_visit_file_contents_visit_files_tenant_id_file_id",
                schema: "portal",
                table: "visit_file_contents",
                columns: new[] { "tenant_id", "file_id" },
                principalSchema: "portal",
                principalTable: "visit_files",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_visit_file_contents_visits_tenant_id_visit_id_practice_area~",
                schema: "portal",
                table: "visit_file_contents",
                columns: new[] { "tenant_id", "visit_id", "practice_area_id", "is_public" },
                principalSchema: "portal",
                principalTable: "visits",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_public" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_visit_files_visits_tenant_id_visit_id_practice_area_id_is_p~",
                schema: "portal",
                table: "visit_files",
                columns: new[] { "tenant_id", "visit_id", "practice_area_id", "is_public" },
                principalSchema: "portal",
                principalTable: "visits",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_public" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_visit_moves_visits_tenant_id_visit_id_practice_area_id_is_p~",
                schema: "portal",
                table: "visit_moves",
                columns: new[] { "tenant_id", "visit_id", "practice_area_id", "is_public" },
                principalSchema: "portal",
                principalTable: "visits",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_public" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_visit_outputs_visits_tenant_id_visit_id_practice_area_id_is~",
                schema: "portal",
                table: "visit_outputs",
                columns: new[] { "tenant_id", "visit_id", "practice_area_id", "is_public" },
                principalSchema: "portal",
                principalTable: "visits",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_public" },
                onDelete: ReferentialAction.Cascade);
        }
    }
}
