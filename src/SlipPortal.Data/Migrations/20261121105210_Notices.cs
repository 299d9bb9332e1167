using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SlipPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Notices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "notice_documents",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "notice_stages",
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
                name: "notice_terms",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "improvement_notices",
                schema: "portal");
        }
    }
}
