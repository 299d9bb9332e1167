using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SlipPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class CorrectionsAndDrafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "correctable_until",
                schema: "portal",
                table: "plans",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "draft_due",
                schema: "portal",
                table: "actions",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "draft_rating_id",
                schema: "portal",
                table: "actions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "plan_id",
                schema: "portal",
                table: "action_dues",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_actions_tenant_id_draft_rating_id",
                schema: "portal",
                table: "actions",
                columns: new[] { "tenant_id", "draft_rating_id" });

            migrationBuilder.CreateIndex(
                name: "ix_action_dues_tenant_id_plan_id",
                schema: "portal",
                table: "action_dues",
                columns: new[] { "tenant_id", "plan_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_action_dues_plans_tenant_id_plan_id",
                schema: "portal",
                table: "action_dues",
                columns: new[] { "tenant_id", "plan_id" },
                principalSchema: "portal",
                principalTable: "plans",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_actions_ratings_tenant_id_draft_rating_id",
                schema: "portal",
                table: "actions",
                columns: new[] { "tenant_id", "draft_rating_id" },
                principalSchema: "portal",
                principalTable: "ratings",
                principalColumns: new[] { "tenant_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_action_dues_plans_tenant_id_plan_id",
                schema: "portal",
                table: "action_dues");

            migrationBuilder.DropForeignKey(
                name: "fk_actions_ratings_tenant_id_draft_rating_id",
                schema: "portal",
                table: "actions");

            migrationBuilder.DropIndex(
                name: "ix_actions_tenant_id_draft_rating_id",
                schema: "portal",
                table: "actions");

            migrationBuilder.DropIndex(
                name: "ix_action_dues_tenant_id_plan_id",
                schema: "portal",
                table: "action_dues");

            migrationBuilder.DropColumn(
                name: "correctable_until",
                schema: "portal",
                table: "plans");

            migrationBuilder.DropColumn(
                name: "draft_due",
                schema: "portal",
                table: "actions");

            migrationBuilder.DropColumn(
                name: "draft_rating_id",
                schema: "portal",
                table: "actions");

            migrationBuilder.DropColumn(
                name: "plan_id",
                schema: "portal",
                table: "action_dues");
        }
    }
}
