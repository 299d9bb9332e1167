using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SlipPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class ReadingsByKind : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_readings_standing",
                schema: "portal",
                table: "readings");

            migrationBuilder.CreateIndex(
                name: "ix_readings_standing",
                schema: "portal",
                table: "readings",
                columns: new[] { "tenant_id", "kpi_id", "period_kind", "period_start" },
                unique: true,
                filter: "superseded_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_readings_standing",
                schema: "portal",
                table: "readings");

            migrationBuilder.CreateIndex(
                name: "ix_readings_standing",
                schema: "portal",
                table: "readings",
                columns: new[] { "tenant_id", "kpi_id", "period_start", "period_kind" },
                unique: true,
                filter: "superseded_at is null");
        }
    }
}
