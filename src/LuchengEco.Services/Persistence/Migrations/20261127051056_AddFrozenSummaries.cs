using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace LuchengEco.Services.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class AddFrozenSummaries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "frozen_summaries",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    year = table.Column<int>(type: "integer", nullable: false),
                    through_month = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character(19)", fixedLength: true, maxLength: 19, nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    content_hash = table.Column<string>(type: "character(64)", fixedLength: true, maxLength: 64, nullable: false),
                    computed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    as_of = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    basis = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    has_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    unapproved_figures = table.Column<int>(type: "integer", nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    user_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    unit_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    previous_id = table.Column<long>(type: "bigint", nullable: true),
                    audit_entry_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_frozen_summaries", x => x.id);
                    table.CheckConstraint("ck_frozen_summaries_month", "through_month BETWEEN 1 AND 12");
                    table.CheckConstraint("ck_frozen_summaries_reason", "btrim(note) <> '' OR (version = 1 AND unapproved_figures = 0)");
                    table.CheckConstraint("ck_frozen_summaries_version", "version >= 1 AND (version = 1) = (previous_id IS NULL)");
                    table.ForeignKey(
                        name: "fk_frozen_summaries_audit_entries_audit_entry_id",
                        column: x => x.audit_entry_id,
                        principalTable: "audit_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_frozen_summaries_frozen_summaries_previous_id",
                        column: x => x.previous_id,
                        principalTable: "frozen_summaries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "frozen_files",
                columns: table => new
                {
                    frozen_summary_id = table.Column<long>(type: "bigint", nullable: false),
                    extension = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    size = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "character(64)", fixedLength: true, maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_frozen_files", x => new { x.frozen_summary_id, x.extension });
                    table.CheckConstraint("ck_frozen_files_extension", "extension IN ('pdf', 'docx', 'xlsx')");
                    table.ForeignKey(
                        name: "fk_frozen_files_frozen_summaries_frozen_summary_id",
                        column: x => x.frozen_summary_id,
                        principalTable: "frozen_summaries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_subject",
                table: "audit_entries",
                column: "subject",
                filter: "action = 'summary-freeze'");

            migrationBuilder.CreateIndex(
                name: "ix_frozen_files_sha256",
                table: "frozen_files",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_frozen_summaries_audit_entry_id",
                table: "frozen_summaries",
                column: "audit_entry_id");

            migrationBuilder.CreateIndex(
                name: "ix_frozen_summaries_code",
                table: "frozen_summaries",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_frozen_summaries_previous_id",
                table: "frozen_summaries",
                column: "previous_id");

            migrationBuilder.CreateIndex(
                name: "ix_frozen_summaries_year_through_month_version",
                table: "frozen_summaries",
                columns: new[] { "year", "through_month", "version" },
                unique: true);

            FrozenSafeguards.Create(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            FrozenSafeguards.Drop(migrationBuilder);

            migrationBuilder.DropTable(
                name: "frozen_files");

            migrationBuilder.DropTable(
                name: "frozen_summaries");

            migrationBuilder.DropIndex(
                name: "ix_audit_entries_subject",
                table: "audit_entries");
        }
    }
}
