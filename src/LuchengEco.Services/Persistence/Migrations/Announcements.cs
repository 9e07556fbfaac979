using LuchengEco.Services.Live;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LuchengEco.Services.Persistence.Migrations;

/// <summary>PostgreSQL itself announces every change of a table on <see cref="LiveListener.Channel"/>, once a statement and with the commit, whoever made it.
/// A new table that pages show calls <see cref="Add(MigrationBuilder, string)"/> in its migration.</summary>
internal static class Announcements
{
    /// <summary>Tables of which the name says enough.</summary>
    private static readonly string[] Plain =
    [
        "figure_evidence", "indicators", "indicator_definitions", "definition_bridges", "indicator_links", "indicator_duties", "plan_years", "plan_items",
        "reported_facts", "narratives", "action_areas", "organisation_units", "reporting_calendar", "due_days",
        "month_events", "project_milestones",
    ];

    private const string Months = "'months', array_agg(DISTINCT changed.year || '-' || lpad(changed.month_number::text, 2, '0'))";
    private const string Years = "'years', array_agg(DISTINCT changed.year)";
    private const string Indicators = "'indicators', array_agg(DISTINCT indicator.code)";
    private const string Join = "JOIN indicators indicator ON indicator.id = changed.indicator_id";

    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            $"""
            CREATE FUNCTION eco_announce() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM pg_notify('{LiveListener.Channel}', json_build_object('source', TG_TABLE_NAME)::text);
                RETURN NULL;
            END $$;
            """);
        foreach (var table in Plain)
            Add(migrationBuilder, table);
        Add(migrationBuilder, "monthly_figures", $"{Months}, {Indicators}", Join);
        Add(migrationBuilder, "submissions", $"{Months}, 'units', array_agg(DISTINCT changed.unit_code)");
        Add(migrationBuilder, "targets", $"{Years}, {Indicators}", Join);
        Add(migrationBuilder, "projects", Years);
    }

    /// <summary>Announces that something changed in a table.</summary>
    public static void Add(MigrationBuilder migrationBuilder, string table) => migrationBuilder.Sql(
        $"CREATE TRIGGER {table}_announced AFTER INSERT OR UPDATE OR DELETE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION eco_announce();");

    /// <summary>Announces where in a table something changed; a statement that changed no row announces nothing.</summary>
    /// <param name="migrationBuilder">Of the migration.</param>
    /// <param name="table">Its name.</param>
    /// <param name="places">Pairs for <c>json_build_object</c>, aggregated over the rows <c>changed</c>.</param>
    /// <param name="join">What else the pairs need.</param>
    public static void Add(MigrationBuilder migrationBuilder, string table, string places, string join = "")
    {
        migrationBuilder.Sql(
            $"""
            CREATE FUNCTION eco_announce_{table}() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE
                said text;
            BEGIN
                IF NOT EXISTS (SELECT 1 FROM changed) THEN
                    RETURN NULL;
                END IF;
                SELECT json_build_object('source', TG_TABLE_NAME, {places}) INTO said FROM changed {join};
                -- PostgreSQL takes fewer than 8000 bytes; who hears no place looks everywhere.
                IF octet_length(said) > 7900 THEN
                    said := json_build_object('source', TG_TABLE_NAME);
                END IF;
                PERFORM pg_notify('{LiveListener.Channel}', said);
                RETURN NULL;
            END $$;
            """);
        foreach (var (change, rows) in new[] { ("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD") })
        {
            migrationBuilder.Sql(
                $"""
                CREATE TRIGGER {table}_announced_{change.ToLowerInvariant()} AFTER {change} ON {table} REFERENCING {rows} TABLE AS changed
                    FOR EACH STATEMENT EXECUTE FUNCTION eco_announce_{table}();
                """);
        }
    }

    public static void Drop(MigrationBuilder migrationBuilder)
    {
        foreach (var table in new[] { "monthly_figures", "submissions", "targets", "projects" })
            migrationBuilder.Sql($"DROP FUNCTION eco_announce_{table}() CASCADE;");
        migrationBuilder.Sql("DROP FUNCTION eco_announce() CASCADE;");
    }
}
