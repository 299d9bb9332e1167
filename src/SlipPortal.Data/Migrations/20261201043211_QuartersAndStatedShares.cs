using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SlipPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class QuartersAndStatedShares : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "quarters",
                schema: "portal",
                table: "plans",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "Financial");

            migrationBuilder.AddColumn<decimal>(
                name: "stated_good",
                schema: "portal",
                table: "audit_rounds",
                type: "numeric(4,1)",
                precision: 4,
                scale: 1,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "stated_inadequate",
                schema: "portal",
                table: "audit_rounds",
                type: "numeric(4,1)",
                precision: 4,
                scale: 1,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "stated_outstanding",
                schema: "portal",
                table: "audit_rounds",
                type: "numeric(4,1)",
                precision: 4,
                scale: 1,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "stated_requires_improvement",
                schema: "portal",
                table: "audit_rounds",
                type: "numeric(4,1)",
                precision: 4,
                scale: 1,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "quarters",
                schema: "portal",
                table: "plans");

            migrationBuilder.DropColumn(
                name: "stated_good",
                schema: "portal",
                table: "audit_rounds");

            migrationBuilder.DropColumn(
                name: "stated_inadequate",
                schema: "portal",
                table: "audit_rounds");

            migrationBuilder.DropColumn(
                name: "stated_outstanding",
                schema: "portal",
                table: "audit_rounds");

            migrationBuilder.DropColumn(
                name: "stated_requires_improvement",
                schema: "portal",
                table: "audit_rounds");
        }
    }
}
