using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SlipPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Reference : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "indicator_values",
                schema: "portal",
                columns: table => new
                {
                    indicator_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    area_code = table.Column<int>(type: "integer", nullable: false),
                    period = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<decimal>(type: "numeric", nullable: true),
                    missing = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_indicator_values", x => new { x.indicator_id, x.year, x.area_code });
                    table.CheckConstraint("ck_indicator_values_missing", "(value is null) = (missing is not null)");
                });

            migrationBuilder.CreateTable(
                name: "national_indicators",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    code = table.Column<string>(type: "text", nullable: false),
                    topic = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    polarity = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    unit = table.Column<string>(type: "text", nullable: true),
                    year_type = table.Column<string>(type: "text", nullable: false),
                    has_quartiles = table.Column<bool>(type: "boolean", nullable: false),
                    last_update = table.Column<DateOnly>(type: "date", nullable: true),
                    next_update = table.Column<string>(type: "text", nullable: true),
                    source_link = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_national_indicators", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "statistical_areas",
                schema: "portal",
                columns: table => new
                {
                    code = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    is_current = table.Column<bool>(type: "boolean", nullable: false),
                    gss_code = table.Column<string>(type: "text", nullable: true),
                    region_code = table.Column<int>(type: "integer", nullable: true),
                    ofsted_urn = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statistical_areas", x => x.code);
                    table.ForeignKey(
                        name: "fk_statistical_areas_statistical_areas_region_code",
                        column: x => x.region_code,
                        principalSchema: "portal",
                        principalTable: "statistical_areas",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "statistical_neighbours",
                schema: "portal",
                columns: table => new
                {
                    model = table.Column<string>(type: "text", nullable: false),
                    area_code = table.Column<int>(type: "integer", nullable: false),
                    rank = table.Column<int>(type: "integer", nullable: false),
                    neighbour_code = table.Column<int>(type: "integer", nullable: false),
                    closeness = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statistical_neighbours", x => new { x.area_code, x.model, x.rank });
                    table.ForeignKey(
                        name: "fk_statistical_neighbours_statistical_areas_area_code",
                        column: x => x.area_code,
                        principalSchema: "portal",
                        principalTable: "statistical_areas",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_statistical_neighbours_statistical_areas_neighbour_code",
                        column: x => x.neighbour_code,
                        principalSchema: "portal",
                        principalTable: "statistical_areas",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_national_indicators_code",
                schema: "portal",
                table: "national_indicators",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_statistical_areas_gss_code",
                schema: "portal",
                table: "statistical_areas",
                column: "gss_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_statistical_areas_region_code",
                schema: "portal",
                table: "statistical_areas",
                column: "region_code");

            migrationBuilder.CreateIndex(
                name: "ix_statistical_neighbours_neighbour_code",
                schema: "portal",
                table: "statistical_neighbours",
                column: "neighbour_code");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "indicator_values",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "national_indicators",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "statistical_neighbours",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "statistical_areas",
                schema: "portal");
        }
    }
}
