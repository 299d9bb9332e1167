using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SlipPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class PublishedVisits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "published_findings",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "published_inspections",
                schema: "portal");
        }
    }
}
