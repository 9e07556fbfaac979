using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LuchengEco.Services.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class AddLinkRemovals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "removed_because",
                table: "indicator_links",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "removed_because",
                table: "indicator_links");
        }
    }
}
