-- What events make true here: one statement for all of a kind in a batch. No rule: positions decided before, under their locks. Of one batch, no two
-- rows are of the same aggregate.

CREATE FUNCTION delivery.project_packages(p_tenant uuid, p_rows json) RETURNS void
    LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan
    AS $$
BEGIN
    INSERT INTO delivery.package_index (tenant_id, id, course_version_id, standard, navigation, title, manifest_version, revoked_at)
    SELECT p_tenant, r.id, r.course_version_id, r.standard, r.navigation, r.title, r.manifest_version,
           (SELECT v.revoked_at FROM delivery.revocations v WHERE v.tenant_id = p_tenant AND v.kind = 'package' AND v.id = r.id)
    FROM json_to_recordset(p_rows)
        r(id uuid, course_version_id uuid, standard text, navigation text, title text, manifest_version int)
    ORDER BY r.id
    ON CONFLICT (tenant_id, id) DO UPDATE
    SET course_version_id = excluded.course_version_id, standard = excluded.standard, navigation = excluded.navigation,
        title = excluded.title, manifest_version = excluded.manifest_version;
END $$;

CREATE FUNCTION delivery.project_revocations(p_tenant uuid, p_rows json) RETURNS void
    LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan
    AS $$
BEGIN
    INSERT INTO delivery.revocations (tenant_id, kind, id, revoked_at)
    SELECT p_tenant, r.kind, r.id, r.at FROM json_to_recordset(p_rows) r(kind text, id uuid, at timestamptz) ORDER BY r.kind, r.id
    ON CONFLICT (tenant_id, kind, id) DO UPDATE SET revoked_at = least(revocations.revoked_at, excluded.revoked_at);
    UPDATE delivery.package_index p SET revoked_at = r.at
    FROM json_to_recordset(p_rows) r(kind text, id uuid, at timestamptz)
    WHERE r.kind = 'package' AND p.tenant_id = p_tenant AND p.id = r.id AND p.revoked_at IS NULL
      AND p.id = ANY (ARRAY(SELECT i.id FROM json_to_recordset(p_rows) i(id uuid)));
END $$;

CREATE FUNCTION delivery.project_enrollments(p_tenant uuid, p_rows json) RETURNS void
    LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan
    AS $$
BEGIN
    INSERT INTO delivery.enrollments (tenant_id, id, user_id, course_version_id, state, attempts_allowed, valid_until, changed_at)
    SELECT p_tenant, r.id, r.user_id, r.course_version_id, r.state, r.attempts_allowed, r.valid_until, r.at
    FROM json_to_recordset(p_rows)
        r(id uuid, user_id uuid, course_version_id uuid, state text, attempts_allowed int, valid_until timestamptz, at timestamptz)
    ORDER BY r.id
    ON CONFLICT (tenant_id, id) DO UPDATE
    SET user_id = excluded.user_id, course_version_id = excluded.course_version_id, state = excluded.state, changed_at = excluded.changed_at,
        attempts_allowed = CASE WHEN excluded.state = 'active' THEN excluded.attempts_allowed ELSE enrollments.attempts_allowed END,
        valid_until = CASE WHEN excluded.state = 'active' THEN excluded.valid_until ELSE enrollments.valid_until END;
END $$;

-- Keeps the sittings, then lets each gate be what the last scored of them says that still counts; without one, nothing is known of the gate. Gates are
-- locked first, in one order: two sittings of one gate are two aggregates, and either would miss the other.
CREATE FUNCTION delivery.project_gates(p_tenant uuid, p_rows json) RETURNS void
    LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan
    AS $$
DECLARE
    gate record;
    last record;
BEGIN
    PERFORM pg_advisory_xact_lock(g.lock) FROM (
        SELECT DISTINCT hashtextextended(p_tenant || '/' || r.user_id || '/' || r.enrollment_id || '/' || r.gate_id, 13) AS lock
        FROM json_to_recordset(p_rows) r(user_id uuid, enrollment_id uuid, gate_id text) ORDER BY 1) g;
    INSERT INTO delivery.gate_attempts AS a (tenant_id, id, user_id, enrollment_id, gate_id, passed, scored_at, superseded_at)
    SELECT p_tenant, r.id, r.user_id, r.enrollment_id, r.gate_id, r.passed, r.scored_at, r.superseded_at
    FROM json_to_recordset(p_rows)
        r(id uuid, user_id uuid, enrollment_id uuid, gate_id text, passed boolean, scored_at timestamptz, superseded_at timestamptz)
    ORDER BY r.id
    ON CONFLICT (tenant_id, id) DO UPDATE
    SET passed = coalesce(excluded.passed, a.passed), scored_at = coalesce(excluded.scored_at, a.scored_at),
        superseded_at = coalesce(excluded.superseded_at, a.superseded_at);
    FOR gate IN SELECT DISTINCT r.user_id, r.enrollment_id, r.gate_id FROM json_to_recordset(p_rows) r(user_id uuid, enrollment_id uuid, gate_id text) LOOP
        SELECT a.passed, a.scored_at INTO last FROM delivery.gate_attempts a
        WHERE a.tenant_id = p_tenant AND a.user_id = gate.user_id AND a.enrollment_id = gate.enrollment_id AND a.gate_id = gate.gate_id
          AND a.scored_at IS NOT NULL AND a.superseded_at IS NULL
        ORDER BY a.scored_at DESC, a.id DESC LIMIT 1;
        IF last.scored_at IS NULL THEN
            DELETE FROM delivery.quiz_gates q
            WHERE q.tenant_id = p_tenant AND q.user_id = gate.user_id AND q.enrollment_id = gate.enrollment_id AND q.gate_id = gate.gate_id;
        ELSE
            INSERT INTO delivery.quiz_gates (tenant_id, user_id, enrollment_id, gate_id, passed, scored_at)
            VALUES (p_tenant, gate.user_id, gate.enrollment_id, gate.gate_id, last.passed, last.scored_at)
            ON CONFLICT (tenant_id, user_id, enrollment_id, gate_id) DO UPDATE SET passed = excluded.passed, scored_at = excluded.scored_at;
        END IF;
    END LOOP;
