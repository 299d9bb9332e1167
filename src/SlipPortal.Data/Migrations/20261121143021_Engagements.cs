using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SlipPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Engagements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "conflict",
                schema: "portal",
                table: "engagements",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "conflict_managed",
                schema: "portal",
                table: "engagements",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "council_sponsor_id",
                schema: "portal",
                table: "engagements",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "days_funded",
                schema: "portal",
                table: "engagements",
                type: "numeric(6,2)",
                precision: 6,
                scale: 2,
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "focus_areas",
                schema: "portal",
                table: "engagements",
                type: "character varying(100)[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<DateOnly>(
                name: "from",
                schema: "portal",
                table: "engagements",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "funding",
                schema: "portal",
                table: "engagements",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "has_conflict",
                schema: "portal",
                table: "engagements",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "need",
                schema: "portal",
                table: "engagements",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "offer",
                schema: "portal",
                table: "engagements",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "until",
                schema: "portal",
                table: "engagements",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "access_requests",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    engagement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kinds = table.Column<string[]>(type: "character varying(30)[]", nullable: false),
                    why = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    asked_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    grant_id = table.Column<Guid>(type: "uuid", nullable: true),
                    declined_because = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_requests", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_access_requests_engagements_tenant_id_engagement_id",
                        columns: x => new { x.tenant_id, x.engagement_id },
                        principalSchema: "portal",
                        principalTable: "engagements",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_access_requests_grants_tenant_id_grant_id",
                        columns: x => new { x.tenant_id, x.grant_id },
                        principalSchema: "portal",
                        principalTable: "grants",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_access_requests_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_access_requests_users_asked_by_id",
                        column: x => x.asked_by_id,
                        principalSchema: "portal",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "engagement_activities",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    days = table.Column<decimal>(type: "numeric(6,2)", precision: 6, scale: 2, nullable: false),
                    what = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    engagement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    side = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_engagement_activities", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_engagement_activities_engagements_tenant_id_engagement_id",
                        columns: x => new { x.tenant_id, x.engagement_id },
                        principalSchema: "portal",
                        principalTable: "engagements",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_engagement_activities_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_engagement_activities_users_author_id",
                        column: x => x.author_id,
                        principalSchema: "portal",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "engagement_outcomes",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    what = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    engagement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    side = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_engagement_outcomes", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_engagement_outcomes_engagements_tenant_id_engagement_id",
                        columns: x => new { x.tenant_id, x.engagement_id },
                        principalSchema: "portal",
                        principalTable: "engagements",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_engagement_outcomes_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_engagement_outcomes_users_author_id",
                        column: x => x.author_id,
                        principalSchema: "portal",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "engagement_steps",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    why = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    engagement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    side = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_engagement_steps", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_engagement_steps_engagements_tenant_id_engagement_id",
                        columns: x => new { x.tenant_id, x.engagement_id },
                        principalSchema: "portal",
                        principalTable: "engagements",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_engagement_steps_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_engagement_steps_users_author_id",
                        column: x => x.author_id,
                        principalSchema: "portal",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_engagements_council_sponsor_id",
                schema: "portal",
                table: "engagements",
                column: "council_sponsor_id");

            migrationBuilder.CreateIndex(
                name: "ix_access_requests_asked_by_id",
                schema: "portal",
                table: "access_requests",
                column: "asked_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_access_requests_tenant_id_engagement_id",
                schema: "portal",
                table: "access_requests",
                columns: new[] { "tenant_id", "engagement_id" });

            migrationBuilder.CreateIndex(
                name: "ix_access_requests_tenant_id_grant_id",
                schema: "portal",
                table: "access_requests",
                columns: new[] { "tenant_id", "grant_id" });

            migrationBuilder.CreateIndex(
                name: "ix_engagement_activities_author_id",
                schema: "portal",
                table: "engagement_activities",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "ix_engagement_activities_tenant_id_engagement_id",
                schema: "portal",
                table: "engagement_activities",
                columns: new[] { "tenant_id", "engagement_id" });

            migrationBuilder.CreateIndex(
                name: "ix_engagement_outcomes_author_id",
                schema: "portal",
                table: "engagement_outcomes",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "ix_engagement_outcomes_tenant_id_engagement_id",
                schema: "portal",
                table: "engagement_outcomes",
                columns: new[] { "tenant_id", "engagement_id" });

            migrationBuilder.CreateIndex(
                name: "ix_engagement_steps_author_id",
                schema: "portal",
                table: "engagement_steps",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "ix_engagement_steps_tenant_id_engagement_id",
                schema: "portal",
                table: "engagement_steps",
                columns: new[] { "tenant_id", "engagement_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_engagements_users_council_sponsor_id",
                schema: "portal",
                table: "engagements",
                column: "council_sponsor_id",
                principalSchema: "portal",
                principalTable: "users",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_engagements_users_council_sponsor_id",
                schema: "portal",
                table: "engagements");

            migrationBuilder.DropTable(
                name: "access_requests",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "engagement_activities",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "engagement_outcomes",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "engagement_steps",
                schema: "portal");

            migrationBuilder.DropIndex(
                name: "ix_engagements_council_sponsor_id",
                schema: "portal",
                table: "engagements");

            migrationBuilder.DropColumn(
                name: "conflict",
                schema: "portal",
                table: "engagements");

            migrationBuilder.DropColumn(
                name: "conflict_managed",
                schema: "portal",
                table: "engagements");

            migrationBuilder.DropColumn(
                name: "council_sponsor_id",
                schema: "portal",
                table: "engagements");

            migrationBuilder.DropColumn(
                name: "days_funded",
                schema: "portal",
                table: "engagements");

            migrationBuilder.DropColumn(
                name: "focus_areas",
                schema: "portal",
                table: "engagements");

            migrationBuilder.DropColumn(
                name: "from",
                schema: "portal",
                table: "engagements");

            migrationBuilder.DropColumn(
                name: "funding",
                schema: "portal",
                table: "engagements");

            migrationBuilder.DropColumn(
                name: "has_conflict",
                schema: "portal",
                table: "engagements");

            migrationBuilder.DropColumn(
                name: "need",
                schema: "portal",
                table: "engagements");

            migrationBuilder.DropColumn(
                name: "offer",
                schema: "portal",
                table: "engagements");

            migrationBuilder.DropColumn(
                name: "until",
                schema: "portal",
                table: "engagements");
        }
    }
}
