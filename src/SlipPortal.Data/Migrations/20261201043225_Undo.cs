using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SlipPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Undo : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "reversal",
                schema: "portal",
                table: "change_log",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "write_id",
                schema: "portal",
                table: "change_log",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_change_log_tenant_id_write_id",
                schema: "portal",
                table: "change_log",
                columns: new[] { "tenant_id", "write_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_change_log_tenant_id_write_id",
                schema: "portal",
                table: "change_log");

            migrationBuilder.DropColumn(
                name: "reversal",
                schema: "portal",
                table: "change_log");

            migrationBuilder.DropColumn(
                name: "write_id",
                schema: "portal",
                table: "change_log");
        }
    }
}
