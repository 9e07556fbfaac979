using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace LuchengEco.Services.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class AddProjectSchedules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "completed_on",
                table: "projects",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "due_on",
                table: "projects",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_demonstration",
                table: "projects",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_edited",
                table: "projects",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_own",
                table: "projects",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "note",
                table: "projects",
                type: "character varying(500)",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "starts_on",
                table: "projects",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "unit_code",
                table: "projects",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "projects",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "project_milestones",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    project_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    done_on = table.Column<DateOnly>(type: "date", nullable: true),
                    sort_order = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_milestones", x => x.id);
                    table.ForeignKey(
                        name: "fk_project_milestones_projects_project_code",
                        column: x => x.project_code,
                        principalTable: "projects",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_projects_unit_code",
                table: "projects",
                column: "unit_code");

            migrationBuilder.CreateIndex(
                name: "ix_project_milestones_project_code",
                table: "project_milestones",
                column: "project_code");

            migrationBuilder.AddForeignKey(
                name: "fk_projects_organisation_units_unit_code",
                table: "projects",
                column: "unit_code",
                principalTable: "organisation_units",
                principalColumn: "code",
                onDelete: ReferentialAction.Restrict);
            ScheduleSafeguards.Create(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            ScheduleSafeguards.Drop(migrationBuilder);
            migrationBuilder.DropForeignKey(
                name: "fk_projects_organisation_units_unit_code",
                table: "projects");

            migrationBuilder.DropTable(
                name: "project_milestones");

            migrationBuilder.DropIndex(
                name: "ix_projects_unit_code",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "completed_on",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "due_on",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "is_demonstration",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "is_edited",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "is_own",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "note",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "starts_on",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "unit_code",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "version",
                table: "projects");
        }
    }
}
