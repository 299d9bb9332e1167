using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SlipPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Withdrawals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_posts_tenant_id_title",
                schema: "portal",
                table: "posts");

            migrationBuilder.DropIndex(
                name: "ix_kpis_tenant_id_sort_key",
                schema: "portal",
                table: "kpis");

            migrationBuilder.DropIndex(
                name: "ix_findings_tenant_id_visit_id_number",
                schema: "portal",
                table: "findings");

            migrationBuilder.DropIndex(
                name: "ix_books_tenant_id_name",
                schema: "portal",
                table: "books");

            migrationBuilder.RenameColumn(
                name: "removed_because",
                schema: "portal",
                table: "evidence",
                newName: "withdrawn_because");

            migrationBuilder.RenameColumn(
                name: "removed_at",
                schema: "portal",
                table: "evidence",
                newName: "withdrawn_at");

            migrationBuilder.RenameColumn(
                name: "deleted_at",
                schema: "portal",
                table: "comments",
                newName: "withdrawn_at");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "withdrawn_at",
                schema: "portal",
                table: "visits",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawn_because",
                schema: "portal",
                table: "visits",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "withdrawn_by_id",
                schema: "portal",
                table: "visits",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "written_by_id",
                schema: "portal",
                table: "visits",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "withdrawn_at",
                schema: "portal",
                table: "progress_updates",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawn_because",
                schema: "portal",
                table: "progress_updates",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "withdrawn_by_id",
                schema: "portal",
                table: "progress_updates",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "withdrawn_at",
                schema: "portal",
                table: "posts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawn_because",
                schema: "portal",
                table: "posts",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "withdrawn_by_id",
                schema: "portal",
                table: "posts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "written_by_id",
                schema: "portal",
                table: "posts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "withdrawn_at",
                schema: "portal",
                table: "kpis",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawn_because",
                schema: "portal",
                table: "kpis",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "withdrawn_by_id",
                schema: "portal",
                table: "kpis",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "withdrawn_at",
                schema: "portal",
                table: "findings",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawn_because",
                schema: "portal",
                table: "findings",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "withdrawn_by_id",
                schema: "portal",
                table: "findings",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "written_by_id",
                schema: "portal",
                table: "findings",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "withdrawn_by_id",
                schema: "portal",
                table: "evidence",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "withdrawn_by_id",
                schema: "portal",
                table: "comments",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "withdrawn_at",
                schema: "portal",
                table: "books",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawn_because",
                schema: "portal",
                table: "books",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "withdrawn_by_id",
                schema: "portal",
                table: "books",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "withdrawn_at",
                schema: "portal",
                table: "book_imports",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawn_because",
                schema: "portal",
                table: "book_imports",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "withdrawn_by_id",
                schema: "portal",
                table: "book_imports",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_posts_tenant_id_title",
                schema: "portal",
                table: "posts",
                columns: new[] { "tenant_id", "title" },
                unique: true,
                filter: "withdrawn_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_kpis_tenant_id_sort_key",
                schema: "portal",
                table: "kpis",
                columns: new[] { "tenant_id", "sort_key" },
                unique: true,
                filter: "withdrawn_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_findings_tenant_id_visit_id_number",
                schema: "portal",
                table: "findings",
                columns: new[] { "tenant_id", "visit_id", "number" },
                unique: true,
                filter: "withdrawn_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_books_tenant_id_name",
                schema: "portal",
                table: "books",
                columns: new[] { "tenant_id", "name" },
                unique: true,
                filter: "withdrawn_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_posts_tenant_id_title",
                schema: "portal",
                table: "posts");

            migrationBuilder.DropIndex(
                name: "ix_kpis_tenant_id_sort_key",
                schema: "portal",
                table: "kpis");

            migrationBuilder.DropIndex(
                name: "ix_findings_tenant_id_visit_id_number",
                schema: "portal",
                table: "findings");

            migrationBuilder.DropIndex(
                name: "ix_books_tenant_id_name",
                schema: "portal",
                table: "books");

            migrationBuilder.DropColumn(
                name: "withdrawn_at",
                schema: "portal",
                table: "visits");

            migrationBuilder.DropColumn(
                name: "withdrawn_because",
                schema: "portal",
                table: "visits");

            migrationBuilder.DropColumn(
                name: "withdrawn_by_id",
                schema: "portal",
                table: "visits");

            migrationBuilder.DropColumn(
                name: "written_by_id",
                schema: "portal",
                table: "visits");

            migrationBuilder.DropColumn(
                name: "withdrawn_at",
                schema: "portal",
                table: "progress_updates");

            migrationBuilder.DropColumn(
                name: "withdrawn_because",
                schema: "portal",
                table: "progress_updates");

            migrationBuilder.DropColumn(
                name: "withdrawn_by_id",
                schema: "portal",
                table: "progress_updates");

            migrationBuilder.DropColumn(
                name: "withdrawn_at",
                schema: "portal",
                table: "posts");

            migrationBuilder.DropColumn(
                name: "withdrawn_because",
                schema: "portal",
                table: "posts");

            migrationBuilder.DropColumn(
                name: "withdrawn_by_id",
                schema: "portal",
                table: "posts");

            migrationBuilder.DropColumn(
                name: "written_by_id",
                schema: "portal",
                table: "posts");

            migrationBuilder.DropColumn(
                name: "withdrawn_at",
                schema: "portal",
                table: "kpis");

            migrationBuilder.DropColumn(
                name: "withdrawn_because",
                schema: "portal",
                table: "kpis");

            migrationBuilder.DropColumn(
                name: "withdrawn_by_id",
                schema: "portal",
                table: "kpis");

            migrationBuilder.DropColumn(
                name: "withdrawn_at",
                schema: "portal",
                table: "findings");

            migrationBuilder.DropColumn(
                name: "withdrawn_because",
                schema: "portal",
                table: "findings");

            migrationBuilder.DropColumn(
                name: "withdrawn_by_id",
                schema: "portal",
                table: "findings");

            migrationBuilder.DropColumn(
                name: "written_by_id",
                schema: "portal",
                table: "findings");

            migrationBuilder.DropColumn(
                name: "withdrawn_by_id",
                schema: "portal",
                table: "evidence");

            migrationBuilder.DropColumn(
                name: "withdrawn_by_id",
                schema: "portal",
                table: "comments");

            migrationBuilder.DropColumn(
                name: "withdrawn_at",
                schema: "portal",
                table: "books");

            migrationBuilder.DropColumn(
                name: "withdrawn_because",
                schema: "portal",
                table: "books");

            migrationBuilder.DropColumn(
                name: "withdrawn_by_id",
                schema: "portal",
                table: "books");

            migrationBuilder.DropColumn(
                name: "withdrawn_at",
                schema: "portal",
                table: "book_imports");

            migrationBuilder.DropColumn(
                name: "withdrawn_because",
                schema: "portal",
                table: "book_imports");

            migrationBuilder.DropColumn(
                name: "withdrawn_by_id",
                schema: "portal",
                table: "book_imports");

            migrationBuilder.RenameColumn(
                name: "withdrawn_because",
                schema: "portal",
                table: "evidence",
                newName: "removed_because");

            migrationBuilder.RenameColumn(
                name: "withdrawn_at",
                schema: "portal",
                table: "evidence",
                newName: "removed_at");

            migrationBuilder.RenameColumn(
                name: "withdrawn_at",
                schema: "portal",
                table: "comments",
                newName: "deleted_at");

            migrationBuilder.CreateIndex(
                name: "ix_posts_tenant_id_title",
                schema: "portal",
                table: "posts",
                columns: new[] { "tenant_id", "title" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_kpis_tenant_id_sort_key",
                schema: "portal",
                table: "kpis",
                columns: new[] { "tenant_id", "sort_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_findings_tenant_id_visit_id_number",
                schema: "portal",
                table: "findings",
                columns: new[] { "tenant_id", "visit_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_books_tenant_id_name",
                schema: "portal",
                table: "books",
                columns: new[] { "tenant_id", "name" },
                unique: true);
        }
    }
}