END $$;

-- region and home_url are null where they stay as they are.
CREATE FUNCTION delivery.project_tenant(p_tenant uuid, p_rows json) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO delivery.tenants AS t (
        tenant_id, region, home_url, inactivity_minutes, abandon_after_days, ai_enabled, offline_enabled, turn_budget, allowed_origins)
    SELECT p_tenant, coalesce(r.region, t.region), coalesce(r.home_url, t.home_url), r.inactivity_minutes, r.abandon_after_days, r.ai_enabled,
           r.offline_enabled, r.turn_budget, r.allowed_origins
    FROM json_to_recordset(p_rows)
        r(region text, home_url text, inactivity_minutes int, abandon_after_days int, ai_enabled boolean, offline_enabled boolean,
          turn_budget int, allowed_origins text[])
    LEFT JOIN delivery.tenants t ON t.tenant_id = p_tenant
    ON CONFLICT (tenant_id) DO UPDATE
    SET region = excluded.region, home_url = excluded.home_url, inactivity_minutes = excluded.inactivity_minutes,
        abandon_after_days = excluded.abandon_after_days, ai_enabled = excluded.ai_enabled, offline_enabled = excluded.offline_enabled,
        turn_budget = excluded.turn_budget, allowed_origins = excluded.allowed_origins, updated_at = now();
END $$;

CREATE FUNCTION delivery.project_leaving(p_tenant uuid, p_rows json) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE delivery.tenants t SET left_at = coalesce(t.left_at, r.at), allowed_origins = '{}', updated_at = now()
    FROM json_to_recordset(p_rows) r(at timestamptz) WHERE t.tenant_id = p_tenant;
END $$;

CREATE FUNCTION delivery.project_subject_requests(p_tenant uuid, p_rows json) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO delivery.subject_requests (tenant_id, id, kind, user_id, received_at, due_at)
    SELECT p_tenant, r.id, r.kind, r.user_id, r.at, r.at + interval '7 days'
    FROM json_to_recordset(p_rows) r(id uuid, kind text, user_id uuid, at timestamptz)
    ON CONFLICT (tenant_id, id) DO NOTHING;
END $$;

-- Work that is ordered again begins again.
CREATE FUNCTION delivery.order_work(p_tenant uuid, p_rows json) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO delivery.projector_work (tenant_id, kind, subject, passes, traceparent, correlation_id)
    SELECT p_tenant, r.kind, r.subject, r.passes, r.traceparent, r.correlation_id
    FROM json_to_recordset(p_rows) r(kind text, subject uuid, passes int, traceparent text, correlation_id text)
    ORDER BY r.kind, r.subject
    ON CONFLICT (tenant_id, kind, subject) DO UPDATE SET passes = excluded.passes, due_at = clock_timestamp(), failures = 0;
END $$;

-- Changes that nobody asked for, and of which no answer is remembered: by the same locks, versions and numbers as those that somebody did. Rows that
-- somebody holds are left for the next time.
CREATE FUNCTION delivery.commit_unasked(p_tenant uuid, p_changes json) RETURNS TABLE (applied int, left_over int)
    LANGUAGE plpgsql
    AS $$
DECLARE
    changes delivery.session_change[] := ARRAY(SELECT r FROM json_populate_recordset(NULL::delivery.session_change, p_changes) r);
    verdict record;
BEGIN
    SELECT * INTO verdict FROM delivery.lock_sessions(p_tenant, changes, false);
    PERFORM delivery.update_sessions(p_tenant, changes, verdict.fresh);
    RETURN QUERY SELECT cardinality(verdict.fresh), cardinality(verdict.stale) + cardinality(verdict.busy);
END $$;

REVOKE ALL ON FUNCTION
    delivery.project_packages(uuid, json),
    delivery.project_revocations(uuid, json),
    delivery.project_enrollments(uuid, json),
    delivery.project_gates(uuid, json),
    delivery.project_tenant(uuid, json),
    delivery.project_leaving(uuid, json),
    delivery.project_subject_requests(uuid, json),
    delivery.order_work(uuid, json),
    delivery.commit_unasked(uuid, json)
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    delivery.project_packages(uuid, json),
    delivery.project_revocations(uuid, json),
    delivery.project_enrollments(uuid, json),
    delivery.project_gates(uuid, json),
    delivery.project_tenant(uuid, json),
    delivery.project_leaving(uuid, json),
    delivery.project_subject_requests(uuid, json),
    delivery.order_work(uuid, json),
    delivery.commit_unasked(uuid, json),
    delivery.write_events(uuid, uuid, int, json, text),
    delivery.update_sessions(uuid, delivery.session_change[], int[]),
    delivery.lock_sessions(uuid, delivery.session_change[], boolean)
    TO delivery_projector;
