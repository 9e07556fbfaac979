using Microsoft.EntityFrameworkCore.Migrations;

namespace LuchengEco.Services.Persistence.Migrations;

/// <summary>PostgreSQL itself keeps the words of every event: it is taken away once, with a reason, and never changed or deleted.</summary>
internal static class EventSafeguards
{
    public static void Create(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE FUNCTION eco_keep_event() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                RAISE EXCEPTION 'An event is taken away, never deleted.' USING ERRCODE = 'EC002';
            END IF;
            IF OLD.removed_at IS NOT NULL OR NEW.removed_at IS NULL OR coalesce(btrim(NEW.removed_because), '') = ''
                OR ROW(OLD.id, OLD.indicator_id, OLD.area_code, OLD.year, OLD.month_number, OLD.note, OLD.link, OLD.user_id, OLD.user_name, OLD.at)
                IS DISTINCT FROM ROW(NEW.id, NEW.indicator_id, NEW.area_code, NEW.year, NEW.month_number, NEW.note, NEW.link, NEW.user_id, NEW.user_name, NEW.at) THEN
                RAISE EXCEPTION 'An event never changes: it is taken away once, with a reason.' USING ERRCODE = 'EC002';
            END IF;
            RETURN NEW;
        END $$;

        CREATE TRIGGER month_events_kept BEFORE UPDATE OR DELETE ON month_events FOR EACH ROW EXECUTE FUNCTION eco_keep_event();
        CREATE TRIGGER month_events_not_emptied BEFORE TRUNCATE ON month_events FOR EACH STATEMENT EXECUTE FUNCTION eco_refuse_history_change();
        """);

    public static void Drop(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        DROP TRIGGER month_events_not_emptied ON month_events;
        DROP TRIGGER month_events_kept ON month_events;
        DROP FUNCTION eco_keep_event();
        """);
}
