using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SlipPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class TeamValues : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "teams",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    short_name = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    position = table.Column<int>(type: "integer", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_teams", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_teams_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "team_breakdowns",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    kpi_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_team_breakdowns", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_team_breakdowns_kpis_tenant_id_kpi_id_practice_area_id",
                        columns: x => new { x.tenant_id, x.kpi_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "kpis",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id" });
                    table.ForeignKey(
                        name: "fk_team_breakdowns_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_team_breakdowns_teams_tenant_id_team_id",
                        columns: x => new { x.tenant_id, x.team_id },
                        principalSchema: "portal",
                        principalTable: "teams",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "team_readings",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: false),
                    period_kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    period_start = table.Column<DateOnly>(type: "date", nullable: false),
                    value = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    numerator = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    denominator = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    absence = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    kpi_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_team_readings", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_team_readings_kpis_tenant_id_kpi_id_practice_area_id",
                        columns: x => new { x.tenant_id, x.kpi_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "kpis",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id" });
                    table.ForeignKey(
                        name: "fk_team_readings_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_team_readings_teams_tenant_id_team_id",
                        columns: x => new { x.tenant_id, x.team_id },
                        principalSchema: "portal",
                        principalTable: "teams",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_team_breakdowns_standing",
                schema: "portal",
                table: "team_breakdowns",
                columns: new[] { "tenant_id", "kpi_id", "team_id" },
                unique: true,
                filter: "superseded_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_team_breakdowns_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "team_breakdowns",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_team_breakdowns_tenant_id_team_id",
                schema: "portal",
                table: "team_breakdowns",
                columns: new[] { "tenant_id", "team_id" });

            migrationBuilder.CreateIndex(
                name: "ix_team_readings_standing",
                schema: "portal",
                table: "team_readings",
                columns: new[] { "tenant_id", "kpi_id", "period_kind", "period_start", "team_id" },
                unique: true,
                filter: "superseded_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_team_readings_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "team_readings",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_team_readings_tenant_id_team_id",
                schema: "portal",
                table: "team_readings",
                columns: new[] { "tenant_id", "team_id" });

            migrationBuilder.CreateIndex(
                name: "ix_teams_tenant_id_name",
                schema: "portal",
                table: "teams",
                columns: new[] { "tenant_id", "name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "team_breakdowns",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "team_readings",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "teams",
                schema: "portal");
        }
    }
}
