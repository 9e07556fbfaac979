using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LuchengEco.Services.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class AddAnnouncements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => Announcements.Create(migrationBuilder);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => Announcements.Drop(migrationBuilder);
    }
}
