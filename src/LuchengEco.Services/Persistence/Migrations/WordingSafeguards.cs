using Microsoft.EntityFrameworkCore.Migrations;

namespace LuchengEco.Services.Persistence.Migrations;

/// <summary>PostgreSQL itself keeps every version of a paragraph's words, in their order without a gap.</summary>
internal static class WordingSafeguards
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE TRIGGER paragraph_wordings_unchanged BEFORE UPDATE OR DELETE ON paragraph_wordings FOR EACH ROW EXECUTE FUNCTION eco_refuse_history_change();
            CREATE TRIGGER paragraph_wordings_not_emptied BEFORE TRUNCATE ON paragraph_wordings FOR EACH STATEMENT EXECUTE FUNCTION eco_refuse_history_change();

            CREATE FUNCTION eco_require_next_wording() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NEW.version > 1 AND NOT EXISTS (SELECT 1 FROM paragraph_wordings before WHERE before.year = NEW.year AND before.month_number = NEW.month_number
                    AND before.key = NEW.key AND before.version = NEW.version - 1) THEN
                    RAISE EXCEPTION 'A version follows the one before it.' USING ERRCODE = 'EC002';
                END IF;
                RETURN NEW;
            END $$;

            CREATE TRIGGER paragraph_wordings_in_order BEFORE INSERT ON paragraph_wordings FOR EACH ROW EXECUTE FUNCTION eco_require_next_wording();
            """);
        Announcements.Add(migrationBuilder, "paragraph_wordings", "'years', array_agg(DISTINCT changed.year)");
    }

    public static void Drop(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        DROP FUNCTION eco_announce_paragraph_wordings() CASCADE;
        DROP FUNCTION eco_require_next_wording() CASCADE;
        DROP TRIGGER paragraph_wordings_not_emptied ON paragraph_wordings;
        DROP TRIGGER paragraph_wordings_unchanged ON paragraph_wordings;
        """);
}
