using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SlipPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class PracticeExchange : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "practice_examples",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    finding_id = table.Column<Guid>(type: "uuid", nullable: true),
                    title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    themes = table.Column<string[]>(type: "character varying(80)[]", nullable: false),
                    problem = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    action = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    impact = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_practice_examples", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_practice_examples_findings_tenant_id_finding_id",
                        columns: x => new { x.tenant_id, x.finding_id },
                        principalSchema: "portal",
                        principalTable: "findings",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_practice_examples_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "practice_publications",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    example_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    themes = table.Column<string[]>(type: "character varying(80)[]", nullable: false),
                    problem = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    action = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    impact = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    is_anonymous = table.Column<bool>(type: "boolean", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    published_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_practice_publications", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_practice_publications_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_practice_publications_practice_examples_tenant_id_example_id",
                        columns: x => new { x.tenant_id, x.example_id },
                        principalSchema: "portal",
                        principalTable: "practice_examples",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_practice_publications_users_published_by_id",
                        column: x => x.published_by_id,
                        principalSchema: "portal",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_practice_publications_users_withdrawn_by_id",
                        column: x => x.withdrawn_by_id,
                        principalSchema: "portal",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_practice_examples_tenant_id_finding_id",
                schema: "portal",
                table: "practice_examples",
                columns: new[] { "tenant_id", "finding_id" });

            migrationBuilder.CreateIndex(
                name: "ix_practice_publications_published_by_id",
                schema: "portal",
                table: "practice_publications",
                column: "published_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_practice_publications_standing",
                schema: "portal",
                table: "practice_publications",
                columns: new[] { "tenant_id", "example_id" },
                unique: true,
                filter: "withdrawn_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_practice_publications_withdrawn_by_id",
                schema: "portal",
                table: "practice_publications",
                column: "withdrawn_by_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "practice_publications",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "practice_examples",
                schema: "portal");
        }
    }
}
