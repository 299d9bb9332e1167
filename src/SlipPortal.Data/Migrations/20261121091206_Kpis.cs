using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SlipPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Kpis : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "api_keys",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_keys", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_api_keys_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_api_keys_users_created_by_id",
                        column: x => x.created_by_id,
                        principalSchema: "portal",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "books",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    purpose = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_books", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_books_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "comparison_choices",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    area_code = table.Column<int>(type: "integer", nullable: false),
                    model = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_comparison_choices", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_comparison_choices_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_comparison_choices_statistical_areas_area_code",
                        column: x => x.area_code,
                        principalSchema: "portal",
                        principalTable: "statistical_areas",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "kpis",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    @ref = table.Column<string>(name: "ref", type: "character varying(20)", maxLength: 20, nullable: false),
                    sort_key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    definition = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    unit = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    decimals = table.Column<int>(type: "integer", nullable: false),
                    polarity = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    frequency = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    aggregation = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    owner_post_id = table.Column<Guid>(type: "uuid", nullable: true),
                    pair_id = table.Column<Guid>(type: "uuid", nullable: true),
                    part_of_id = table.Column<Guid>(type: "uuid", nullable: true),
                    indicator_code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    baseline = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    baseline_on = table.Column<DateOnly>(type: "date", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kpis", x => new { x.tenant_id, x.id });
                    table.UniqueConstraint("ak_kpis_tenant_id_id_practice_area_id", x => new { x.tenant_id, x.id, x.practice_area_id });
                    table.ForeignKey(
                        name: "fk_kpis_kpis_tenant_id_pair_id",
                        columns: x => new { x.tenant_id, x.pair_id },
                        principalSchema: "portal",
                        principalTable: "kpis",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_kpis_kpis_tenant_id_part_of_id",
                        columns: x => new { x.tenant_id, x.part_of_id },
                        principalSchema: "portal",
                        principalTable: "kpis",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_kpis_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_kpis_posts_tenant_id_owner_post_id",
                        columns: x => new { x.tenant_id, x.owner_post_id },
                        principalSchema: "portal",
                        principalTable: "posts",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_kpis_practice_areas_tenant_id_practice_area_id",
                        columns: x => new { x.tenant_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "practice_areas",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "book_imports",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    book_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    file_name = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    uploaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_book_imports", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_book_imports_books_tenant_id_book_id",
                        columns: x => new { x.tenant_id, x.book_id },
                        principalSchema: "portal",
                        principalTable: "books",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_book_imports_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "book_lines",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    book_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kpi_id = table.Column<Guid>(type: "uuid", nullable: false),
                    theme = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_book_lines", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_book_lines_books_tenant_id_book_id",
                        columns: x => new { x.tenant_id, x.book_id },
                        principalSchema: "portal",
                        principalTable: "books",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_book_lines_kpis_tenant_id_kpi_id",
                        columns: x => new { x.tenant_id, x.kpi_id },
                        principalSchema: "portal",
                        principalTable: "kpis",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_book_lines_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "check_answers",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    rule = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    finding = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    kpi_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_check_answers", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_check_answers_kpis_tenant_id_kpi_id_practice_area_id",
                        columns: x => new { x.tenant_id, x.kpi_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "kpis",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_check_answers_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "kpi_comments",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    period_kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    period_start = table.Column<DateOnly>(type: "date", nullable: false),
                    body = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    kpi_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kpi_comments", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_kpi_comments_kpis_tenant_id_kpi_id_practice_area_id",
                        columns: x => new { x.tenant_id, x.kpi_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "kpis",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_kpi_comments_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "kpi_ties",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    action_lineage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    kpi_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kpi_ties", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_kpi_ties_actions_tenant_id_action_lineage_id",
                        columns: x => new { x.tenant_id, x.action_lineage_id },
                        principalSchema: "portal",
                        principalTable: "actions",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_kpi_ties_kpis_tenant_id_kpi_id_practice_area_id",
                        columns: x => new { x.tenant_id, x.kpi_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "kpis",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_kpi_ties_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "rating_overrides",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    period_kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    period_start = table.Column<DateOnly>(type: "date", nullable: false),
                    rating = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    kpi_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rating_overrides", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_rating_overrides_kpis_tenant_id_kpi_id_practice_area_id",
                        columns: x => new { x.tenant_id, x.kpi_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "kpis",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_rating_overrides_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "readings",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    period_kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    period_start = table.Column<DateOnly>(type: "date", nullable: false),
                    value = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    numerator = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    denominator = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    absence = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    source_text = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    kpi_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_readings", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_readings_kpis_tenant_id_kpi_id_practice_area_id",
                        columns: x => new { x.tenant_id, x.kpi_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "kpis",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_readings_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "rebases",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    action_lineage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    kpi_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rebases", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_rebases_actions_tenant_id_action_lineage_id",
                        columns: x => new { x.tenant_id, x.action_lineage_id },
                        principalSchema: "portal",
                        principalTable: "actions",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_rebases_kpis_tenant_id_kpi_id_practice_area_id",
                        columns: x => new { x.tenant_id, x.kpi_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "kpis",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_rebases_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "series_breaks",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    successor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    kpi_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_series_breaks", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_series_breaks_kpis_tenant_id_kpi_id_practice_area_id",
                        columns: x => new { x.tenant_id, x.kpi_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "kpis",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_series_breaks_kpis_tenant_id_successor_id",
                        columns: x => new { x.tenant_id, x.successor_id },
                        principalSchema: "portal",
                        principalTable: "kpis",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_series_breaks_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "targets",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    value = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    tolerance = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    kpi_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_targets", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_targets_kpis_tenant_id_kpi_id_practice_area_id",
                        columns: x => new { x.tenant_id, x.kpi_id, x.practice_area_id },
                        principalSchema: "portal",
                        principalTable: "kpis",
                        principalColumns: new[] { "tenant_id", "id", "practice_area_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_targets_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "book_import_rows",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    outcome = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    @ref = table.Column<string>(name: "ref", type: "character varying(20)", maxLength: 20, nullable: true),
                    source_cells = table.Column<string[]>(type: "text[]", nullable: false),
                    message = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_book_import_rows", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_book_import_rows_book_imports_tenant_id_import_id",
                        columns: x => new { x.tenant_id, x.import_id },
                        principalSchema: "portal",
                        principalTable: "book_imports",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_book_import_rows_organisations_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_created_by_id",
                schema: "portal",
                table: "api_keys",
                column: "created_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_tenant_id_hash",
                schema: "portal",
                table: "api_keys",
                columns: new[] { "tenant_id", "hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_book_import_rows_tenant_id_import_id_number",
                schema: "portal",
                table: "book_import_rows",
                columns: new[] { "tenant_id", "import_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_book_imports_tenant_id_book_id",
                schema: "portal",
                table: "book_imports",
                columns: new[] { "tenant_id", "book_id" });

            migrationBuilder.CreateIndex(
                name: "ix_book_imports_tenant_id_sha256",
                schema: "portal",
                table: "book_imports",
                columns: new[] { "tenant_id", "sha256" });

            migrationBuilder.CreateIndex(
                name: "ix_book_lines_tenant_id_book_id_kpi_id",
                schema: "portal",
                table: "book_lines",
                columns: new[] { "tenant_id", "book_id", "kpi_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_book_lines_tenant_id_kpi_id",
                schema: "portal",
                table: "book_lines",
                columns: new[] { "tenant_id", "kpi_id" });

            migrationBuilder.CreateIndex(
                name: "ix_books_tenant_id_name",
                schema: "portal",
                table: "books",
                columns: new[] { "tenant_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_check_answers_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "check_answers",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_check_answers_tenant_id_kpi_id_recorded_at",
                schema: "portal",
                table: "check_answers",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_comparison_choices_area_code",
                schema: "portal",
                table: "comparison_choices",
                column: "area_code");

            migrationBuilder.CreateIndex(
                name: "ix_comparison_choices_tenant_id",
                schema: "portal",
                table: "comparison_choices",
                column: "tenant_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_kpi_comments_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "kpi_comments",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_kpi_comments_tenant_id_kpi_id_recorded_at",
                schema: "portal",
                table: "kpi_comments",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_kpi_ties_standing",
                schema: "portal",
                table: "kpi_ties",
                columns: new[] { "tenant_id", "action_lineage_id", "kpi_id" },
                unique: true,
                filter: "superseded_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_kpi_ties_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "kpi_ties",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_kpi_ties_tenant_id_kpi_id_recorded_at",
                schema: "portal",
                table: "kpi_ties",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_kpis_tenant_id_owner_post_id",
                schema: "portal",
                table: "kpis",
                columns: new[] { "tenant_id", "owner_post_id" });

            migrationBuilder.CreateIndex(
                name: "ix_kpis_tenant_id_pair_id",
                schema: "portal",
                table: "kpis",
                columns: new[] { "tenant_id", "pair_id" });

            migrationBuilder.CreateIndex(
                name: "ix_kpis_tenant_id_part_of_id",
                schema: "portal",
                table: "kpis",
                columns: new[] { "tenant_id", "part_of_id" });

            migrationBuilder.CreateIndex(
                name: "ix_kpis_tenant_id_practice_area_id",
                schema: "portal",
                table: "kpis",
                columns: new[] { "tenant_id", "practice_area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_kpis_tenant_id_sort_key",
                schema: "portal",
                table: "kpis",
                columns: new[] { "tenant_id", "sort_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_rating_overrides_standing",
                schema: "portal",
                table: "rating_overrides",
                columns: new[] { "tenant_id", "kpi_id", "period_start", "period_kind" },
                unique: true,
                filter: "superseded_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_rating_overrides_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "rating_overrides",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_rating_overrides_tenant_id_kpi_id_recorded_at",
                schema: "portal",
                table: "rating_overrides",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_readings_standing",
                schema: "portal",
                table: "readings",
                columns: new[] { "tenant_id", "kpi_id", "period_start", "period_kind" },
                unique: true,
                filter: "superseded_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_readings_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "readings",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_readings_tenant_id_kpi_id_recorded_at",
                schema: "portal",
                table: "readings",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_rebases_tenant_id_action_lineage_id",
                schema: "portal",
                table: "rebases",
                columns: new[] { "tenant_id", "action_lineage_id" });

            migrationBuilder.CreateIndex(
                name: "ix_rebases_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "rebases",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_rebases_tenant_id_kpi_id_recorded_at",
                schema: "portal",
                table: "rebases",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_series_breaks_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "series_breaks",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_series_breaks_tenant_id_kpi_id_recorded_at",
                schema: "portal",
                table: "series_breaks",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_series_breaks_tenant_id_successor_id",
                schema: "portal",
                table: "series_breaks",
                columns: new[] { "tenant_id", "successor_id" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_tenant_id_kpi_id_practice_area_id",
                schema: "portal",
                table: "targets",
                columns: new[] { "tenant_id", "kpi_id", "practice_area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_tenant_id_kpi_id_recorded_at",
                schema: "portal",
                table: "targets",
                columns: new[] { "tenant_id", "kpi_id", "recorded_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "api_keys",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "book_import_rows",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "book_lines",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "check_answers",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "comparison_choices",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "kpi_comments",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "kpi_ties",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "rating_overrides",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "readings",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "rebases",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "series_breaks",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "targets",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "book_imports",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "kpis",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "books",
                schema: "portal");
        }
    }
}
