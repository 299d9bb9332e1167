using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SlipPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Reviews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "reviews",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    engagement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    template = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    is_asked_by_council = table.Column<bool>(type: "boolean", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    scope = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    by_when = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    item_count = table.Column<int>(type: "integer", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reviews", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_reviews_engagements_tenant_id_engagement_id",
                        columns: x => new { x.tenant_id, x.engagement_id },
                        principalSchema: "portal",
                        principalTable: "engagements",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reviews_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reviews_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "review_items",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    subject = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    @ref = table.Column<string>(name: "ref", type: "character varying(50)", maxLength: 50, nullable: true),
                    title = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    reach_key = table.Column<string>(type: "character varying(70)", maxLength: 70, nullable: true, computedColumnSql: "kind || ':' || practice_area_id::text", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_items", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_review_items_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_review_items_practice_areas_tenant_id_practice_area_id",
                        columns: x => new { x.tenant_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "practice_areas",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_review_items_reviews_tenant_id_review_id",
                        columns: x => new { x.tenant_id, x.review_id },
                        principalSchema: "portal",
                        principalTable: "reviews",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "review_sections",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    section = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    words = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_sections", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_review_sections_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_review_sections_reviews_tenant_id_review_id",
                        columns: x => new { x.tenant_id, x.review_id },
                        principalSchema: "portal",
                        principalTable: "reviews",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "review_signatures",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    side = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    text_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_signatures", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_review_signatures_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_review_signatures_reviews_tenant_id_review_id",
                        columns: x => new { x.tenant_id, x.review_id },
                        principalSchema: "portal",
                        principalTable: "reviews",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "review_judgements",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    assurance = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    evidence = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    challenge = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_judgements", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_review_judgements_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_review_judgements_review_items_tenant_id_item_id",
                        columns: x => new { x.tenant_id, x.item_id },
                        principalSchema: "portal",
                        principalTable: "review_items",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_review_judgements_reviews_tenant_id_review_id",
                        columns: x => new { x.tenant_id, x.review_id },
                        principalSchema: "portal",
                        principalTable: "reviews",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "challenge_responses",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    judgement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reply = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    words = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    action_lineage_id = table.Column<Guid>(type: "uuid", nullable: true),
                    action_ref = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    date_change_id = table.Column<Guid>(type: "uuid", nullable: true),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_challenge_responses", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_challenge_responses_date_changes_tenant_id_date_change_id",
                        columns: x => new { x.tenant_id, x.date_change_id },
                        principalSchema: "portal",
                        principalTable: "date_changes",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_challenge_responses_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_challenge_responses_review_judgements_tenant_id_judgement_id",
                        columns: x => new { x.tenant_id, x.judgement_id },
                        principalSchema: "portal",
                        principalTable: "review_judgements",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_challenge_responses_reviews_tenant_id_review_id",
                        columns: x => new { x.tenant_id, x.review_id },
                        principalSchema: "portal",
                        principalTable: "reviews",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_challenge_responses_tenant_id_action_lineage_id",
                schema: "portal",
                table: "challenge_responses",
                columns: new[] { "tenant_id", "action_lineage_id" });

            migrationBuilder.CreateIndex(
                name: "ix_challenge_responses_tenant_id_date_change_id",
                schema: "portal",
                table: "challenge_responses",
                columns: new[] { "tenant_id", "date_change_id" });

            migrationBuilder.CreateIndex(
                name: "ix_challenge_responses_tenant_id_judgement_id",
                schema: "portal",
                table: "challenge_responses",
                columns: new[] { "tenant_id", "judgement_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_challenge_responses_tenant_id_review_id",
                schema: "portal",
                table: "challenge_responses",
                columns: new[] { "tenant_id", "review_id" });

            migrationBuilder.CreateIndex(
                name: "ix_review_items_tenant_id_practice_area_id",
                schema: "portal",
                table: "review_items",
                columns: new[] { "tenant_id", "practice_area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_review_items_tenant_id_review_id",
                schema: "portal",
                table: "review_items",
                columns: new[] { "tenant_id", "review_id" });

            migrationBuilder.CreateIndex(
                name: "ix_review_items_tenant_id_subject_id",
                schema: "portal",
                table: "review_items",
                columns: new[] { "tenant_id", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "ix_review_judgements_tenant_id_item_id_version",
                schema: "portal",
                table: "review_judgements",
                columns: new[] { "tenant_id", "item_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_review_judgements_tenant_id_review_id",
                schema: "portal",
                table: "review_judgements",
                columns: new[] { "tenant_id", "review_id" });

            migrationBuilder.CreateIndex(
                name: "ix_review_sections_tenant_id_review_id",
                schema: "portal",
                table: "review_sections",
                columns: new[] { "tenant_id", "review_id" });

            migrationBuilder.CreateIndex(
                name: "ix_review_signatures_tenant_id_review_id_side_text_hash",
                schema: "portal",
                table: "review_signatures",
                columns: new[] { "tenant_id", "review_id", "side", "text_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reviews_organisation_id",
                schema: "portal",
                table: "reviews",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_reviews_tenant_id_engagement_id",
                schema: "portal",
                table: "reviews",
                columns: new[] { "tenant_id", "engagement_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "challenge_responses",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "review_sections",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "review_signatures",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "review_judgements",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "review_items",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "reviews",
                schema: "portal");
        }
    }
}
