using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SlipPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class ReadingsByPeriod : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_readings_tenant_id_kpi_id_recorded_at_id",
                schema: "portal",
                table: "readings");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_readings_tenant_id_kpi_id_recorded_at_id",
                schema: "portal",
                table: "readings",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at", "id" });
        }
    }
}
