using Microsoft.EntityFrameworkCore.Migrations;

namespace LuchengEco.Services.Persistence.Migrations;

/// <summary>PostgreSQL itself keeps every state of what reports read beside figures, so that any past moment can be rebuilt.</summary>
internal static class ForesightSafeguards
{
    /// <summary>Table and the column by which its rows are known.</summary>
    private static readonly (string Table, string Key)[] Kept =
    [
        ("plan_years", "year"), ("action_areas", "code"), ("organisation_units", "code"), ("indicators", "id"), ("indicator_links", "id"), ("targets", "id"),
        ("plan_items", "code"), ("projects", "code"),
    ];

    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE FUNCTION eco_keep_state() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE
                since timestamptz := CASE WHEN current_setting('eco.begins', true) = 'on' THEN timestamptz '2000-01-01 00:00:00Z' ELSE clock_timestamp() END;
            BEGIN
                IF TG_OP = 'DELETE' THEN
                    INSERT INTO catalogue_states (at, source, key, "row") VALUES (since, TG_TABLE_NAME, to_jsonb(OLD) ->> TG_ARGV[0], NULL);
                ELSIF TG_OP = 'INSERT' OR OLD IS DISTINCT FROM NEW THEN
                    INSERT INTO catalogue_states (at, source, key, "row") VALUES (since, TG_TABLE_NAME, to_jsonb(NEW) ->> TG_ARGV[0], to_jsonb(NEW));
                END IF;
                RETURN NULL;
            END $$;

            -- Targets that people changed before this table was there: their revisions tell the states.
            INSERT INTO catalogue_states (at, source, key, "row")
            SELECT CASE WHEN revision.user_id IS NULL THEN timestamptz '2000-01-01 00:00:00Z' ELSE revision.at END, 'targets',
                coalesce(target.id::text, 'gone-' || revision.indicator_id || '-' || revision.year),
                CASE WHEN NOT revision.is_removed THEN
                    coalesce(to_jsonb(target), jsonb_build_object('id', -revision.id, 'indicator_id', revision.indicator_id, 'year', revision.year,
                        'is_demonstration', false, 'is_edited', true, 'phased', NULL, 'phased_note', ''))
                    || jsonb_build_object('direction', revision.direction, 'value', revision.value, 'note', revision.note,
                        'is_edited', revision.user_id IS NOT NULL, 'is_demonstration', revision.user_id IS NULL AND revision.user_name = '演示') END
            FROM target_revisions revision LEFT JOIN targets target ON target.indicator_id = revision.indicator_id AND target.year = revision.year
            ORDER BY revision.id;
            """);
        foreach (var (table, key) in Kept)
        {
            migrationBuilder.Sql(
                $"""
                INSERT INTO catalogue_states (at, source, key, "row")
                SELECT timestamptz '2000-01-01 00:00:00Z', '{table}', kept.{key}::text, to_jsonb(kept) FROM {table} kept
                WHERE NOT EXISTS (SELECT 1 FROM catalogue_states state WHERE state.source = '{table}' AND state.key = kept.{key}::text);
                CREATE TRIGGER {table}_state AFTER INSERT OR UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION eco_keep_state('{key}');
                """);
        }
        foreach (var table in new[] { "catalogue_states", "definition_bridges" })
        {
            migrationBuilder.Sql(
                $"""
                CREATE TRIGGER {table}_unchanged BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION eco_refuse_history_change();
                CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION eco_refuse_history_change();
                """);
        }
    }

    public static void Drop(MigrationBuilder migrationBuilder)
    {
        foreach (var table in new[] { "catalogue_states", "definition_bridges" })
            migrationBuilder.Sql($"DROP TRIGGER {table}_not_emptied ON {table}; DROP TRIGGER {table}_unchanged ON {table};");
        foreach (var (table, _) in Kept)
            migrationBuilder.Sql($"DROP TRIGGER {table}_state ON {table};");
        migrationBuilder.Sql("DROP FUNCTION eco_keep_state();");
    }
}
