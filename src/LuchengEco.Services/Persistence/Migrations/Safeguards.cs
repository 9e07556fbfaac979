using Microsoft.EntityFrameworkCore.Migrations;

namespace LuchengEco.Services.Persistence.Migrations;

/// <summary>Rules that PostgreSQL itself keeps, whoever connects: submitted months rest, approved ones are locked, histories only grow.</summary>
internal static class Safeguards
{
    public static void Create(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE FUNCTION eco_require_open_month(cell monthly_figures) RETURNS void LANGUAGE plpgsql AS $$
        DECLARE
            found_unit text;
            found_state text;
        BEGIN
            SELECT unit_code INTO found_unit FROM indicators WHERE id = cell.indicator_id;
            -- FOR SHARE waits for a step that is under way, so that a save and a submission or approval cannot pass each other.
            SELECT state INTO found_state FROM submissions
            WHERE unit_code = found_unit AND year = cell.year AND month_number = cell.month_number FOR SHARE;
            IF NOT FOUND THEN
                -- Before the first step there is no row to wait for: the place of the row is locked instead.
                PERFORM pg_advisory_xact_lock_shared(hashtext(found_unit), cell.year * 12 + cell.month_number);
                SELECT state INTO found_state FROM submissions
                WHERE unit_code = found_unit AND year = cell.year AND month_number = cell.month_number FOR SHARE;
            END IF;
            IF found_state IN ('Submitted', 'Approved') THEN
                RAISE EXCEPTION 'The month %-% of this unit is not open: %.', cell.year, cell.month_number, found_state USING ERRCODE = 'EC001';
            END IF;
        END $$;

        CREATE FUNCTION eco_await_saves() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM pg_advisory_xact_lock(hashtext(NEW.unit_code), NEW.year * 12 + NEW.month_number);
            RETURN NEW;
        END $$;

        CREATE TRIGGER submissions_after_saves BEFORE INSERT ON submissions
            FOR EACH ROW EXECUTE FUNCTION eco_await_saves();

        CREATE FUNCTION eco_refuse_locked_month() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            -- A demonstration goes as a whole, whatever people decided about its months.
            IF TG_OP = 'DELETE' AND OLD.is_demonstration THEN
                RETURN OLD;
            END IF;
            IF TG_OP <> 'INSERT' THEN
                PERFORM eco_require_open_month(OLD);
            END IF;
            IF TG_OP = 'DELETE' THEN
                RETURN OLD;
            END IF;
            PERFORM eco_require_open_month(NEW);
            RETURN NEW;
        END $$;

        CREATE TRIGGER monthly_figures_locked BEFORE INSERT OR UPDATE OR DELETE ON monthly_figures
            FOR EACH ROW EXECUTE FUNCTION eco_refuse_locked_month();

        CREATE FUNCTION eco_refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'The history % only grows: its rows are neither changed nor deleted.', TG_TABLE_NAME USING ERRCODE = 'EC002';
        END $$;

        CREATE TRIGGER figure_revisions_unchanged BEFORE UPDATE ON figure_revisions
            FOR EACH ROW EXECUTE FUNCTION eco_refuse_history_change();

        -- Demonstration rows may go with the demonstration.
        CREATE TRIGGER figure_revisions_kept BEFORE DELETE ON figure_revisions
            FOR EACH ROW WHEN (OLD.door <> 'Demonstration') EXECUTE FUNCTION eco_refuse_history_change();

        CREATE TRIGGER figure_revisions_not_emptied BEFORE TRUNCATE ON figure_revisions
            FOR EACH STATEMENT EXECUTE FUNCTION eco_refuse_history_change();

        CREATE TRIGGER submission_events_unchanged BEFORE UPDATE ON submission_events
            FOR EACH ROW EXECUTE FUNCTION eco_refuse_history_change();

        -- At depth 1 somebody deletes the step itself; deeper, its submission goes as a whole.
        CREATE TRIGGER submission_events_kept BEFORE DELETE ON submission_events
            FOR EACH ROW WHEN (pg_trigger_depth() < 1) EXECUTE FUNCTION eco_refuse_history_change();

        CREATE TRIGGER submission_events_not_emptied BEFORE TRUNCATE ON submission_events
            FOR EACH STATEMENT EXECUTE FUNCTION eco_refuse_history_change();
        """);

    public static void Drop(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        DROP TRIGGER submission_events_not_emptied ON submission_events;
        DROP TRIGGER submission_events_kept ON submission_events;
        DROP TRIGGER submission_events_unchanged ON submission_events;
        DROP TRIGGER figure_revisions_not_emptied ON figure_revisions;
        DROP TRIGGER figure_revisions_kept ON figure_revisions;
        DROP TRIGGER figure_revisions_unchanged ON figure_revisions;
        DROP TRIGGER monthly_figures_locked ON monthly_figures;
        DROP TRIGGER submissions_after_saves ON submissions;
        DROP FUNCTION eco_refuse_history_change();
        DROP FUNCTION eco_refuse_locked_month();
        DROP FUNCTION eco_await_saves();
        DROP FUNCTION eco_require_open_month(monthly_figures);
        """);
}
