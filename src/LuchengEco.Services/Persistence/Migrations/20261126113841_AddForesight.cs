using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace LuchengEco.Services.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class AddForesight : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<decimal[]>(
                name: "phased",
                table: "targets",
                type: "numeric(20,6)[]",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "phased_note",
                table: "targets",
                type: "character varying(500)",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<decimal[]>(
                name: "phased",
                table: "target_revisions",
                type: "numeric(20,6)[]",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "phased_note",
                table: "target_revisions",
                type: "character varying(500)",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AlterColumn<DateOnly>(
                name: "published_on",
                table: "plan_years",
                type: "date",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "date");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "opened_at",
                table: "plan_years",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "opened_by",
                table: "plan_years",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "opened_from",
                table: "plan_years",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_own",
                table: "plan_items",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "predecessor_code",
                table: "plan_items",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "standard",
                table: "indicators",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.CreateTable(
                name: "catalogue_states",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    source = table.Column<string>(type: "character varying(63)", maxLength: 63, nullable: false),
                    key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    row = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_catalogue_states", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "definition_bridges",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    indicator_id = table.Column<int>(type: "integer", nullable: false),
                    from_year = table.Column<int>(type: "integer", nullable: false),
                    from_month = table.Column<int>(type: "integer", nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    is_comparable = table.Column<bool>(type: "boolean", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    user_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_definition_bridges", x => x.id);
                    table.CheckConstraint("ck_definition_bridges_month", "from_month BETWEEN 1 AND 12");
                    table.ForeignKey(
                        name: "fk_definition_bridges_indicators_indicator_id",
                        column: x => x.indicator_id,
                        principalTable: "indicators",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "indicator_links",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    successor_id = table.Column<int>(type: "integer", nullable: false),
                    predecessor_id = table.Column<int>(type: "integer", nullable: false),
                    from_year = table.Column<int>(type: "integer", nullable: false),
                    is_comparable = table.Column<bool>(type: "boolean", nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    is_edited = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_indicator_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_indicator_links_indicators_predecessor_id",
                        column: x => x.predecessor_id,
                        principalTable: "indicators",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_indicator_links_indicators_successor_id",
                        column: x => x.successor_id,
                        principalTable: "indicators",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_plan_items_predecessor_code",
                table: "plan_items",
                column: "predecessor_code");

            migrationBuilder.CreateIndex(
                name: "ix_catalogue_states_source_key_id",
                table: "catalogue_states",
                columns: new[] { "source", "key", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_definition_bridges_indicator_id",
                table: "definition_bridges",
                column: "indicator_id");

            migrationBuilder.CreateIndex(
                name: "ix_indicator_links_predecessor_id",
                table: "indicator_links",
                column: "predecessor_id");

            migrationBuilder.CreateIndex(
                name: "ix_indicator_links_successor_id_from_year",
                table: "indicator_links",
                columns: new[] { "successor_id", "from_year" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_plan_items_plan_items_predecessor_code",
                table: "plan_items",
                column: "predecessor_code",
                principalTable: "plan_items",
                principalColumn: "code",
                onDelete: ReferentialAction.SetNull);

            ForesightSafeguards.Create(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            ForesightSafeguards.Drop(migrationBuilder);

            migrationBuilder.DropForeignKey(
                name: "fk_plan_items_plan_items_predecessor_code",
                table: "plan_items");

            migrationBuilder.DropTable(
                name: "catalogue_states");

            migrationBuilder.DropTable(
                name: "definition_bridges");

            migrationBuilder.DropTable(
                name: "indicator_links");

            migrationBuilder.DropIndex(
                name: "ix_plan_items_predecessor_code",
                table: "plan_items");

            migrationBuilder.DropColumn(
                name: "phased",
                table: "targets");

            migrationBuilder.DropColumn(
                name: "phased_note",
                table: "targets");

            migrationBuilder.DropColumn(
                name: "phased",
                table: "target_revisions");

            migrationBuilder.DropColumn(
                name: "phased_note",
                table: "target_revisions");

            migrationBuilder.DropColumn(
                name: "opened_at",
                table: "plan_years");

            migrationBuilder.DropColumn(
                name: "opened_by",
                table: "plan_years");

            migrationBuilder.DropColumn(
                name: "opened_from",
                table: "plan_years");

            migrationBuilder.DropColumn(
                name: "is_own",
                table: "plan_items");

            migrationBuilder.DropColumn(
                name: "predecessor_code",
                table: "plan_items");

            migrationBuilder.DropColumn(
                name: "standard",
                table: "indicators");

            migrationBuilder.AlterColumn<DateOnly>(
                name: "published_on",
                table: "plan_years",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "date",
                oldNullable: true);
        }
    }
}
