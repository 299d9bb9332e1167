using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SlipPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class ScopedAccess : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_evidence_files_evidence_tenant_id_evidence_id_practice_area~",
                schema: "portal",
                table: "evidence_files");

            migrationBuilder.DropIndex(
                name: "ix_evidence_files_tenant_id_evidence_id_practice_area_id",
                schema: "portal",
                table: "evidence_files");

            migrationBuilder.DropUniqueConstraint(
                name: "ak_evidence_tenant_id_id_practice_area_id",
                schema: "portal",
                table: "evidence");

            migrationBuilder.AlterColumn<Guid>(
                name: "user_id",
                schema: "portal",
                table: "grants",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<DateOnly>(
                name: "first_day",
                schema: "portal",
                table: "grants",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "given_at",
                schema: "portal",
                table: "grants",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "replaces_id",
                schema: "portal",
                table: "grants",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "review_on",
                schema: "portal",
                table: "grants",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "sponsor_id",
                schema: "portal",
                table: "grants",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_confidential",
                schema: "portal",
                table: "evidence_files",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_confidential",
                schema: "portal",
                table: "evidence",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "asked_by_id",
                schema: "portal",
                table: "engagements",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "partner_sponsor_id",
                schema: "portal",
                table: "engagements",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddUniqueConstraint(
                name: "ak_evidence_tenant_id_id_practice_area_id_is_confidential",
                schema: "portal",
                table: "evidence",
                columns: new[] { "tenant_id", "id", "practice_area_id", "is_confidential" });

            migrationBuilder.CreateTable(
                name: "grant_records",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    grant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_grant_records", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_grant_records_grants_tenant_id_grant_id",
                        columns: x => new { x.tenant_id, x.grant_id },
                        principalSchema: "portal",
                        principalTable: "grants",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_grant_records_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "grant_rights",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    grant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    verb = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_grant_rights", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_grant_rights_grants_tenant_id_grant_id",
                        columns: x => new { x.tenant_id, x.grant_id },
                        principalSchema: "portal",
                        principalTable: "grants",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_grant_rights_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            // What was given before goes on as it was, with the files, which a grant now names as a kind of their own.
            migrationBuilder.Sql(
                """
                alter table portal.grants no force row level security;
                insert into portal.grant_rights (tenant_id, id, grant_id, kind, verb)
                    select given.tenant_id, gen_random_uuid(), given.id, rights.kind, given.verb
                    from portal.grants given, unnest(array[given.kind, 'Documents']) rights (kind);
                update portal.grants set given_at = starts_at, first_day = (starts_at at time zone 'Europe/London')::date;
                """);

            migrationBuilder.DropColumn(
                name: "kind",
                schema: "portal",
                table: "grants");

            migrationBuilder.DropColumn(
                name: "verb",
                schema: "portal",
                table: "grants");

            migrationBuilder.CreateIndex(
                name: "ix_grants_sponsor_id",
                schema: "portal",
                table: "grants",
                column: "sponsor_id");

            migrationBuilder.CreateIndex(
                name: "ix_grants_tenant_id_replaces_id",
                schema: "portal",
                table: "grants",
                columns: new[] { "tenant_id", "replaces_id" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_files_tenant_id_evidence_id_practice_area_id_is_co~",
                schema: "portal",
                table: "evidence_files",
                columns: new[] { "tenant_id", "evidence_id", "practice_area_id", "is_confidential" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_engagements_asked_by_id",
                schema: "portal",
                table: "engagements",
                column: "asked_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_engagements_partner_sponsor_id",
                schema: "portal",
                table: "engagements",
                column: "partner_sponsor_id");

            migrationBuilder.CreateIndex(
                name: "ix_grant_records_tenant_id_grant_id",
                schema: "portal",
                table: "grant_records",
                columns: new[] { "tenant_id", "grant_id" });

            migrationBuilder.CreateIndex(
                name: "ix_grant_rights_tenant_id_grant_id_kind_verb",
                schema: "portal",
                table: "grant_rights",
                columns: new[] { "tenant_id", "grant_id", "kind", "verb" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_engagements_users_asked_by_id",
                schema: "portal",
                table: "engagements",
                column: "asked_by_id",
                principalSchema: "portal",
                principalTable: "users",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_engagements_users_partner_sponsor_id",
                schema: "portal",
                table: "engagements",
                column: "partner_sponsor_id",
                principalSchema: "portal",
                principalTable: "users",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_evidence_files_evidence_tenant_id_evidence_id_practice_area~",
                schema: "portal",
                table: "evidence_files",
                columns: new[] { "tenant_id", "evidence_id", "practice_area_id", "is_confidential" },
                principalSchema: "portal",
                principalTable: "evidence",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id", "is_confidential" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_grants_grants_tenant_id_replaces_id",
                schema: "portal",
                table: "grants",
                columns: new[] { "tenant_id", "replaces_id" },
                principalSchema: "portal",
                principalTable: "grants",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_grants_users_sponsor_id",
                schema: "portal",
                table: "grants",
                column: "sponsor_id",
                principalSchema: "portal",
                principalTable: "users",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_engagements_users_asked_by_id",
                schema: "portal",
                table: "engagements");

            migrationBuilder.DropForeignKey(
                name: "fk_engagements_users_partner_sponsor_id",
                schema: "portal",
                table: "engagements");

            migrationBuilder.DropForeignKey(
                name: "fk_evidence_files_evidence_tenant_id_evidence_id_practice_area~",
                schema: "portal",
                table: "evidence_files");

            migrationBuilder.DropForeignKey(
                name: "fk_grants_grants_tenant_id_replaces_id",
                schema: "portal",
                table: "grants");

            migrationBuilder.DropForeignKey(
                name: "fk_grants_users_sponsor_id",
                schema: "portal",
                table: "grants");

            migrationBuilder.DropTable(
                name: "grant_records",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "grant_rights",
                schema: "portal");

            migrationBuilder.DropIndex(
                name: "ix_grants_sponsor_id",
                schema: "portal",
                table: "grants");

            migrationBuilder.DropIndex(
                name: "ix_grants_tenant_id_replaces_id",
                schema: "portal",
                table: "grants");

            migrationBuilder.DropIndex(
                name: "ix_evidence_files_tenant_id_evidence_id_practice_area_id_is_co~",
                schema: "portal",
                table: "evidence_files");

            migrationBuilder.DropUniqueConstraint(
                name: "ak_evidence_tenant_id_id_practice_area_id_is_confidential",
                schema: "portal",
                table: "evidence");

            migrationBuilder.DropIndex(
                name: "ix_engagements_asked_by_id",
                schema: "portal",
                table: "engagements");

            migrationBuilder.DropIndex(
                name: "ix_engagements_partner_sponsor_id",
                schema: "portal",
                table: "engagements");

            migrationBuilder.DropColumn(
                name: "first_day",
                schema: "portal",
                table: "grants");

            migrationBuilder.DropColumn(
                name: "given_at",
                schema: "portal",
                table: "grants");

            migrationBuilder.DropColumn(
                name: "replaces_id",
                schema: "portal",
                table: "grants");

            migrationBuilder.DropColumn(
                name: "review_on",
                schema: "portal",
                table: "grants");

            migrationBuilder.DropColumn(
                name: "sponsor_id",
                schema: "portal",
                table: "grants");

            migrationBuilder.DropColumn(
                name: "is_confidential",
                schema: "portal",
                table: "evidence_files");

            migrationBuilder.DropColumn(
                name: "is_confidential",
                schema: "portal",
                table: "evidence");

            migrationBuilder.DropColumn(
                name: "asked_by_id",
                schema: "portal",
                table: "engagements");

            migrationBuilder.DropColumn(
                name: "partner_sponsor_id",
                schema: "portal",
                table: "engagements");

            migrationBuilder.AlterColumn<Guid>(
                name: "user_id",
                schema: "portal",
                table: "grants",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kind",
                schema: "portal",
                table: "grants",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "verb",
                schema: "portal",
                table: "grants",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddUniqueConstraint(
                name: "ak_evidence_tenant_id_id_practice_area_id",
                schema: "portal",
                table: "evidence",
                columns: new[] { "tenant_id", "id", "practice_area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_files_tenant_id_evidence_id_practice_area_id",
                schema: "portal",
                table: "evidence_files",
                columns: new[] { "tenant_id", "evidence_id", "practice_area_id" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_evidence_files_evidence_tenant_id_evidence_id_practice_area~",
                schema: "portal",
                table: "evidence_files",
                columns: new[] { "tenant_id", "evidence_id", "practice_area_id" },
                principalSchema: "portal",
                principalTable: "evidence",
                principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                onDelete: ReferentialAction.Cascade);
        }
    }
}
