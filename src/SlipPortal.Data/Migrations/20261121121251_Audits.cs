using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SlipPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Audits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                name: "ix_sampling_frames_tenant_id_name",
                schema: "portal",
                table: "sampling_frames",
                columns: new[] { "tenant_id", "name" },
                unique: true,
                filter: "ended_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
                name: "audit_rounds",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "sampling_frames",
                schema: "portal");
        }
    }
}
