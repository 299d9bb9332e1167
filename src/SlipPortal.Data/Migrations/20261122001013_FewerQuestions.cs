using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SlipPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class FewerQuestions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_visit_outputs_tenant_id_visit_id_recorded_at",
                schema: "portal",
                table: "visit_outputs");

            migrationBuilder.DropIndex(
                name: "ix_visit_moves_tenant_id_visit_id_recorded_at",
                schema: "portal",
                table: "visit_moves");

            migrationBuilder.DropIndex(
                name: "ix_visit_files_tenant_id_visit_id_recorded_at",
                schema: "portal",
                table: "visit_files");

            migrationBuilder.DropIndex(
                name: "ix_visit_file_contents_tenant_id_visit_id_recorded_at",
                schema: "portal",
                table: "visit_file_contents");

            migrationBuilder.DropIndex(
                name: "ix_update_requests_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "update_requests");

            migrationBuilder.DropIndex(
                name: "ix_targets_tenant_id_kpi_id_recorded_at",
                schema: "portal",
                table: "targets");

            migrationBuilder.DropIndex(
                name: "ix_stated_years_to_date_tenant_id_kpi_id_recorded_at",
                schema: "portal",
                table: "stated_years_to_date");

            migrationBuilder.DropIndex(
                name: "ix_sign_off_steps_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "sign_off_steps");

            migrationBuilder.DropIndex(
                name: "ix_series_breaks_tenant_id_kpi_id_recorded_at",
                schema: "portal",
                table: "series_breaks");

            migrationBuilder.DropIndex(
                name: "ix_related_plans_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "related_plans");

            migrationBuilder.DropIndex(
                name: "ix_rebases_tenant_id_kpi_id_recorded_at",
                schema: "portal",
                table: "rebases");

            migrationBuilder.DropIndex(
                name: "ix_readings_tenant_id_kpi_id_recorded_at",
                schema: "portal",
                table: "readings");

            migrationBuilder.DropIndex(
                name: "ix_rating_overrides_tenant_id_kpi_id_recorded_at",
                schema: "portal",
                table: "rating_overrides");

            migrationBuilder.DropIndex(
                name: "ix_publication_steps_tenant_id_visit_id_recorded_at",
                schema: "portal",
                table: "publication_steps");

            migrationBuilder.DropIndex(
                name: "ix_progress_updates_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "progress_updates");

            migrationBuilder.DropIndex(
                name: "ix_occurrences_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "occurrences");

            migrationBuilder.DropIndex(
                name: "ix_kpi_ties_tenant_id_kpi_id_recorded_at",
                schema: "portal",
                table: "kpi_ties");

            migrationBuilder.DropIndex(
                name: "ix_kpi_comments_tenant_id_kpi_id_recorded_at",
                schema: "portal",
                table: "kpi_comments");

            migrationBuilder.DropIndex(
                name: "ix_judgements_tenant_id_visit_id_recorded_at",
                schema: "portal",
                table: "judgements");

            migrationBuilder.DropIndex(
                name: "ix_impact_ratings_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "impact_ratings");

            migrationBuilder.DropIndex(
                name: "ix_finding_ties_tenant_id_finding_id_recorded_at",
                schema: "portal",
                table: "finding_ties");

            migrationBuilder.DropIndex(
                name: "ix_finding_steps_tenant_id_finding_id_recorded_at",
                schema: "portal",
                table: "finding_steps");

            migrationBuilder.DropIndex(
                name: "ix_finding_answers_tenant_id_finding_id_recorded_at",
                schema: "portal",
                table: "finding_answers");

            migrationBuilder.DropIndex(
                name: "ix_evidence_verdicts_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "evidence_verdicts");

            migrationBuilder.DropIndex(
                name: "ix_evidence_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "evidence");

            migrationBuilder.DropIndex(
                name: "ix_engagements_partner_organisation_id",
                schema: "portal",
                table: "engagements");

            migrationBuilder.DropIndex(
                name: "ix_date_changes_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "date_changes");

            migrationBuilder.DropIndex(
                name: "ix_cost_lines_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "cost_lines");

            migrationBuilder.DropIndex(
                name: "ix_check_answers_tenant_id_kpi_id_recorded_at",
                schema: "portal",
                table: "check_answers");

            migrationBuilder.DropIndex(
                name: "ix_blockers_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "blockers");

            migrationBuilder.DropIndex(
                name: "ix_action_wordings_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "action_wordings");

            migrationBuilder.DropIndex(
                name: "ix_action_dues_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "action_dues");

            migrationBuilder.CreateIndex(
                name: "ix_visit_outputs_tenant_id_visit_id_recorded_at_id",
                schema: "portal",
                table: "visit_outputs",
                columns: new[] { "tenant_id", "visit_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_visit_moves_tenant_id_visit_id_recorded_at_id",
                schema: "portal",
                table: "visit_moves",
                columns: new[] { "tenant_id", "visit_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_visit_files_tenant_id_visit_id_recorded_at_id",
                schema: "portal",
                table: "visit_files",
                columns: new[] { "tenant_id", "visit_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_visit_file_contents_tenant_id_visit_id_recorded_at_id",
                schema: "portal",
                table: "visit_file_contents",
                columns: new[] { "tenant_id", "visit_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_update_requests_tenant_id_lineage_id_recorded_at_id",
                schema: "portal",
                table: "update_requests",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_tenant_id_kpi_id_recorded_at_id",
                schema: "portal",
                table: "targets",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_stated_years_to_date_tenant_id_kpi_id_recorded_at_id",
                schema: "portal",
                table: "stated_years_to_date",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_sign_off_steps_tenant_id_lineage_id_recorded_at_id",
                schema: "portal",
                table: "sign_off_steps",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_series_breaks_tenant_id_kpi_id_recorded_at_id",
                schema: "portal",
                table: "series_breaks",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_related_plans_tenant_id_lineage_id_recorded_at_id",
                schema: "portal",
                table: "related_plans",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_rebases_tenant_id_kpi_id_recorded_at_id",
                schema: "portal",
                table: "rebases",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_readings_tenant_id_kpi_id_recorded_at_id",
                schema: "portal",
                table: "readings",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_rating_overrides_tenant_id_kpi_id_recorded_at_id",
                schema: "portal",
                table: "rating_overrides",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_publication_steps_tenant_id_visit_id_recorded_at_id",
                schema: "portal",
                table: "publication_steps",
                columns: new[] { "tenant_id", "visit_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_progress_updates_tenant_id_lineage_id_recorded_at_id",
                schema: "portal",
                table: "progress_updates",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_occurrences_tenant_id_lineage_id_recorded_at_id",
                schema: "portal",
                table: "occurrences",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_kpi_ties_tenant_id_kpi_id_recorded_at_id",
                schema: "portal",
                table: "kpi_ties",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_kpi_comments_tenant_id_kpi_id_recorded_at_id",
                schema: "portal",
                table: "kpi_comments",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_judgements_tenant_id_visit_id_recorded_at_id",
                schema: "portal",
                table: "judgements",
                columns: new[] { "tenant_id", "visit_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_impact_ratings_tenant_id_lineage_id_recorded_at_id",
                schema: "portal",
                table: "impact_ratings",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_finding_ties_tenant_id_finding_id_recorded_at_id",
                schema: "portal",
                table: "finding_ties",
                columns: new[] { "tenant_id", "finding_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_finding_steps_tenant_id_finding_id_recorded_at_id",
                schema: "portal",
                table: "finding_steps",
                columns: new[] { "tenant_id", "finding_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_finding_answers_tenant_id_finding_id_recorded_at_id",
                schema: "portal",
                table: "finding_answers",
                columns: new[] { "tenant_id", "finding_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_verdicts_tenant_id_lineage_id_recorded_at_id",
                schema: "portal",
                table: "evidence_verdicts",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_tenant_id_lineage_id_recorded_at_id",
                schema: "portal",
                table: "evidence",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_engagements_partner_organisation_id_tenant_id",
                schema: "portal",
                table: "engagements",
                columns: new[] { "partner_organisation_id", "tenant_id" });

            migrationBuilder.CreateIndex(
                name: "ix_date_changes_tenant_id_lineage_id_recorded_at_id",
                schema: "portal",
                table: "date_changes",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cost_lines_tenant_id_lineage_id_recorded_at_id",
                schema: "portal",
                table: "cost_lines",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_check_answers_tenant_id_kpi_id_recorded_at_id",
                schema: "portal",
                table: "check_answers",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_blockers_tenant_id_lineage_id_recorded_at_id",
                schema: "portal",
                table: "blockers",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_action_wordings_tenant_id_lineage_id_recorded_at_id",
                schema: "portal",
                table: "action_wordings",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_action_dues_tenant_id_lineage_id_recorded_at_id",
                schema: "portal",
                table: "action_dues",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_visit_outputs_tenant_id_visit_id_recorded_at_id",
                schema: "portal",
                table: "visit_outputs");

            migrationBuilder.DropIndex(
                name: "ix_visit_moves_tenant_id_visit_id_recorded_at_id",
                schema: "portal",
                table: "visit_moves");

            migrationBuilder.DropIndex(
                name: "ix_visit_files_tenant_id_visit_id_recorded_at_id",
                schema: "portal",
                table: "visit_files");

            migrationBuilder.DropIndex(
                name: "ix_visit_file_contents_tenant_id_visit_id_recorded_at_id",
                schema: "portal",
                table: "visit_file_contents");

            migrationBuilder.DropIndex(
                name: "ix_update_requests_tenant_id_lineage_id_recorded_at_id",
                schema: "portal",
                table: "update_requests");

            migrationBuilder.DropIndex(
                name: "ix_targets_tenant_id_kpi_id_recorded_at_id",
                schema: "portal",
                table: "targets");

            migrationBuilder.DropIndex(
                name: "ix_stated_years_to_date_tenant_id_kpi_id_recorded_at_id",
                schema: "portal",
                table: "stated_years_to_date");

            migrationBuilder.DropIndex(
                name: "ix_sign_off_steps_tenant_id_lineage_id_recorded_at_id",
                schema: "portal",
                table: "sign_off_steps");

            migrationBuilder.DropIndex(
                name: "ix_series_breaks_tenant_id_kpi_id_recorded_at_id",
                schema: "portal",
                table: "series_breaks");

            migrationBuilder.DropIndex(
                name: "ix_related_plans_tenant_id_lineage_id_recorded_at_id",
                schema: "portal",
                table: "related_plans");

            migrationBuilder.DropIndex(
                name: "ix_rebases_tenant_id_kpi_id_recorded_at_id",
                schema: "portal",
                table: "rebases");

            migrationBuilder.DropIndex(
                name: "ix_readings_tenant_id_kpi_id_recorded_at_id",
                schema: "portal",
                table: "readings");

            migrationBuilder.DropIndex(
                name: "ix_rating_overrides_tenant_id_kpi_id_recorded_at_id",
                schema: "portal",
                table: "rating_overrides");

            migrationBuilder.DropIndex(
                name: "ix_publication_steps_tenant_id_visit_id_recorded_at_id",
                schema: "portal",
                table: "publication_steps");

            migrationBuilder.DropIndex(
                name: "ix_progress_updates_tenant_id_lineage_id_recorded_at_id",
                schema: "portal",
                table: "progress_updates");

            migrationBuilder.DropIndex(
                name: "ix_occurrences_tenant_id_lineage_id_recorded_at_id",
                schema: "portal",
                table: "occurrences");

            migrationBuilder.DropIndex(
                name: "ix_kpi_ties_tenant_id_kpi_id_recorded_at_id",
                schema: "portal",
                table: "kpi_ties");

            migrationBuilder.DropIndex(
                name: "ix_kpi_comments_tenant_id_kpi_id_recorded_at_id",
                schema: "portal",
                table: "kpi_comments");

            migrationBuilder.DropIndex(
                name: "ix_judgements_tenant_id_visit_id_recorded_at_id",
                schema: "portal",
                table: "judgements");

            migrationBuilder.DropIndex(
                name: "ix_impact_ratings_tenant_id_lineage_id_recorded_at_id",
                schema: "portal",
                table: "impact_ratings");

            migrationBuilder.DropIndex(
                name: "ix_finding_ties_tenant_id_finding_id_recorded_at_id",
                schema: "portal",
                table: "finding_ties");

            migrationBuilder.DropIndex(
                name: "ix_finding_steps_tenant_id_finding_id_recorded_at_id",
                schema: "portal",
                table: "finding_steps");

            migrationBuilder.DropIndex(
                name: "ix_finding_answers_tenant_id_finding_id_recorded_at_id",
                schema: "portal",
                table: "finding_answers");

            migrationBuilder.DropIndex(
                name: "ix_evidence_verdicts_tenant_id_lineage_id_recorded_at_id",
                schema: "portal",
                table: "evidence_verdicts");

            migrationBuilder.DropIndex(
                name: "ix_evidence_tenant_id_lineage_id_recorded_at_id",
                schema: "portal",
                table: "evidence");

            migrationBuilder.DropIndex(
                name: "ix_engagements_partner_organisation_id_tenant_id",
                schema: "portal",
                table: "engagements");

            migrationBuilder.DropIndex(
                name: "ix_date_changes_tenant_id_lineage_id_recorded_at_id",
                schema: "portal",
                table: "date_changes");

            migrationBuilder.DropIndex(
                name: "ix_cost_lines_tenant_id_lineage_id_recorded_at_id",
                schema: "portal",
                table: "cost_lines");

            migrationBuilder.DropIndex(
                name: "ix_check_answers_tenant_id_kpi_id_recorded_at_id",
                schema: "portal",
                table: "check_answers");

            migrationBuilder.DropIndex(
                name: "ix_blockers_tenant_id_lineage_id_recorded_at_id",
                schema: "portal",
                table: "blockers");

            migrationBuilder.DropIndex(
                name: "ix_action_wordings_tenant_id_lineage_id_recorded_at_id",
                schema: "portal",
                table: "action_wordings");

            migrationBuilder.DropIndex(
                name: "ix_action_dues_tenant_id_lineage_id_recorded_at_id",
                schema: "portal",
                table: "action_dues");

            migrationBuilder.CreateIndex(
                name: "ix_visit_outputs_tenant_id_visit_id_recorded_at",
                schema: "portal",
                table: "visit_outputs",
                columns: new[] { "tenant_id", "visit_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_visit_moves_tenant_id_visit_id_recorded_at",
                schema: "portal",
                table: "visit_moves",
                columns: new[] { "tenant_id", "visit_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_visit_files_tenant_id_visit_id_recorded_at",
                schema: "portal",
                table: "visit_files",
                columns: new[] { "tenant_id", "visit_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_visit_file_contents_tenant_id_visit_id_recorded_at",
                schema: "portal",
                table: "visit_file_contents",
                columns: new[] { "tenant_id", "visit_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_update_requests_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "update_requests",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_tenant_id_kpi_id_recorded_at",
                schema: "portal",
                table: "targets",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_stated_years_to_date_tenant_id_kpi_id_recorded_at",
                schema: "portal",
                table: "stated_years_to_date",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_sign_off_steps_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "sign_off_steps",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_series_breaks_tenant_id_kpi_id_recorded_at",
                schema: "portal",
                table: "series_breaks",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_related_plans_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "related_plans",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_rebases_tenant_id_kpi_id_recorded_at",
                schema: "portal",
                table: "rebases",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_readings_tenant_id_kpi_id_recorded_at",
                schema: "portal",
                table: "readings",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_rating_overrides_tenant_id_kpi_id_recorded_at",
                schema: "portal",
                table: "rating_overrides",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_publication_steps_tenant_id_visit_id_recorded_at",
                schema: "portal",
                table: "publication_steps",
                columns: new[] { "tenant_id", "visit_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_progress_updates_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "progress_updates",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_occurrences_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "occurrences",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_kpi_ties_tenant_id_kpi_id_recorded_at",
                schema: "portal",
                table: "kpi_ties",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_kpi_comments_tenant_id_kpi_id_recorded_at",
                schema: "portal",
                table: "kpi_comments",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_judgements_tenant_id_visit_id_recorded_at",
                schema: "portal",
                table: "judgements",
                columns: new[] { "tenant_id", "visit_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_impact_ratings_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "impact_ratings",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_finding_ties_tenant_id_finding_id_recorded_at",
                schema: "portal",
                table: "finding_ties",
                columns: new[] { "tenant_id", "finding_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_finding_steps_tenant_id_finding_id_recorded_at",
                schema: "portal",
                table: "finding_steps",
                columns: new[] { "tenant_id", "finding_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_finding_answers_tenant_id_finding_id_recorded_at",
                schema: "portal",
                table: "finding_answers",
                columns: new[] { "tenant_id", "finding_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_verdicts_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "evidence_verdicts",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "evidence",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_engagements_partner_organisation_id",
                schema: "portal",
                table: "engagements",
                column: "partner_organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_date_changes_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "date_changes",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_cost_lines_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "cost_lines",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_check_answers_tenant_id_kpi_id_recorded_at",
                schema: "portal",
                table: "check_answers",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_blockers_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "blockers",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_action_wordings_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "action_wordings",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_action_dues_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "action_dues",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at" });
        }
    }
}
