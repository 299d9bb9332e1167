using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SlipPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class LedgerChain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_ledger_entries_grants_tenant_id_grant_id",
                schema: "portal",
                table: "ledger_entries");

            migrationBuilder.AddColumn<string>(
                name: "hash",
                schema: "portal",
                table: "ledger_entries",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "number",
                schema: "portal",
                table: "ledger_entries",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "previous_hash",
                schema: "portal",
                table: "ledger_entries",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "written_at",
                schema: "portal",
                table: "ledger_entries",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            // What was seen before there was a chain, in the order in which it happened; written_at says when it was chained. The form of the
            // hash is that of ledger.sql and LedgerChain.cs. The owner, as whom this runs, sees no rows while policies are forced on it;
            // every migration ends with forcing them.
            migrationBuilder.Sql(
                """
                alter table portal.ledger_entries no force row level security;
                do $$
                declare
                    look portal.ledger_entries;
                    before portal.ledger_entries;
                begin
                    for look in select * from portal.ledger_entries order by tenant_id, at, id loop
                        if before.tenant_id is distinct from look.tenant_id then
                            look.number := 1;
                            look.previous_hash := '';
                        else
                            look.number := before.number + 1;
                            look.previous_hash := before.hash;
                        end if;
                        look.written_at := clock_timestamp();
                        select encode(sha256(convert_to(string_agg(octet_length(convert_to(field, 'UTF8')) || ':' || field, '' order by place), 'UTF8')), 'hex')
                            into look.hash
                            from unnest(array[
                                look.previous_hash, look.tenant_id, look.number::text, look.id::text, look.user_id::text, look.person, look.organisation,
                                look.grant_id::text, look.seen, look.channel, (extract(epoch from look.at) * 1000000)::bigint::text,
                                (extract(epoch from look.written_at) * 1000000)::bigint::text]) with ordinality fields (field, place);
                        update portal.ledger_entries
                            set number = look.number, previous_hash = look.previous_hash, hash = look.hash, written_at = look.written_at
                            where tenant_id = look.tenant_id and id = look.id;
                        before := look;
                    end loop;
                end $$;
                alter table portal.ledger_entries force row level security;
                alter table portal.ledger_entries alter number drop default, alter previous_hash drop default, alter hash drop default,
                    alter written_at drop default;
                """);

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_tenant_id_number",
                schema: "portal",
                table: "ledger_entries",
                columns: new[] { "tenant_id", "number" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_ledger_entries_grants_tenant_id_grant_id",
                schema: "portal",
                table: "ledger_entries",
                columns: new[] { "tenant_id", "grant_id" },
                principalSchema: "portal",
                principalTable: "grants",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_ledger_entries_grants_tenant_id_grant_id",
                schema: "portal",
                table: "ledger_entries");

            migrationBuilder.DropIndex(
                name: "ix_ledger_entries_tenant_id_number",
                schema: "portal",
                table: "ledger_entries");

            migrationBuilder.DropColumn(
                name: "hash",
                schema: "portal",
                table: "ledger_entries");

            migrationBuilder.DropColumn(
                name: "number",
                schema: "portal",
                table: "ledger_entries");

            migrationBuilder.DropColumn(
                name: "previous_hash",
                schema: "portal",
                table: "ledger_entries");

            migrationBuilder.DropColumn(
                name: "written_at",
                schema: "portal",
                table: "ledger_entries");

            migrationBuilder.AddForeignKey(
                name: "fk_ledger_entries_grants_tenant_id_grant_id",
                schema: "portal",
                table: "ledger_entries",
                columns: new[] { "tenant_id", "grant_id" },
                principalSchema: "portal",
                principalTable: "grants",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);
        }
    }
}
