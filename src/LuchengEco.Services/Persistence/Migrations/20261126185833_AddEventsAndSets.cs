using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace LuchengEco.Services.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class AddEventsAndSets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "indicator_sets",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    codes = table.Column<string[]>(type: "text[]", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_indicator_sets", x => x.id);
                    table.CheckConstraint("ck_indicator_sets_codes", "cardinality(codes) BETWEEN 1 AND 30");
                    table.ForeignKey(
                        name: "fk_indicator_sets_users_owner_id",
                        column: x => x.owner_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "month_events",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    indicator_id = table.Column<int>(type: "integer", nullable: true),
                    area_code = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    year = table.Column<int>(type: "integer", nullable: false),
                    month_number = table.Column<int>(type: "integer", nullable: false),
                    note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    link = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    user_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    removed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    removed_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    removed_because = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_month_events", x => x.id);
                    table.CheckConstraint("ck_month_events_link", "link ~* '^https?://'");
                    table.CheckConstraint("ck_month_events_month", "month_number BETWEEN 1 AND 12");
                    table.CheckConstraint("ck_month_events_removal", "(removed_at IS NULL) = (removed_because IS NULL) AND (removed_at IS NULL) = (removed_by IS NULL)");
                    table.CheckConstraint("ck_month_events_subject", "indicator_id IS NULL OR area_code IS NULL");
                    table.ForeignKey(
                        name: "fk_month_events_action_areas_area_code",
                        column: x => x.area_code,
                        principalTable: "action_areas",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_month_events_indicators_indicator_id",
                        column: x => x.indicator_id,
                        principalTable: "indicators",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_indicator_sets_owner_id_name",
                table: "indicator_sets",
                columns: new[] { "owner_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_month_events_area_code",
                table: "month_events",
                column: "area_code");

            migrationBuilder.CreateIndex(
                name: "ix_month_events_indicator_id",
                table: "month_events",
                column: "indicator_id");

            migrationBuilder.CreateIndex(
                name: "ix_month_events_year_month_number",
                table: "month_events",
                columns: new[] { "year", "month_number" });

            EventSafeguards.Create(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            EventSafeguards.Drop(migrationBuilder);

            migrationBuilder.DropTable(
                name: "indicator_sets");

            migrationBuilder.DropTable(
                name: "month_events");
        }
    }
}
