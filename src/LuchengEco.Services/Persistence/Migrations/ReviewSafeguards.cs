using Microsoft.EntityFrameworkCore.Migrations;

namespace LuchengEco.Services.Persistence.Migrations;

/// <summary>What PostgreSQL itself keeps of rights and review: administrators exclude each other, the audit is a chain, evidence rests with its month,
/// and a submission changes only by steps that are written down.</summary>
internal static class ReviewSafeguards
{
    public static void Create(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE FUNCTION eco_keep_administrators_apart() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            -- Two grants to one person wait for each other here.
            PERFORM 1 FROM users WHERE id = NEW.user_id FOR UPDATE;
            IF (SELECT name FROM "AspNetRoles" WHERE id = NEW.role_id) LIKE '%-administrator' AND EXISTS (
                SELECT 1 FROM "AspNetUserRoles" held JOIN "AspNetRoles" role ON role.id = held.role_id
                WHERE held.user_id = NEW.user_id AND held.role_id <> NEW.role_id AND role.name LIKE '%-administrator') THEN
                RAISE EXCEPTION 'The three administrators exclude each other.' USING ERRCODE = 'EC003';
            END IF;
            RETURN NEW;
        END $$;

        CREATE TRIGGER user_roles_apart BEFORE INSERT OR UPDATE ON "AspNetUserRoles"
            FOR EACH ROW EXECUTE FUNCTION eco_keep_administrators_apart();

        CREATE FUNCTION eco_audit_hash(entry audit_entries) RETURNS text LANGUAGE sql STABLE AS $$
            SELECT encode(sha256(convert_to(jsonb_build_array(entry.previous_hash, entry.id, to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
                entry.user_id, entry.user_name, entry.action, entry.outcome, entry.subject, entry.detail, entry.address)::text, 'UTF8')), 'hex')
        $$;

        CREATE FUNCTION eco_chain_audit() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
            last audit_entries;
        BEGIN
            -- One after the other, so that each knows the one before; the identity is given again under the lock.
            PERFORM pg_advisory_xact_lock(1279607625);
            SELECT * INTO last FROM audit_entries ORDER BY id DESC LIMIT 1;
            NEW.id := coalesce(last.id, 0) + 1;
            NEW.previous_hash := coalesce(last.hash, '');
            NEW.hash := eco_audit_hash(NEW);
            RETURN NEW;
        END $$;

        CREATE TRIGGER audit_entries_chained BEFORE INSERT ON audit_entries
            FOR EACH ROW EXECUTE FUNCTION eco_chain_audit();

        -- The first entry that does not follow from the one before it; null while the chain holds.
        CREATE FUNCTION eco_audit_broken_at() RETURNS bigint LANGUAGE sql STABLE AS $$
            SELECT min(id) FROM (
                SELECT entry.id, entry.hash <> eco_audit_hash(entry) OR entry.previous_hash <> coalesce(lag(entry.hash) OVER (ORDER BY entry.id), '') AS broken
                FROM audit_entries entry) chain
            WHERE broken
        $$;

        CREATE TRIGGER audit_entries_unchanged BEFORE UPDATE OR DELETE ON audit_entries
            FOR EACH ROW EXECUTE FUNCTION eco_refuse_history_change();
        CREATE TRIGGER audit_entries_not_emptied BEFORE TRUNCATE ON audit_entries
            FOR EACH STATEMENT EXECUTE FUNCTION eco_refuse_history_change();

        CREATE TRIGGER indicator_definitions_unchanged BEFORE UPDATE OR DELETE ON indicator_definitions
            FOR EACH ROW EXECUTE FUNCTION eco_refuse_history_change();
        CREATE TRIGGER indicator_definitions_not_emptied BEFORE TRUNCATE ON indicator_definitions
            FOR EACH STATEMENT EXECUTE FUNCTION eco_refuse_history_change();

        CREATE TRIGGER target_revisions_unchanged BEFORE UPDATE OR DELETE ON target_revisions
            FOR EACH ROW EXECUTE FUNCTION eco_refuse_history_change();
        CREATE TRIGGER target_revisions_not_emptied BEFORE TRUNCATE ON target_revisions
            FOR EACH STATEMENT EXECUTE FUNCTION eco_refuse_history_change();

        CREATE FUNCTION eco_keep_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
            cell monthly_figures;
        BEGIN
            IF TG_OP = 'DELETE' THEN
                RAISE EXCEPTION 'Evidence is taken away, never deleted.' USING ERRCODE = 'EC002';
            END IF;
            IF TG_OP = 'UPDATE' AND (OLD.removed_at IS NOT NULL OR ROW(OLD.id, OLD.indicator_id, OLD.year, OLD.month_number, OLD.file_name, OLD.content_type,
                OLD.size, OLD.sha256, OLD.content, OLD.user_id, OLD.user_name, OLD.at) IS DISTINCT FROM ROW(NEW.id, NEW.indicator_id, NEW.year, NEW.month_number,
                NEW.file_name, NEW.content_type, NEW.size, NEW.sha256, NEW.content, NEW.user_id, NEW.user_name, NEW.at)) THEN
                RAISE EXCEPTION 'The content of evidence never changes.' USING ERRCODE = 'EC002';
            END IF;
            cell.indicator_id := NEW.indicator_id;
            cell.year := NEW.year;
            cell.month_number := NEW.month_number;
            PERFORM eco_require_open_month(cell);
            RETURN NEW;
        END $$;

        CREATE TRIGGER figure_evidence_kept BEFORE INSERT OR UPDATE OR DELETE ON figure_evidence
            FOR EACH ROW EXECUTE FUNCTION eco_keep_evidence();
        CREATE TRIGGER figure_evidence_not_emptied BEFORE TRUNCATE ON figure_evidence
            FOR EACH STATEMENT EXECUTE FUNCTION eco_refuse_history_change();

        CREATE FUNCTION eco_refuse_late_revision() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
            cell monthly_figures;
        BEGIN
            FOR cell IN SELECT DISTINCT ON (indicator.unit_code, figure.year, figure.month_number) figure.*
                FROM added JOIN monthly_figures figure ON figure.id = added.figure_id JOIN indicators indicator ON indicator.id = figure.indicator_id
            LOOP
                PERFORM eco_require_open_month(cell);
            END LOOP;
            RETURN NULL;
        END $$;

        CREATE TRIGGER figure_revisions_in_time AFTER INSERT ON figure_revisions REFERENCING NEW TABLE AS added
            FOR EACH STATEMENT EXECUTE FUNCTION eco_refuse_late_revision();

        CREATE FUNCTION eco_keep_steps() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
            place submissions;
        BEGIN
            IF NEW.action IN ('Return', 'Reopen') AND coalesce(btrim(NEW.reason), '') = '' THEN
                RAISE EXCEPTION 'Nothing is returned or reopened without a reason.' USING ERRCODE = 'EC002';
            END IF;
            -- Locked, so that no save is under way: what comes later has greater ids.
            SELECT * INTO place FROM submissions WHERE id = NEW.submission_id FOR UPDATE;
            IF NEW.action = 'Submit' THEN
                SELECT coalesce(max(revision.id), 0) INTO NEW.last_revision_id
                FROM figure_revisions revision JOIN monthly_figures figure ON figure.id = revision.figure_id JOIN indicators indicator ON indicator.id = figure.indicator_id
                WHERE indicator.unit_code = place.unit_code AND figure.year = place.year AND figure.month_number = place.month_number;
            END IF;
            RETURN NEW;
        END $$;

        CREATE TRIGGER submission_events_of_a_step BEFORE INSERT ON submission_events
            FOR EACH ROW EXECUTE FUNCTION eco_keep_steps();

        CREATE FUNCTION eco_keep_submission() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                RAISE EXCEPTION 'A submission that people took steps on stays.' USING ERRCODE = 'EC002';
            END IF;
            RAISE EXCEPTION 'A submission stays with its unit and month.' USING ERRCODE = 'EC002';
        END $$;

        CREATE TRIGGER submissions_kept BEFORE DELETE ON submissions
            FOR EACH ROW WHEN (NOT OLD.is_demonstration) EXECUTE FUNCTION eco_keep_submission();
        CREATE TRIGGER submissions_in_place BEFORE UPDATE ON submissions
            FOR EACH ROW WHEN (ROW(OLD.unit_code, OLD.year, OLD.month_number) IS DISTINCT FROM ROW(NEW.unit_code, NEW.year, NEW.month_number)
                OR (NEW.is_demonstration AND NOT OLD.is_demonstration)) EXECUTE FUNCTION eco_keep_submission();

        CREATE FUNCTION eco_require_step() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (SELECT 1 FROM submissions place WHERE place.id = (to_jsonb(NEW) ->> TG_ARGV[0])::integer AND (
                place.version <> (SELECT count(*) FROM submission_events WHERE submission_id = place.id)
                OR place.state <> coalesce((SELECT state FROM submission_events WHERE submission_id = place.id ORDER BY id DESC LIMIT 1), 'Draft'))) THEN
                RAISE EXCEPTION 'The state of a submission and its steps change together.' USING ERRCODE = 'EC002';
            END IF;
            RETURN NULL;
        END $$;

        -- Deferred: state and step are written one after the other in the same transaction.
        CREATE CONSTRAINT TRIGGER submissions_by_steps AFTER INSERT OR UPDATE OF state, version ON submissions
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION eco_require_step('id');
        CREATE CONSTRAINT TRIGGER submission_events_taken AFTER INSERT ON submission_events
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION eco_require_step('submission_id');
        """);

    public static void Drop(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        DROP TRIGGER submission_events_taken ON submission_events;
        DROP TRIGGER submissions_by_steps ON submissions;
        DROP TRIGGER submissions_in_place ON submissions;
        DROP TRIGGER submissions_kept ON submissions;
        DROP TRIGGER submission_events_of_a_step ON submission_events;
        DROP TRIGGER figure_revisions_in_time ON figure_revisions;
        DROP TRIGGER figure_evidence_not_emptied ON figure_evidence;
        DROP TRIGGER figure_evidence_kept ON figure_evidence;
        DROP TRIGGER target_revisions_not_emptied ON target_revisions;
        DROP TRIGGER target_revisions_unchanged ON target_revisions;
        DROP TRIGGER indicator_definitions_not_emptied ON indicator_definitions;
        DROP TRIGGER indicator_definitions_unchanged ON indicator_definitions;
        DROP TRIGGER audit_entries_not_emptied ON audit_entries;
        DROP TRIGGER audit_entries_unchanged ON audit_entries;
        DROP TRIGGER audit_entries_chained ON audit_entries;
        DROP TRIGGER user_roles_apart ON "AspNetUserRoles";
        DROP FUNCTION eco_require_step();
        DROP FUNCTION eco_keep_submission();
        DROP FUNCTION eco_keep_steps();
        DROP FUNCTION eco_refuse_late_revision();
        DROP FUNCTION eco_keep_evidence();
        DROP FUNCTION eco_audit_broken_at();
        DROP FUNCTION eco_chain_audit();
        DROP FUNCTION eco_audit_hash(audit_entries);
        DROP FUNCTION eco_keep_administrators_apart();
        """);
}
