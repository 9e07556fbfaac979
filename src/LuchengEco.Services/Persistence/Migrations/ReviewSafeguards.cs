using Microsoft.EntityFrameworkCore.Migrations;

namespace LuchengEco.Services.Persistence.Migrations;

/// <summary>What PostgreSQL itself keeps of rights and review: administrators exclude each other, the audit is a chain, evidence rests with its month.</summary>
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
        """);

    public static void Drop(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
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
        DROP FUNCTION eco_keep_evidence();
        DROP FUNCTION eco_audit_broken_at();
        DROP FUNCTION eco_chain_audit();
        DROP FUNCTION eco_audit_hash(audit_entries);
        DROP FUNCTION eco_keep_administrators_apart();
        """);
}
