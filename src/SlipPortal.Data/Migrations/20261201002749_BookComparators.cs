using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SlipPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class BookComparators : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "blank",
                schema: "portal",
                table: "book_import_rows",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "derived",
                schema: "portal",
                table: "book_import_rows",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "refused",
                schema: "portal",
                table: "book_import_rows",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "stated",
                schema: "portal",
                table: "book_import_rows",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "stored",
                schema: "portal",
                table: "book_import_rows",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "book_comparators",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    value = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    as_of = table.Column<DateOnly>(type: "date", nullable: true),
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
                    table.PrimaryKey("pk_book_comparators", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_book_comparators_kpis_tenant_id_kpi_id_practice_area_id",
                        columns: x => new { x.tenant_id, x.kpi_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "kpis",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id" });
                    table.ForeignKey(
                        name: "fk_book_comparators_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_book_comparators_standing",
                schema: "portal",
                table: "book_comparators",
                columns: new[] { "tenant_id", "kpi_id", "kind" },
                unique: true,
                filter: "superseded_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_book_comparators_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "book_comparators",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_book_comparators_tenant_id_kpi_id_recorded_at_id",
                schema: "portal",
                table: "book_comparators",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "book_comparators",
                schema: "portal");

            migrationBuilder.DropColumn(
                name: "blank",
                schema: "portal",
                table: "book_import_rows");

            migrationBuilder.DropColumn(
                name: "derived",
                schema: "portal",
                table: "book_import_rows");

            migrationBuilder.DropColumn(
                name: "refused",
                schema: "portal",
                table: "book_import_rows");

            migrationBuilder.DropColumn(
                name: "stated",
                schema: "portal",
                table: "book_import_rows");

            migrationBuilder.DropColumn(
                name: "stored",
                schema: "portal",
                table: "book_import_rows");
        }
    }
}
