using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SlipPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class VisitsAndNotice : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<decimal>(
                name: "value",
                schema: "portal",
                table: "targets",
                type: "numeric(18,6)",
                precision: 18,
                scale: 6,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "numeric(18,6)",
                oldPrecision: 18,
                oldScale: 6);

            migrationBuilder.AddColumn<string>(
                name: "source_file",
                schema: "portal",
                table: "readings",
                type: "character varying(255)",
                maxLength: 255,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_text_unchecked",
                schema: "portal",
                table: "evidence_files",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "finding_id",
                schema: "portal",
                table: "agenda_items",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "audit_rules",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    days = table.Column<int>(type: "integer", nullable: false),
                    are_working_days = table.Column<bool>(type: "boolean", nullable: false),
                    escalation_post_id = table.Column<Guid>(type: "uuid", nullable: true),
                    extra_measures = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_rules", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_audit_rules_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_audit_rules_posts_tenant_id_escalation_post_id",
                        columns: x => new { x.tenant_id, x.escalation_post_id },
                        principalSchema: "portal",
                        principalTable: "posts",
                        principalColumns: new[] { "tenant_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "comparison_sets",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_comparison_sets", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_comparison_sets_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "held_texts",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    masked = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    place = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    key = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_held_texts", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_held_texts_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_held_texts_users_author_id",
                        column: x => x.author_id,
                        principalSchema: "portal",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "improvement_notices",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    is_statutory = table.Column<bool>(type: "boolean", nullable: false),
                    served_on = table.Column<DateOnly>(type: "date", nullable: false),
                    served_to = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    issued_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    grounds = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_improvement_notices", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_improvement_notices_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "loaded_files",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    read_with = table.Column<string>(type: "text", nullable: false),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    taken = table.Column<int>(type: "integer", nullable: false),
                    added = table.Column<int>(type: "integer", nullable: false),
                    changed = table.Column<int>(type: "integer", nullable: false),
                    refused = table.Column<int>(type: "integer", nullable: false),
                    reasons = table.Column<string[]>(type: "text[]", nullable: false),
                    loaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    loaded_by = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_loaded_files", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "published_findings",
                schema: "portal",
                columns: table => new
                {
                    area_code = table.Column<int>(type: "integer", nullable: false),
                    type = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    published_on = table.Column<DateOnly>(type: "date", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    wording = table.Column<string>(type: "text", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: true),
                    last_day = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_published_findings", x => new { x.area_code, x.type, x.published_on, x.number });
                    table.ForeignKey(
                        name: "fk_published_findings_statistical_areas_area_code",
                        column: x => x.area_code,
                        principalSchema: "portal",
                        principalTable: "statistical_areas",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "published_inspections",
                schema: "portal",
                columns: table => new
                {
                    area_code = table.Column<int>(type: "integer", nullable: false),
                    type = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    published_on = table.Column<DateOnly>(type: "date", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    form = table.Column<string>(type: "text", nullable: false),
                    focus = table.Column<string>(type: "text", nullable: true),
                    overall = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    leaders = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    help_and_protection = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    in_care = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    care_leavers = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    source = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_published_inspections", x => new { x.area_code, x.type, x.published_on });
                    table.ForeignKey(
                        name: "fk_published_inspections_statistical_areas_area_code",
                        column: x => x.area_code,
                        principalSchema: "portal",
                        principalTable: "statistical_areas",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "review_cycles",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_cycles", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_review_cycles_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sampling_frames",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    cases = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    choice = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sampling_frames", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_sampling_frames_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stated_years_to_date",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    period_kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    period_start = table.Column<DateOnly>(type: "date", nullable: false),
                    value = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    source_text = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    source_file = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    kpi_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stated_years_to_date", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_stated_years_to_date_kpis_tenant_id_kpi_id_practice_area_id",
                        columns: x => new { x.tenant_id, x.kpi_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "kpis",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_stated_years_to_date_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "comparison_set_members",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    set_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_code = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_comparison_set_members", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_comparison_set_members_comparison_sets_tenant_id_set_id",
                        columns: x => new { x.tenant_id, x.set_id },
                        principalSchema: "portal",
                        principalTable: "comparison_sets",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_comparison_set_members_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_comparison_set_members_statistical_areas_area_code",
                        column: x => x.area_code,
                        principalSchema: "portal",
                        principalTable: "statistical_areas",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "held_verdicts",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    held_text_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_released = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead = table.Column<string>(type: "text", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_held_verdicts", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_held_verdicts_held_texts_tenant_id_held_text_id",
                        columns: x => new { x.tenant_id, x.held_text_id },
                        principalSchema: "portal",
                        principalTable: "held_texts",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_held_verdicts_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_held_verdicts_users_lead_id",
                        column: x => x.lead_id,
                        principalSchema: "portal",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "notice_documents",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    notice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    file_name = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    is_text_unchecked = table.Column<bool>(type: "boolean", nullable: false),
                    bytes = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    removed_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice_documents", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_notice_documents_improvement_notices_tenant_id_notice_id",
                        columns: x => new { x.tenant_id, x.notice_id },
                        principalSchema: "portal",
                        principalTable: "improvement_notices",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_notice_documents_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "notice_stages",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    notice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    taken_back_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    taken_back_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice_stages", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_notice_stages_improvement_notices_tenant_id_notice_id",
                        columns: x => new { x.tenant_id, x.notice_id },
                        principalSchema: "portal",
                        principalTable: "improvement_notices",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_notice_stages_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "notice_terms",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    notice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    wording = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    owner = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    post_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    every = table.Column<int>(type: "integer", nullable: true),
                    unit = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    by = table.Column<DateOnly>(type: "date", nullable: true),
                    kpi_id = table.Column<Guid>(type: "uuid", nullable: true),
                    baseline = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    baseline_on = table.Column<DateOnly>(type: "date", nullable: true),
                    target = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    target_on = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice_terms", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_notice_terms_improvement_notices_tenant_id_notice_id",
                        columns: x => new { x.tenant_id, x.notice_id },
                        principalSchema: "portal",
                        principalTable: "improvement_notices",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_notice_terms_kpis_tenant_id_kpi_id",
                        columns: x => new { x.tenant_id, x.kpi_id },
                        principalSchema: "portal",
                        principalTable: "kpis",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_notice_terms_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_notice_terms_posts_tenant_id_post_id",
                        columns: x => new { x.tenant_id, x.post_id },
                        principalSchema: "portal",
                        principalTable: "posts",
                        principalColumns: new[] { "tenant_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "visits",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    type = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    carried_out_by = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    timing_kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    focus = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    team = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    method = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    sample = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    limits = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    pace = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    cycle_id = table.Column<Guid>(type: "uuid", nullable: true),
                    cancelled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visits", x => new { x.tenant_id, x.id });
                    table.UniqueConstraint("ak_visits_tenant_id_id_is_public", x => new { x.tenant_id, x.id, x.is_public });
                    table.UniqueConstraint("ak_visits_tenant_id_id_practice_area_id_is_public", x => new { x.tenant_id, x.id, x.practice_area_id, x.is_public });
                    table.ForeignKey(
                        name: "fk_visits_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_visits_practice_areas_tenant_id_practice_area_id",
                        columns: x => new { x.tenant_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "practice_areas",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_visits_review_cycles_tenant_id_cycle_id",
                        columns: x => new { x.tenant_id, x.cycle_id },
                        principalSchema: "portal",
                        principalTable: "review_cycles",
                        principalColumns: new[] { "tenant_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "audit_rounds",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    lineage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    frame_id = table.Column<Guid>(type: "uuid", nullable: true),
                    looked_at = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    cases_said = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    cases = table.Column<int>(type: "integer", nullable: true),
                    outstanding = table.Column<int>(type: "integer", nullable: false),
                    good = table.Column<int>(type: "integer", nullable: false),
                    requires_improvement = table.Column<int>(type: "integer", nullable: false),
                    inadequate = table.Column<int>(type: "integer", nullable: false),
                    moderated = table.Column<int>(type: "integer", nullable: false),
                    agreed = table.Column<int>(type: "integer", nullable: false),
                    themes = table.Column<string[]>(type: "character varying(80)[]", nullable: false),
                    correction = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_rounds", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_audit_rounds_audit_rounds_tenant_id_lineage_id",
                        columns: x => new { x.tenant_id, x.lineage_id },
                        principalSchema: "portal",
                        principalTable: "audit_rounds",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_audit_rounds_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_audit_rounds_practice_areas_tenant_id_practice_area_id",
                        columns: x => new { x.tenant_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "practice_areas",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_audit_rounds_sampling_frames_tenant_id_frame_id",
                        columns: x => new { x.tenant_id, x.frame_id },
                        principalSchema: "portal",
                        principalTable: "sampling_frames",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "term_cadences",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    every = table.Column<int>(type: "integer", nullable: false),
                    unit = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    taken_back_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    taken_back_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_term_cadences", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_term_cadences_notice_terms_tenant_id_term_id",
                        columns: x => new { x.tenant_id, x.term_id },
                        principalSchema: "portal",
                        principalTable: "notice_terms",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_term_cadences_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "term_dones",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    done_on = table.Column<DateOnly>(type: "date", nullable: false),
                    shows = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    address = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    taken_back_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    taken_back_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_term_dones", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_term_dones_notice_terms_tenant_id_term_id",
                        columns: x => new { x.tenant_id, x.term_id },
                        principalSchema: "portal",
                        principalTable: "notice_terms",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_term_dones_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "term_waivers",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    agreed_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    term_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    taken_back_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    taken_back_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_term_waivers", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_term_waivers_notice_terms_tenant_id_term_id",
                        columns: x => new { x.tenant_id, x.term_id },
                        principalSchema: "portal",
                        principalTable: "notice_terms",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_term_waivers_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "findings",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    visit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    wording = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    themes = table.Column<string[]>(type: "character varying(80)[]", nullable: false),
                    basis = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    paragraph = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_findings", x => new { x.tenant_id, x.id });
                    table.UniqueConstraint("ak_findings_tenant_id_id_practice_area_id_is_public", x => new { x.tenant_id, x.id, x.practice_area_id, x.is_public });
                    table.ForeignKey(
                        name: "fk_findings_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_findings_practice_areas_tenant_id_practice_area_id",
                        columns: x => new { x.tenant_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "practice_areas",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_findings_visits_tenant_id_visit_id_is_public",
                        columns: x => new { x.tenant_id, x.visit_id, x.is_public },
                        principalSchema: "portal",
                        principalTable: "visits",
                        principalColumns: new[] { "tenant_id", "id", "is_public" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "judgements",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    aspect = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    grade = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    visit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_judgements", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_judgements_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_judgements_visits_tenant_id_visit_id_practice_area_id_is_pu~",
                        columns: x => new { x.tenant_id, x.visit_id, x.practice_area_id, x.is_public },
                        principalSchema: "portal",
                        principalTable: "visits",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_public" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "publication_steps",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    visit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publication_steps", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_publication_steps_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_publication_steps_visits_tenant_id_visit_id_practice_area_i~",
                        columns: x => new { x.tenant_id, x.visit_id, x.practice_area_id, x.is_public },
                        principalSchema: "portal",
                        principalTable: "visits",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_public" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "visit_files",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    file_name = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    bytes = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    visit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visit_files", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_visit_files_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_visit_files_visits_tenant_id_visit_id_practice_area_id_is_p~",
                        columns: x => new { x.tenant_id, x.visit_id, x.practice_area_id, x.is_public },
                        principalSchema: "portal",
                        principalTable: "visits",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_public" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "visit_moves",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    before = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    after = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    visit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visit_moves", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_visit_moves_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_visit_moves_visits_tenant_id_visit_id_practice_area_id_is_p~",
                        columns: x => new { x.tenant_id, x.visit_id, x.practice_area_id, x.is_public },
                        principalSchema: "portal",
                        principalTable: "visits",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_public" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "visit_outputs",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    what = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    came = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    came_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    visit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visit_outputs", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_visit_outputs_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_visit_outputs_visits_tenant_id_visit_id_practice_area_id_is~",
                        columns: x => new { x.tenant_id, x.visit_id, x.practice_area_id, x.is_public },
                        principalSchema: "portal",
                        principalTable: "visits",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_public" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "audit_actions",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    grade = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    what = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    owner_post_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agreed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    limit_on = table.Column<DateOnly>(type: "date", nullable: false),
                    why_later = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    done_on = table.Column<DateOnly>(type: "date", nullable: true),
                    done = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    done_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_actions", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_audit_actions_audit_rounds_tenant_id_round_id",
                        columns: x => new { x.tenant_id, x.round_id },
                        principalSchema: "portal",
                        principalTable: "audit_rounds",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_audit_actions_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_audit_actions_posts_tenant_id_owner_post_id",
                        columns: x => new { x.tenant_id, x.owner_post_id },
                        principalSchema: "portal",
                        principalTable: "posts",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "audit_measures",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    done = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_measures", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_audit_measures_audit_rounds_tenant_id_round_id",
                        columns: x => new { x.tenant_id, x.round_id },
                        principalSchema: "portal",
                        principalTable: "audit_rounds",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_audit_measures_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finding_answers",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    reply = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    finding_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_finding_answers", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_finding_answers_findings_tenant_id_finding_id_practice_area~",
                        columns: x => new { x.tenant_id, x.finding_id, x.practice_area_id, x.is_public },
                        principalSchema: "portal",
                        principalTable: "findings",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_public" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_finding_answers_meetings_tenant_id_meeting_id",
                        columns: x => new { x.tenant_id, x.meeting_id },
                        principalSchema: "portal",
                        principalTable: "meetings",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_finding_answers_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finding_steps",
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
                    finding_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_finding_steps", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_finding_steps_bodies_tenant_id_body_id",
                        columns: x => new { x.tenant_id, x.body_id },
                        principalSchema: "portal",
                        principalTable: "bodies",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_finding_steps_findings_tenant_id_finding_id_practice_area_i~",
                        columns: x => new { x.tenant_id, x.finding_id, x.practice_area_id, x.is_public },
                        principalSchema: "portal",
                        principalTable: "findings",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_public" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_finding_steps_meetings_tenant_id_meeting_id",
                        columns: x => new { x.tenant_id, x.meeting_id },
                        principalSchema: "portal",
                        principalTable: "meetings",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_finding_steps_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finding_ties",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    action_lineage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_origin = table.Column<bool>(type: "boolean", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    finding_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_finding_ties", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_finding_ties_actions_tenant_id_action_lineage_id",
                        columns: x => new { x.tenant_id, x.action_lineage_id },
                        principalSchema: "portal",
                        principalTable: "actions",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_finding_ties_findings_tenant_id_finding_id_practice_area_id~",
                        columns: x => new { x.tenant_id, x.finding_id, x.practice_area_id, x.is_public },
                        principalSchema: "portal",
                        principalTable: "findings",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_public" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_finding_ties_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "visit_file_contents",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    is_text_unchecked = table.Column<bool>(type: "boolean", nullable: false),
                    visit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visit_file_contents", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_visit_file_contents_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_visit_file_contents_visit_files_tenant_id_file_id",
                        columns: x => new { x.tenant_id, x.file_id },
                        principalSchema: "portal",
                        principalTable: "visit_files",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_visit_file_contents_visits_tenant_id_visit_id_practice_area~",
                        columns: x => new { x.tenant_id, x.visit_id, x.practice_area_id, x.is_public },
                        principalSchema: "portal",
                        principalTable: "visits",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_public" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_agenda_items_tenant_id_finding_id",
                schema: "portal",
                table: "agenda_items",
                columns: new[] { "tenant_id", "finding_id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_actions_tenant_id_due_on",
                schema: "portal",
                table: "audit_actions",
                columns: new[] { "tenant_id", "due_on" },
                filter: "done_on is null");

            migrationBuilder.CreateIndex(
                name: "ix_audit_actions_tenant_id_owner_post_id",
                schema: "portal",
                table: "audit_actions",
                columns: new[] { "tenant_id", "owner_post_id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_actions_tenant_id_round_id",
                schema: "portal",
                table: "audit_actions",
                columns: new[] { "tenant_id", "round_id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_measures_tenant_id_round_id_recorded_at",
                schema: "portal",
                table: "audit_measures",
                columns: new[] { "tenant_id", "round_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_rounds_tenant_id_frame_id",
                schema: "portal",
                table: "audit_rounds",
                columns: new[] { "tenant_id", "frame_id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_rounds_tenant_id_lineage_id_version",
                schema: "portal",
                table: "audit_rounds",
                columns: new[] { "tenant_id", "lineage_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_rounds_tenant_id_practice_area_id",
                schema: "portal",
                table: "audit_rounds",
                columns: new[] { "tenant_id", "practice_area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_rules_tenant_id_escalation_post_id",
                schema: "portal",
                table: "audit_rules",
                columns: new[] { "tenant_id", "escalation_post_id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_rules_tenant_id_recorded_at",
                schema: "portal",
                table: "audit_rules",
                columns: new[] { "tenant_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_comparison_set_members_area_code",
                schema: "portal",
                table: "comparison_set_members",
                column: "area_code");

            migrationBuilder.CreateIndex(
                name: "ix_comparison_set_members_tenant_id_set_id_area_code",
                schema: "portal",
                table: "comparison_set_members",
                columns: new[] { "tenant_id", "set_id", "area_code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_comparison_sets_tenant_id_name",
                schema: "portal",
                table: "comparison_sets",
                columns: new[] { "tenant_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_finding_answers_tenant_id_finding_id_practice_area_id_is_pu~",
                schema: "portal",
                table: "finding_answers",
                columns: new[] { "tenant_id", "finding_id", "practice_area_id", "is_public" });

            migrationBuilder.CreateIndex(
                name: "ix_finding_answers_tenant_id_finding_id_recorded_at",
                schema: "portal",
                table: "finding_answers",
                columns: new[] { "tenant_id", "finding_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_finding_answers_tenant_id_meeting_id",
                schema: "portal",
                table: "finding_answers",
                columns: new[] { "tenant_id", "meeting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_finding_steps_tenant_id_body_id",
                schema: "portal",
                table: "finding_steps",
                columns: new[] { "tenant_id", "body_id" });

            migrationBuilder.CreateIndex(
                name: "ix_finding_steps_tenant_id_finding_id_practice_area_id_is_publ~",
                schema: "portal",
                table: "finding_steps",
                columns: new[] { "tenant_id", "finding_id", "practice_area_id", "is_public" });

            migrationBuilder.CreateIndex(
                name: "ix_finding_steps_tenant_id_finding_id_recorded_at",
                schema: "portal",
                table: "finding_steps",
                columns: new[] { "tenant_id", "finding_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_finding_steps_tenant_id_meeting_id",
                schema: "portal",
                table: "finding_steps",
                columns: new[] { "tenant_id", "meeting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_finding_ties_standing",
                schema: "portal",
                table: "finding_ties",
                columns: new[] { "tenant_id", "action_lineage_id", "finding_id" },
                unique: true,
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_finding_ties_tenant_id_finding_id_practice_area_id_is_public",
                schema: "portal",
                table: "finding_ties",
                columns: new[] { "tenant_id", "finding_id", "practice_area_id", "is_public" });

            migrationBuilder.CreateIndex(
                name: "ix_finding_ties_tenant_id_finding_id_recorded_at",
                schema: "portal",
                table: "finding_ties",
                columns: new[] { "tenant_id", "finding_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_findings_tenant_id_practice_area_id",
                schema: "portal",
                table: "findings",
                columns: new[] { "tenant_id", "practice_area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_findings_tenant_id_visit_id_is_public",
                schema: "portal",
                table: "findings",
                columns: new[] { "tenant_id", "visit_id", "is_public" });

            migrationBuilder.CreateIndex(
                name: "ix_findings_tenant_id_visit_id_number",
                schema: "portal",
                table: "findings",
                columns: new[] { "tenant_id", "visit_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_held_texts_author_id",
                schema: "portal",
                table: "held_texts",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "ix_held_texts_tenant_id_kind",
                schema: "portal",
                table: "held_texts",
                columns: new[] { "tenant_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_held_verdicts_lead_id",
                schema: "portal",
                table: "held_verdicts",
                column: "lead_id");

            migrationBuilder.CreateIndex(
                name: "ix_held_verdicts_tenant_id_held_text_id",
                schema: "portal",
                table: "held_verdicts",
                columns: new[] { "tenant_id", "held_text_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_judgements_standing",
                schema: "portal",
                table: "judgements",
                columns: new[] { "tenant_id", "visit_id", "aspect" },
                unique: true,
                filter: "superseded_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_judgements_tenant_id_visit_id_practice_area_id_is_public",
                schema: "portal",
                table: "judgements",
                columns: new[] { "tenant_id", "visit_id", "practice_area_id", "is_public" });

            migrationBuilder.CreateIndex(
                name: "ix_judgements_tenant_id_visit_id_recorded_at",
                schema: "portal",
                table: "judgements",
                columns: new[] { "tenant_id", "visit_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_loaded_files_subject_id",
                schema: "portal",
                table: "loaded_files",
                columns: new[] { "subject", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_notice_documents_tenant_id_notice_id",
                schema: "portal",
                table: "notice_documents",
                columns: new[] { "tenant_id", "notice_id" });

            migrationBuilder.CreateIndex(
                name: "ix_notice_stages_tenant_id_notice_id",
                schema: "portal",
                table: "notice_stages",
                columns: new[] { "tenant_id", "notice_id" });

            migrationBuilder.CreateIndex(
                name: "ix_notice_terms_tenant_id_kpi_id",
                schema: "portal",
                table: "notice_terms",
                columns: new[] { "tenant_id", "kpi_id" });

            migrationBuilder.CreateIndex(
                name: "ix_notice_terms_tenant_id_notice_id_number",
                schema: "portal",
                table: "notice_terms",
                columns: new[] { "tenant_id", "notice_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notice_terms_tenant_id_post_id",
                schema: "portal",
                table: "notice_terms",
                columns: new[] { "tenant_id", "post_id" });

            migrationBuilder.CreateIndex(
                name: "ix_publication_steps_tenant_id_visit_id_practice_area_id_is_pu~",
                schema: "portal",
                table: "publication_steps",
                columns: new[] { "tenant_id", "visit_id", "practice_area_id", "is_public" });

            migrationBuilder.CreateIndex(
                name: "ix_publication_steps_tenant_id_visit_id_recorded_at",
                schema: "portal",
                table: "publication_steps",
                columns: new[] { "tenant_id", "visit_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_review_cycles_tenant_id_name",
                schema: "portal",
                table: "review_cycles",
                columns: new[] { "tenant_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sampling_frames_tenant_id_name",
                schema: "portal",
                table: "sampling_frames",
                columns: new[] { "tenant_id", "name" },
                unique: true,
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_stated_years_to_date_standing",
                schema: "portal",
                table: "stated_years_to_date",
                columns: new[] { "tenant_id", "kpi_id", "period_start", "period_kind" },
                unique: true,
                filter: "superseded_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_stated_years_to_date_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "stated_years_to_date",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_stated_years_to_date_tenant_id_kpi_id_recorded_at",
                schema: "portal",
                table: "stated_years_to_date",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_term_cadences_tenant_id_term_id",
                schema: "portal",
                table: "term_cadences",
                columns: new[] { "tenant_id", "term_id" });

            migrationBuilder.CreateIndex(
                name: "ix_term_dones_standing",
                schema: "portal",
                table: "term_dones",
                columns: new[] { "tenant_id", "term_id", "due_on" },
                unique: true,
                filter: "taken_back_at is null and due_on is not null");

            migrationBuilder.CreateIndex(
                name: "ix_term_waivers_tenant_id_term_id",
                schema: "portal",
                table: "term_waivers",
                columns: new[] { "tenant_id", "term_id" });

            migrationBuilder.CreateIndex(
                name: "ix_visit_file_contents_tenant_id_file_id",
                schema: "portal",
                table: "visit_file_contents",
                columns: new[] { "tenant_id", "file_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_visit_file_contents_tenant_id_visit_id_practice_area_id_is_~",
                schema: "portal",
                table: "visit_file_contents",
                columns: new[] { "tenant_id", "visit_id", "practice_area_id", "is_public" });

            migrationBuilder.CreateIndex(
                name: "ix_visit_file_contents_tenant_id_visit_id_recorded_at",
                schema: "portal",
                table: "visit_file_contents",
                columns: new[] { "tenant_id", "visit_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_visit_files_tenant_id_visit_id_practice_area_id_is_public",
                schema: "portal",
                table: "visit_files",
                columns: new[] { "tenant_id", "visit_id", "practice_area_id", "is_public" });

            migrationBuilder.CreateIndex(
                name: "ix_visit_files_tenant_id_visit_id_recorded_at",
                schema: "portal",
                table: "visit_files",
                columns: new[] { "tenant_id", "visit_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_visit_moves_tenant_id_visit_id_practice_area_id_is_public",
                schema: "portal",
                table: "visit_moves",
                columns: new[] { "tenant_id", "visit_id", "practice_area_id", "is_public" });

            migrationBuilder.CreateIndex(
                name: "ix_visit_moves_tenant_id_visit_id_recorded_at",
                schema: "portal",
                table: "visit_moves",
                columns: new[] { "tenant_id", "visit_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_visit_outputs_tenant_id_visit_id_practice_area_id_is_public",
                schema: "portal",
                table: "visit_outputs",
                columns: new[] { "tenant_id", "visit_id", "practice_area_id", "is_public" });

            migrationBuilder.CreateIndex(
                name: "ix_visit_outputs_tenant_id_visit_id_recorded_at",
                schema: "portal",
                table: "visit_outputs",
                columns: new[] { "tenant_id", "visit_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_visits_tenant_id_cycle_id",
                schema: "portal",
                table: "visits",
                columns: new[] { "tenant_id", "cycle_id" });

            migrationBuilder.CreateIndex(
                name: "ix_visits_tenant_id_first_day",
                schema: "portal",
                table: "visits",
                columns: new[] { "tenant_id", "first_day" });

            migrationBuilder.CreateIndex(
                name: "ix_visits_tenant_id_practice_area_id",
                schema: "portal",
                table: "visits",
                columns: new[] { "tenant_id", "practice_area_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_agenda_items_findings_tenant_id_finding_id",
                schema: "portal",
                table: "agenda_items",
                columns: new[] { "tenant_id", "finding_id" },
                principalSchema: "portal",
                principalTable: "findings",
                principalColumns: new[] { "tenant_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_agenda_items_findings_tenant_id_finding_id",
                schema: "portal",
                table: "agenda_items");

            migrationBuilder.DropTable(
                name: "audit_actions",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "audit_measures",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "audit_rules",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "comparison_set_members",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "finding_answers",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "finding_steps",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "finding_ties",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "held_verdicts",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "judgements",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "loaded_files",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "notice_documents",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "notice_stages",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "publication_steps",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "published_findings",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "published_inspections",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "stated_years_to_date",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "term_cadences",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "term_dones",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "term_waivers",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "visit_file_contents",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "visit_moves",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "visit_outputs",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "audit_rounds",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "comparison_sets",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "findings",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "held_texts",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "notice_terms",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "visit_files",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "sampling_frames",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "improvement_notices",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "visits",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "review_cycles",
                schema: "portal");

            migrationBuilder.DropIndex(
                name: "ix_agenda_items_tenant_id_finding_id",
                schema: "portal",
                table: "agenda_items");

            migrationBuilder.DropColumn(
                name: "source_file",
                schema: "portal",
                table: "readings");

            migrationBuilder.DropColumn(
                name: "is_text_unchecked",
                schema: "portal",
                table: "evidence_files");

            migrationBuilder.DropColumn(
                name: "finding_id",
                schema: "portal",
                table: "agenda_items");

            migrationBuilder.AlterColumn<decimal>(
                name: "value",
                schema: "portal",
                table: "targets",
                type: "numeric(18,6)",
                precision: 18,
                scale: 6,
                nullable: false,
                defaultValue: 0m,
                oldClrType: typeof(decimal),
                oldType: "numeric(18,6)",
                oldPrecision: 18,
                oldScale: 6,
                oldNullable: true);
        }
    }
}
