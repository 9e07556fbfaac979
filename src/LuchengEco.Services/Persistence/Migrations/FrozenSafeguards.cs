using Microsoft.EntityFrameworkCore.Migrations;

namespace LuchengEco.Services.Persistence.Migrations;

/// <summary>PostgreSQL itself keeps what was frozen: written once with its hashes and its three files, never changed or deleted.</summary>
internal static class FrozenSafeguards
{
    private static readonly string[] Tables = ["frozen_summaries", "frozen_files"];

    public static void Create(MigrationBuilder migrationBuilder)
    {
        foreach (var table in Tables)
        {
            migrationBuilder.Sql(
                $"""
                CREATE TRIGGER {table}_unchanged BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION eco_refuse_history_change();
                CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION eco_refuse_history_change();
                """);
        }
        migrationBuilder.Sql(
            """
            CREATE FUNCTION eco_require_frozen_content() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NEW.content_hash <> encode(sha256(convert_to(NEW.content, 'UTF8')), 'hex') THEN
                    RAISE EXCEPTION 'The hash of a frozen summary is that of its content.' USING ERRCODE = 'EC002';
                END IF;
                IF NEW.previous_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM frozen_summaries before WHERE before.id = NEW.previous_id
                    AND before.year = NEW.year AND before.through_month = NEW.through_month AND before.version = NEW.version - 1) THEN
                    RAISE EXCEPTION 'A version follows the one before it.' USING ERRCODE = 'EC002';
                END IF;
                RETURN NEW;
            END $$;

            CREATE TRIGGER frozen_summaries_hashed BEFORE INSERT ON frozen_summaries FOR EACH ROW EXECUTE FUNCTION eco_require_frozen_content();

            CREATE FUNCTION eco_require_frozen_file() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NEW.sha256 <> encode(sha256(NEW.content), 'hex') OR NEW.size <> octet_length(NEW.content) THEN
                    RAISE EXCEPTION 'The hash of a frozen file is that of its bytes.' USING ERRCODE = 'EC002';
                END IF;
                RETURN NEW;
            END $$;

            CREATE TRIGGER frozen_files_hashed BEFORE INSERT ON frozen_files FOR EACH ROW EXECUTE FUNCTION eco_require_frozen_file();

            CREATE FUNCTION eco_require_frozen_files() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF (SELECT count(*) FROM frozen_files WHERE frozen_summary_id = NEW.id) <> 3 THEN
                    RAISE EXCEPTION 'A frozen summary has three files.' USING ERRCODE = 'EC002';
                END IF;
                RETURN NULL;
            END $$;

            -- Deferred: the summary is written before its files, in the same transaction.
            CREATE CONSTRAINT TRIGGER frozen_summaries_whole AFTER INSERT ON frozen_summaries
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION eco_require_frozen_files();
            """);
        Announcements.Add(migrationBuilder, "frozen_summaries", "'years', array_agg(DISTINCT changed.year)");
    }

    public static void Drop(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            DROP FUNCTION eco_announce_frozen_summaries() CASCADE;
            DROP FUNCTION eco_require_frozen_files() CASCADE;
            DROP FUNCTION eco_require_frozen_file() CASCADE;
            DROP FUNCTION eco_require_frozen_content() CASCADE;
            """);
        foreach (var table in Tables)
            migrationBuilder.Sql($"DROP TRIGGER {table}_not_emptied ON {table}; DROP TRIGGER {table}_unchanged ON {table};");
    }
}
