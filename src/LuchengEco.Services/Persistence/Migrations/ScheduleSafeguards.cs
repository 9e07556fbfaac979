using Microsoft.EntityFrameworkCore.Migrations;

namespace LuchengEco.Services.Persistence.Migrations;

/// <summary>Milestones have a history as every other row that reports read; the states of projects gain the columns that may not be null.</summary>
internal static class ScheduleSafeguards
{
    public static void Create(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        ALTER TABLE catalogue_states DISABLE TRIGGER catalogue_states_unchanged;
        UPDATE catalogue_states SET "row" = '{"note": "", "is_own": false, "is_edited": false, "is_demonstration": false, "version": 1}'::jsonb || "row"
            WHERE source = 'projects' AND "row" IS NOT NULL;
        ALTER TABLE catalogue_states ENABLE TRIGGER catalogue_states_unchanged;
        ALTER TABLE projects ADD CONSTRAINT projects_days CHECK (starts_on <= due_on AND (completed_on IS NULL OR state = 'Completed'));
        CREATE TRIGGER project_milestones_state AFTER INSERT OR UPDATE OR DELETE ON project_milestones FOR EACH ROW EXECUTE FUNCTION eco_keep_state('id');
        """);

    public static void Drop(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        DROP TRIGGER project_milestones_state ON project_milestones;
        ALTER TABLE projects DROP CONSTRAINT projects_days;
        """);
}
