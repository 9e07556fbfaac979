using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace LuchengEco.Services.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class AddParagraphWordings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "paragraph_wordings",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    year = table.Column<int>(type: "integer", nullable: false),
                    month_number = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    template = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    draft = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    user_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paragraph_wordings", x => x.id);
                    table.CheckConstraint("ck_paragraph_wordings_month", "month_number BETWEEN 1 AND 12");
                    table.CheckConstraint("ck_paragraph_wordings_version", "version >= 1");
                });

            migrationBuilder.CreateIndex(
                name: "ix_paragraph_wordings_year_month_number_key_version",
                table: "paragraph_wordings",
                columns: new[] { "year", "month_number", "key", "version" },
                unique: true);
            WordingSafeguards.Create(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            WordingSafeguards.Drop(migrationBuilder);
            migrationBuilder.DropTable(
                name: "paragraph_wordings");
        }
    }
}
