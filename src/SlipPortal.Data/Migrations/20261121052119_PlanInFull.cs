using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SlipPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class PlanInFull : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_progress_updates_tenant_id_action_id_recorded_at",
                schema: "portal",
                table: "progress_updates");

            migrationBuilder.DropIndex(
                name: "ix_plans_current",
                schema: "portal",
                table: "plans");

            migrationBuilder.DropIndex(
                name: "ix_chapters_tenant_id_plan_id",
                schema: "portal",
                table: "chapters");

            migrationBuilder.DropIndex(
                name: "ix_action_dues_tenant_id_action_id_recorded_at",
                schema: "portal",
                table: "action_dues");

            migrationBuilder.AddColumn<string>(
                name: "explanation",
                schema: "portal",
                table: "ratings",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "retired_at",
                schema: "portal",
                table: "ratings",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "lineage_id",
                schema: "portal",
                table: "progress_updates",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AlterColumn<string>(
                name: "period",
                schema: "portal",
                table: "plans",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(100)",
                oldMaxLength: 100,
                oldNullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "approved_at",
                schema: "portal",
                table: "plans",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "approved_by_meeting_id",
                schema: "portal",
                table: "plans",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "foreword",
                schema: "portal",
                table: "plans",
                type: "character varying(8000)",
                maxLength: 8000,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "in_force_at",
                schema: "portal",
                table: "plans",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "objective",
                schema: "portal",
                table: "plans",
                type: "character varying(8000)",
                maxLength: 8000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "owner_post_id",
                schema: "portal",
                table: "plans",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "pillars",
                schema: "portal",
                table: "plans",
                type: "character varying(300)[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<Guid>(
                name: "previous_plan_id",
                schema: "portal",
                table: "plans",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                schema: "portal",
                table: "plans",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "lead_post_id",
                schema: "portal",
                table: "chapters",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "lineage_id",
                schema: "portal",
                table: "chapters",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "lineage_id",
                schema: "portal",
                table: "actions",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<int>(
                name: "monitor_every",
                schema: "portal",
                table: "actions",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "monitor_unit",
                schema: "portal",
                table: "actions",
                type: "character varying(30)",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "parent_id",
                schema: "portal",
                table: "actions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "previous_action_id",
                schema: "portal",
                table: "actions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "source",
                schema: "portal",
                table: "actions",
                type: "character varying(30)",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "assigned_at",
                schema: "portal",
                table: "action_owners",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ended_at",
                schema: "portal",
                table: "action_owners",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kind",
                schema: "portal",
                table: "action_links",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AlterColumn<string>(
                name: "source_text",
                schema: "portal",
                table: "action_dues",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(300)",
                oldMaxLength: 300,
                oldNullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "date_change_id",
                schema: "portal",
                table: "action_dues",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "lineage_id",
                schema: "portal",
                table: "action_dues",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            // What is there already is the first version of its line. Its owner is bound by the policies too while they are forced: they are
            // forced again at the end of every migration.
            migrationBuilder.Sql(
                """
                alter table portal.plans no force row level security;
                alter table portal.chapters no force row level security;
                alter table portal.actions no force row level security;
                alter table portal.action_dues no force row level security;
                alter table portal.progress_updates no force row level security;
                alter table portal.action_owners no force row level security;
                alter table portal.action_links no force row level security;
                update portal.plans set in_force_at = created_at, version = 1;
                update portal.chapters set lineage_id = id;
                update portal.actions set lineage_id = id, source = case when finding is not null then 'Finding' end;
                update portal.action_dues set lineage_id = action_id;
                update portal.progress_updates set lineage_id = action_id;
                update portal.action_links set kind = 'SeeAlso';
                update portal.action_owners owner set assigned_at = plan.created_at
                from portal.actions action join portal.plans plan on plan.tenant_id = action.tenant_id and plan.id = action.plan_id
                where action.tenant_id = owner.tenant_id and action.id = owner.action_id;
                """);

            migrationBuilder.CreateTable(
                name: "action_wordings",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    action_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lineage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_action_wordings", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_action_wordings_actions_tenant_id_action_id_practice_area_id",
                        columns: x => new { x.tenant_id, x.action_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "actions",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_action_wordings_actions_tenant_id_lineage_id",
                        columns: x => new { x.tenant_id, x.lineage_id },
                        principalSchema: "portal",
                        principalTable: "actions",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_action_wordings_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "blockers",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    description = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    cleared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    action_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lineage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_blockers", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_blockers_actions_tenant_id_action_id_practice_area_id",
                        columns: x => new { x.tenant_id, x.action_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "actions",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_blockers_actions_tenant_id_lineage_id",
                        columns: x => new { x.tenant_id, x.lineage_id },
                        principalSchema: "portal",
                        principalTable: "actions",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_blockers_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "bodies",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    purpose = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    meets_every = table.Column<int>(type: "integer", nullable: true),
                    meets_unit = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    may_agree_dates = table.Column<bool>(type: "boolean", nullable: false),
                    may_sign_off = table.Column<bool>(type: "boolean", nullable: false),
                    may_approve_plan = table.Column<bool>(type: "boolean", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bodies", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_bodies_bodies_tenant_id_parent_id",
                        columns: x => new { x.tenant_id, x.parent_id },
                        principalSchema: "portal",
                        principalTable: "bodies",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_bodies_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cost_lines",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    what = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    pounds = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: false),
                    fund = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    period = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    action_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lineage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cost_lines", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_cost_lines_actions_tenant_id_action_id_practice_area_id",
                        columns: x => new { x.tenant_id, x.action_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "actions",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_cost_lines_actions_tenant_id_lineage_id",
                        columns: x => new { x.tenant_id, x.lineage_id },
                        principalSchema: "portal",
                        principalTable: "actions",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_cost_lines_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "evidence",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    address = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    file_name = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    bytes = table.Column<int>(type: "integer", nullable: true),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    update_id = table.Column<Guid>(type: "uuid", nullable: true),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    removed_because = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    action_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lineage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence", x => new { x.tenant_id, x.id });
                    table.UniqueConstraint("ak_evidence_tenant_id_id_practice_area_id", x => new { x.tenant_id, x.id, x.practice_area_id });
                    table.ForeignKey(
                        name: "fk_evidence_actions_tenant_id_action_id_practice_area_id",
                        columns: x => new { x.tenant_id, x.action_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "actions",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_evidence_actions_tenant_id_lineage_id",
                        columns: x => new { x.tenant_id, x.lineage_id },
                        principalSchema: "portal",
                        principalTable: "actions",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_evidence_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_evidence_progress_updates_tenant_id_update_id",
                        columns: x => new { x.tenant_id, x.update_id },
                        principalSchema: "portal",
                        principalTable: "progress_updates",
                        principalColumns: new[] { "tenant_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "evidence_verdicts",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    judgement = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    pieces = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    reviewer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    action_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lineage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_verdicts", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_evidence_verdicts_actions_tenant_id_action_id_practice_area~",
                        columns: x => new { x.tenant_id, x.action_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "actions",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_evidence_verdicts_actions_tenant_id_lineage_id",
                        columns: x => new { x.tenant_id, x.lineage_id },
                        principalSchema: "portal",
                        principalTable: "actions",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_evidence_verdicts_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "impact_ratings",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    chapter_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lineage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rating_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_impact_ratings", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_impact_ratings_chapters_tenant_id_chapter_id_practice_area_~",
                        columns: x => new { x.tenant_id, x.chapter_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "chapters",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_impact_ratings_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_impact_ratings_ratings_tenant_id_rating_id",
                        columns: x => new { x.tenant_id, x.rating_id },
                        principalSchema: "portal",
                        principalTable: "ratings",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "occurrences",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    done_on = table.Column<DateOnly>(type: "date", nullable: true),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    action_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lineage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_occurrences", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_occurrences_actions_tenant_id_action_id_practice_area_id",
                        columns: x => new { x.tenant_id, x.action_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "actions",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_occurrences_actions_tenant_id_lineage_id",
                        columns: x => new { x.tenant_id, x.lineage_id },
                        principalSchema: "portal",
                        principalTable: "actions",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_occurrences_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "post_holders",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    post_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    is_interim = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_post_holders", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_post_holders_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_post_holders_posts_tenant_id_post_id",
                        columns: x => new { x.tenant_id, x.post_id },
                        principalSchema: "portal",
                        principalTable: "posts",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "related_plans",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    address = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    status = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    action_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lineage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_related_plans", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_related_plans_actions_tenant_id_action_id_practice_area_id",
                        columns: x => new { x.tenant_id, x.action_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "actions",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_related_plans_actions_tenant_id_lineage_id",
                        columns: x => new { x.tenant_id, x.lineage_id },
                        principalSchema: "portal",
                        principalTable: "actions",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_related_plans_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "update_requests",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    asked_of = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    asked_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    action_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lineage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_update_requests", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_update_requests_actions_tenant_id_action_id_practice_area_id",
                        columns: x => new { x.tenant_id, x.action_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "actions",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_update_requests_actions_tenant_id_lineage_id",
                        columns: x => new { x.tenant_id, x.lineage_id },
                        principalSchema: "portal",
                        principalTable: "actions",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_update_requests_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "meetings",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    body_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    cancelled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meetings", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_meetings_bodies_tenant_id_body_id",
                        columns: x => new { x.tenant_id, x.body_id },
                        principalSchema: "portal",
                        principalTable: "bodies",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_meetings_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "seats",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    body_id = table.Column<Guid>(type: "uuid", nullable: false),
                    part = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    name = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: true),
                    organisation = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: true),
                    post_id = table.Column<Guid>(type: "uuid", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seats", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_seats_bodies_tenant_id_body_id",
                        columns: x => new { x.tenant_id, x.body_id },
                        principalSchema: "portal",
                        principalTable: "bodies",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_seats_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_seats_posts_tenant_id_post_id",
                        columns: x => new { x.tenant_id, x.post_id },
                        principalSchema: "portal",
                        principalTable: "posts",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_seats_users_user_id",
                        column: x => x.user_id,
                        principalSchema: "portal",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "evidence_files",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    evidence_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_files", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_evidence_files_evidence_tenant_id_evidence_id_practice_area~",
                        columns: x => new { x.tenant_id, x.evidence_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "evidence",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_evidence_files_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "date_changes",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    source_text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    every = table.Column<int>(type: "integer", nullable: true),
                    unit = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    body_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    outcome = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    action_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lineage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_date_changes", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_date_changes_actions_tenant_id_action_id_practice_area_id",
                        columns: x => new { x.tenant_id, x.action_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "actions",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_date_changes_actions_tenant_id_lineage_id",
                        columns: x => new { x.tenant_id, x.lineage_id },
                        principalSchema: "portal",
                        principalTable: "actions",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_date_changes_bodies_tenant_id_body_id",
                        columns: x => new { x.tenant_id, x.body_id },
                        principalSchema: "portal",
                        principalTable: "bodies",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_date_changes_meetings_tenant_id_meeting_id",
                        columns: x => new { x.tenant_id, x.meeting_id },
                        principalSchema: "portal",
                        principalTable: "meetings",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_date_changes_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "meeting_moves",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    to_day = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meeting_moves", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_meeting_moves_meetings_tenant_id_meeting_id",
                        columns: x => new { x.tenant_id, x.meeting_id },
                        principalSchema: "portal",
                        principalTable: "meetings",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_meeting_moves_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sign_off_steps",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    stage = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    condition = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    body_id = table.Column<Guid>(type: "uuid", nullable: true),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    action_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lineage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_off_steps", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_sign_off_steps_actions_tenant_id_action_id_practice_area_id",
                        columns: x => new { x.tenant_id, x.action_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "actions",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_sign_off_steps_actions_tenant_id_lineage_id",
                        columns: x => new { x.tenant_id, x.lineage_id },
                        principalSchema: "portal",
                        principalTable: "actions",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_sign_off_steps_bodies_tenant_id_body_id",
                        columns: x => new { x.tenant_id, x.body_id },
                        principalSchema: "portal",
                        principalTable: "bodies",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_sign_off_steps_meetings_tenant_id_meeting_id",
                        columns: x => new { x.tenant_id, x.meeting_id },
                        principalSchema: "portal",
                        principalTable: "meetings",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_sign_off_steps_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "agenda_items",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    date_change_id = table.Column<Guid>(type: "uuid", nullable: true),
                    action_id = table.Column<Guid>(type: "uuid", nullable: true),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: true),
                    outcome = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    decision = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    recorded_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agenda_items", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_agenda_items_actions_tenant_id_action_id",
                        columns: x => new { x.tenant_id, x.action_id },
                        principalSchema: "portal",
                        principalTable: "actions",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_agenda_items_date_changes_tenant_id_date_change_id",
                        columns: x => new { x.tenant_id, x.date_change_id },
                        principalSchema: "portal",
                        principalTable: "date_changes",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_agenda_items_meetings_tenant_id_meeting_id",
                        columns: x => new { x.tenant_id, x.meeting_id },
                        principalSchema: "portal",
                        principalTable: "meetings",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_agenda_items_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_agenda_items_plans_tenant_id_plan_id",
                        columns: x => new { x.tenant_id, x.plan_id },
                        principalSchema: "portal",
                        principalTable: "plans",
                        principalColumns: new[] { "tenant_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "arising_actions",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agenda_item_id = table.Column<Guid>(type: "uuid", nullable: true),
                    task = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    post_id = table.Column<Guid>(type: "uuid", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ending = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_arising_actions", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_arising_actions_agenda_items_tenant_id_agenda_item_id",
                        columns: x => new { x.tenant_id, x.agenda_item_id },
                        principalSchema: "portal",
                        principalTable: "agenda_items",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_arising_actions_meetings_tenant_id_meeting_id",
                        columns: x => new { x.tenant_id, x.meeting_id },
                        principalSchema: "portal",
                        principalTable: "meetings",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_arising_actions_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_arising_actions_posts_tenant_id_post_id",
                        columns: x => new { x.tenant_id, x.post_id },
                        principalSchema: "portal",
                        principalTable: "posts",
                        principalColumns: new[] { "tenant_id", "id" });
                });

            migrationBuilder.CreateIndex(
                name: "ix_progress_updates_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "progress_updates",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_plans_current",
                schema: "portal",
                table: "plans",
                column: "tenant_id",
                unique: true,
                filter: "in_force_at is not null and superseded_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_plans_draft",
                schema: "portal",
                table: "plans",
                column: "tenant_id",
                unique: true,
                filter: "in_force_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_plans_tenant_id_approved_by_meeting_id",
                schema: "portal",
                table: "plans",
                columns: new[] { "tenant_id", "approved_by_meeting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_plans_tenant_id_owner_post_id",
                schema: "portal",
                table: "plans",
                columns: new[] { "tenant_id", "owner_post_id" });

            migrationBuilder.CreateIndex(
                name: "ix_plans_tenant_id_previous_plan_id",
                schema: "portal",
                table: "plans",
                columns: new[] { "tenant_id", "previous_plan_id" });

            migrationBuilder.CreateIndex(
                name: "ix_chapters_tenant_id_lead_post_id",
                schema: "portal",
                table: "chapters",
                columns: new[] { "tenant_id", "lead_post_id" });

            migrationBuilder.CreateIndex(
                name: "ix_chapters_tenant_id_lineage_id",
                schema: "portal",
                table: "chapters",
                columns: new[] { "tenant_id", "lineage_id" });

            migrationBuilder.CreateIndex(
                name: "ix_chapters_tenant_id_plan_id_position",
                schema: "portal",
                table: "chapters",
                columns: new[] { "tenant_id", "plan_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_actions_tenant_id_lineage_id",
                schema: "portal",
                table: "actions",
                columns: new[] { "tenant_id", "lineage_id" });

            migrationBuilder.CreateIndex(
                name: "ix_actions_tenant_id_parent_id",
                schema: "portal",
                table: "actions",
                columns: new[] { "tenant_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_actions_tenant_id_previous_action_id",
                schema: "portal",
                table: "actions",
                columns: new[] { "tenant_id", "previous_action_id" });

            migrationBuilder.CreateIndex(
                name: "ix_action_links_tenant_id_action_id_linked_action_id_kind",
                schema: "portal",
                table: "action_links",
                columns: new[] { "tenant_id", "action_id", "linked_action_id", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_action_dues_tenant_id_date_change_id",
                schema: "portal",
                table: "action_dues",
                columns: new[] { "tenant_id", "date_change_id" });

            migrationBuilder.CreateIndex(
                name: "ix_action_dues_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "action_dues",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_action_wordings_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "action_wordings",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_action_wordings_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "action_wordings",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_agenda_items_tenant_id_action_id",
                schema: "portal",
                table: "agenda_items",
                columns: new[] { "tenant_id", "action_id" });

            migrationBuilder.CreateIndex(
                name: "ix_agenda_items_tenant_id_date_change_id",
                schema: "portal",
                table: "agenda_items",
                columns: new[] { "tenant_id", "date_change_id" });

            migrationBuilder.CreateIndex(
                name: "ix_agenda_items_tenant_id_meeting_id",
                schema: "portal",
                table: "agenda_items",
                columns: new[] { "tenant_id", "meeting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_agenda_items_tenant_id_plan_id",
                schema: "portal",
                table: "agenda_items",
                columns: new[] { "tenant_id", "plan_id" });

            migrationBuilder.CreateIndex(
                name: "ix_arising_actions_tenant_id_agenda_item_id",
                schema: "portal",
                table: "arising_actions",
                columns: new[] { "tenant_id", "agenda_item_id" });

            migrationBuilder.CreateIndex(
                name: "ix_arising_actions_tenant_id_meeting_id",
                schema: "portal",
                table: "arising_actions",
                columns: new[] { "tenant_id", "meeting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_arising_actions_tenant_id_post_id",
                schema: "portal",
                table: "arising_actions",
                columns: new[] { "tenant_id", "post_id" });

            migrationBuilder.CreateIndex(
                name: "ix_blockers_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "blockers",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_blockers_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "blockers",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_bodies_tenant_id_name",
                schema: "portal",
                table: "bodies",
                columns: new[] { "tenant_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_bodies_tenant_id_parent_id",
                schema: "portal",
                table: "bodies",
                columns: new[] { "tenant_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_cost_lines_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "cost_lines",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_cost_lines_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "cost_lines",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_date_changes_open",
                schema: "portal",
                table: "date_changes",
                columns: new[] { "tenant_id", "lineage_id" },
                unique: true,
                filter: "decided_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_date_changes_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "date_changes",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_date_changes_tenant_id_body_id",
                schema: "portal",
                table: "date_changes",
                columns: new[] { "tenant_id", "body_id" });

            migrationBuilder.CreateIndex(
                name: "ix_date_changes_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "date_changes",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_date_changes_tenant_id_meeting_id",
                schema: "portal",
                table: "date_changes",
                columns: new[] { "tenant_id", "meeting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "evidence",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "evidence",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_tenant_id_update_id",
                schema: "portal",
                table: "evidence",
                columns: new[] { "tenant_id", "update_id" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_files_tenant_id_evidence_id_practice_area_id",
                schema: "portal",
                table: "evidence_files",
                columns: new[] { "tenant_id", "evidence_id", "practice_area_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_evidence_verdicts_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "evidence_verdicts",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_verdicts_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "evidence_verdicts",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_impact_ratings_tenant_id_chapter_id_practice_area_id",
                schema: "portal",
                table: "impact_ratings",
                columns: new[] { "tenant_id", "chapter_id", "practice_area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_impact_ratings_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "impact_ratings",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_impact_ratings_tenant_id_rating_id",
                schema: "portal",
                table: "impact_ratings",
                columns: new[] { "tenant_id", "rating_id" });

            migrationBuilder.CreateIndex(
                name: "ix_meeting_moves_tenant_id_meeting_id",
                schema: "portal",
                table: "meeting_moves",
                columns: new[] { "tenant_id", "meeting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_meetings_tenant_id_body_id_day",
                schema: "portal",
                table: "meetings",
                columns: new[] { "tenant_id", "body_id", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_occurrences_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "occurrences",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_occurrences_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "occurrences",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_post_holders_tenant_id_post_id",
                schema: "portal",
                table: "post_holders",
                columns: new[] { "tenant_id", "post_id" });

            migrationBuilder.CreateIndex(
                name: "ix_related_plans_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "related_plans",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_related_plans_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "related_plans",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_seats_tenant_id_body_id",
                schema: "portal",
                table: "seats",
                columns: new[] { "tenant_id", "body_id" });

            migrationBuilder.CreateIndex(
                name: "ix_seats_tenant_id_post_id",
                schema: "portal",
                table: "seats",
                columns: new[] { "tenant_id", "post_id" });

            migrationBuilder.CreateIndex(
                name: "ix_seats_user_id",
                schema: "portal",
                table: "seats",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_sign_off_steps_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "sign_off_steps",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_sign_off_steps_tenant_id_body_id",
                schema: "portal",
                table: "sign_off_steps",
                columns: new[] { "tenant_id", "body_id" });

            migrationBuilder.CreateIndex(
                name: "ix_sign_off_steps_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "sign_off_steps",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_sign_off_steps_tenant_id_meeting_id",
                schema: "portal",
                table: "sign_off_steps",
                columns: new[] { "tenant_id", "meeting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_update_requests_tenant_id_action_id_practice_area_id",
                schema: "portal",
                table: "update_requests",
                columns: new[] { "tenant_id", "action_id", "practice_area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_update_requests_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "update_requests",
                columns: new[] { "tenant_id", "lineage_id", "recorded_at" });

            migrationBuilder.AddForeignKey(
                name: "fk_action_dues_actions_tenant_id_lineage_id",
                schema: "portal",
                table: "action_dues",
                columns: new[] { "tenant_id", "lineage_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_action_dues_date_changes_tenant_id_date_change_id",
                schema: "portal",
                table: "action_dues",
                columns: new[] { "tenant_id", "date_change_id" },
                principalSchema: "portal",
                principalTable: "date_changes",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_actions_actions_tenant_id_lineage_id",
                schema: "portal",
                table: "actions",
                columns: new[] { "tenant_id", "lineage_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_actions_actions_tenant_id_parent_id",
                schema: "portal",
                table: "actions",
                columns: new[] { "tenant_id", "parent_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_actions_actions_tenant_id_previous_action_id",
                schema: "portal",
                table: "actions",
                columns: new[] { "tenant_id", "previous_action_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_chapters_chapters_tenant_id_lineage_id",
                schema: "portal",
                table: "chapters",
                columns: new[] { "tenant_id", "lineage_id" },
                principalSchema: "portal",
                principalTable: "chapters",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_chapters_posts_tenant_id_lead_post_id",
                schema: "portal",
                table: "chapters",
                columns: new[] { "tenant_id", "lead_post_id" },
                principalSchema: "portal",
                principalTable: "posts",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_plans_meetings_tenant_id_approved_by_meeting_id",
                schema: "portal",
                table: "plans",
                columns: new[] { "tenant_id", "approved_by_meeting_id" },
                principalSchema: "portal",
                principalTable: "meetings",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_plans_plans_tenant_id_previous_plan_id",
                schema: "portal",
                table: "plans",
                columns: new[] { "tenant_id", "previous_plan_id" },
                principalSchema: "portal",
                principalTable: "plans",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_plans_posts_tenant_id_owner_post_id",
                schema: "portal",
                table: "plans",
                columns: new[] { "tenant_id", "owner_post_id" },
                principalSchema: "portal",
                principalTable: "posts",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_progress_updates_actions_tenant_id_lineage_id",
                schema: "portal",
                table: "progress_updates",
                columns: new[] { "tenant_id", "lineage_id" },
                principalSchema: "portal",
                principalTable: "actions",
                principalColumns: new[] { "tenant_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_action_dues_actions_tenant_id_lineage_id",
                schema: "portal",
                table: "action_dues");

            migrationBuilder.DropForeignKey(
                name: "fk_action_dues_date_changes_tenant_id_date_change_id",
                schema: "portal",
                table: "action_dues");

            migrationBuilder.DropForeignKey(
                name: "fk_actions_actions_tenant_id_lineage_id",
                schema: "portal",
                table: "actions");

            migrationBuilder.DropForeignKey(
                name: "fk_actions_actions_tenant_id_parent_id",
                schema: "portal",
                table: "actions");

            migrationBuilder.DropForeignKey(
                name: "fk_actions_actions_tenant_id_previous_action_id",
                schema: "portal",
                table: "actions");

            migrationBuilder.DropForeignKey(
                name: "fk_chapters_chapters_tenant_id_lineage_id",
                schema: "portal",
                table: "chapters");

            migrationBuilder.DropForeignKey(
                name: "fk_chapters_posts_tenant_id_lead_post_id",
                schema: "portal",
                table: "chapters");

            migrationBuilder.DropForeignKey(
                name: "fk_plans_meetings_tenant_id_approved_by_meeting_id",
                schema: "portal",
                table: "plans");

            migrationBuilder.DropForeignKey(
                name: "fk_plans_plans_tenant_id_previous_plan_id",
                schema: "portal",
                table: "plans");

            migrationBuilder.DropForeignKey(
                name: "fk_plans_posts_tenant_id_owner_post_id",
                schema: "portal",
                table: "plans");

            migrationBuilder.DropForeignKey(
                name: "fk_progress_updates_actions_tenant_id_lineage_id",
                schema: "portal",
                table: "progress_updates");

            migrationBuilder.DropTable(
                name: "action_wordings",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "arising_actions",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "blockers",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "cost_lines",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "evidence_files",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "evidence_verdicts",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "impact_ratings",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "meeting_moves",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "occurrences",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "post_holders",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "related_plans",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "seats",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "sign_off_steps",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "update_requests",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "agenda_items",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "evidence",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "date_changes",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "meetings",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "bodies",
                schema: "portal");

            migrationBuilder.DropIndex(
                name: "ix_progress_updates_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "progress_updates");

            migrationBuilder.DropIndex(
                name: "ix_plans_current",
                schema: "portal",
                table: "plans");

            migrationBuilder.DropIndex(
                name: "ix_plans_draft",
                schema: "portal",
                table: "plans");

            migrationBuilder.DropIndex(
                name: "ix_plans_tenant_id_approved_by_meeting_id",
                schema: "portal",
                table: "plans");

            migrationBuilder.DropIndex(
                name: "ix_plans_tenant_id_owner_post_id",
                schema: "portal",
                table: "plans");

            migrationBuilder.DropIndex(
                name: "ix_plans_tenant_id_previous_plan_id",
                schema: "portal",
                table: "plans");

            migrationBuilder.DropIndex(
                name: "ix_chapters_tenant_id_lead_post_id",
                schema: "portal",
                table: "chapters");

            migrationBuilder.DropIndex(
                name: "ix_chapters_tenant_id_lineage_id",
                schema: "portal",
                table: "chapters");

            migrationBuilder.DropIndex(
                name: "ix_chapters_tenant_id_plan_id_position",
                schema: "portal",
                table: "chapters");

            migrationBuilder.DropIndex(
                name: "ix_actions_tenant_id_lineage_id",
                schema: "portal",
                table: "actions");

            migrationBuilder.DropIndex(
                name: "ix_actions_tenant_id_parent_id",
                schema: "portal",
                table: "actions");

            migrationBuilder.DropIndex(
                name: "ix_actions_tenant_id_previous_action_id",
                schema: "portal",
                table: "actions");

            migrationBuilder.DropIndex(
                name: "ix_action_links_tenant_id_action_id_linked_action_id_kind",
                schema: "portal",
                table: "action_links");

            migrationBuilder.DropIndex(
                name: "ix_action_dues_tenant_id_date_change_id",
                schema: "portal",
                table: "action_dues");

            migrationBuilder.DropIndex(
                name: "ix_action_dues_tenant_id_lineage_id_recorded_at",
                schema: "portal",
                table: "action_dues");

            migrationBuilder.DropColumn(
                name: "explanation",
                schema: "portal",
                table: "ratings");

            migrationBuilder.DropColumn(
                name: "retired_at",
                schema: "portal",
                table: "ratings");

            migrationBuilder.DropColumn(
                name: "lineage_id",
                schema: "portal",
                table: "progress_updates");

            migrationBuilder.DropColumn(
                name: "approved_at",
                schema: "portal",
                table: "plans");

            migrationBuilder.DropColumn(
                name: "approved_by_meeting_id",
                schema: "portal",
                table: "plans");

            migrationBuilder.DropColumn(
                name: "foreword",
                schema: "portal",
                table: "plans");

            migrationBuilder.DropColumn(
                name: "in_force_at",
                schema: "portal",
                table: "plans");

            migrationBuilder.DropColumn(
                name: "objective",
                schema: "portal",
                table: "plans");

            migrationBuilder.DropColumn(
                name: "owner_post_id",
                schema: "portal",
                table: "plans");

            migrationBuilder.DropColumn(
                name: "pillars",
                schema: "portal",
                table: "plans");

            migrationBuilder.DropColumn(
                name: "previous_plan_id",
                schema: "portal",
                table: "plans");

            migrationBuilder.DropColumn(
                name: "version",
                schema: "portal",
                table: "plans");

            migrationBuilder.DropColumn(
                name: "lead_post_id",
                schema: "portal",
                table: "chapters");

            migrationBuilder.DropColumn(
                name: "lineage_id",
                schema: "portal",
                table: "chapters");

            migrationBuilder.DropColumn(
                name: "lineage_id",
                schema: "portal",
                table: "actions");

            migrationBuilder.DropColumn(
                name: "monitor_every",
                schema: "portal",
                table: "actions");

            migrationBuilder.DropColumn(
                name: "monitor_unit",
                schema: "portal",
                table: "actions");

            migrationBuilder.DropColumn(
                name: "parent_id",
                schema: "portal",
                table: "actions");

            migrationBuilder.DropColumn(
                name: "previous_action_id",
                schema: "portal",
                table: "actions");

            migrationBuilder.DropColumn(
                name: "source",
                schema: "portal",
                table: "actions");

            migrationBuilder.DropColumn(
                name: "assigned_at",
                schema: "portal",
                table: "action_owners");

            migrationBuilder.DropColumn(
                name: "ended_at",
                schema: "portal",
                table: "action_owners");

            migrationBuilder.DropColumn(
                name: "kind",
                schema: "portal",
                table: "action_links");

            migrationBuilder.DropColumn(
                name: "date_change_id",
                schema: "portal",
                table: "action_dues");

            migrationBuilder.DropColumn(
                name: "lineage_id",
                schema: "portal",
                table: "action_dues");

            migrationBuilder.AlterColumn<string>(
                name: "period",
                schema: "portal",
                table: "plans",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(200)",
                oldMaxLength: 200,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "source_text",
                schema: "portal",
                table: "action_dues",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(500)",
                oldMaxLength: 500,
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_progress_updates_tenant_id_action_id_recorded_at",
                schema: "portal",
                table: "progress_updates",
                columns: new[] { "tenant_id", "action_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_plans_current",
                schema: "portal",
                table: "plans",
                column: "tenant_id",
                unique: true,
                filter: "superseded_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_chapters_tenant_id_plan_id",
                schema: "portal",
                table: "chapters",
                columns: new[] { "tenant_id", "plan_id" });

            migrationBuilder.CreateIndex(
                name: "ix_action_dues_tenant_id_action_id_recorded_at",
                schema: "portal",
                table: "action_dues",
                columns: new[] { "tenant_id", "action_id", "recorded_at" });
        }
    }
}
