using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SlipPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Joining : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_organisation_roles_organisation_id",
                schema: "portal",
                table: "organisation_roles");

            migrationBuilder.CreateTable(
                name: "access_confirmations",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    confirmed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    members = table.Column<int>(type: "integer", nullable: false),
                    outside = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_confirmations", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_access_confirmations_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_access_confirmations_users_confirmed_by_id",
                        column: x => x.confirmed_by_id,
                        principalSchema: "portal",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "invitations",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    role = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    invited_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    invited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_from_platform = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitations", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_invitations_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_invitations_users_invited_by_id",
                        column: x => x.invited_by_id,
                        principalSchema: "portal",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_organisation_roles_organisation_id_part",
                schema: "portal",
                table: "organisation_roles",
                columns: new[] { "organisation_id", "part" },
                unique: true,
                filter: "until is null");

            migrationBuilder.CreateIndex(
                name: "ix_access_confirmations_confirmed_by_id",
                schema: "portal",
                table: "access_confirmations",
                column: "confirmed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_access_confirmations_tenant_id_at",
                schema: "portal",
                table: "access_confirmations",
                columns: new[] { "tenant_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_invitations_invited_by_id",
                schema: "portal",
                table: "invitations",
                column: "invited_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitations_tenant_id_email",
                schema: "portal",
                table: "invitations",
                columns: new[] { "tenant_id", "email" },
                unique: true,
                filter: "accepted_at is null and revoked_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_confirmations",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "invitations",
                schema: "portal");

            migrationBuilder.DropIndex(
                name: "ix_organisation_roles_organisation_id_part",
                schema: "portal",
                table: "organisation_roles");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_roles_organisation_id",
                schema: "portal",
                table: "organisation_roles",
                column: "organisation_id");
        }
    }
}
