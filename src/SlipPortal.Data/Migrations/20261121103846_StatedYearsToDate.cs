using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SlipPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class StatedYearsToDate : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "source_file",
                schema: "portal",
                table: "readings",
                type: "character varying(255)",
                maxLength: 255,
                nullable: true);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "stated_years_to_date",
                schema: "portal");

            migrationBuilder.DropColumn(
                name: "source_file",
                schema: "portal",
                table: "readings");
        }
    }
}
