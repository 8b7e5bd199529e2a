-- What many requests ask at the same moment, answered in one call: one statement a tenant, its tenant said before it. Parallel arrays; the answer's n is
-- a question's place in them, from 1, and a question without an answer has no row. STABLE, so that all of it sees the caller's one snapshot.
-- Plans are generic and reach each row by its key, however many questions there are.
CREATE FUNCTION delivery.find_sessions(p_tenants uuid[], p_sessions uuid[])
    RETURNS TABLE (
        n bigint, tenant_id uuid, id uuid, user_id uuid, enrollment_id uuid, course_version_id uuid, play_package_id uuid, device_id uuid,
        attempt_number int, state text, locale text, cursor jsonb, lessons_visited bytea, lamport bigint, version int, started_at timestamptz,
        last_activity_at timestamptz, paused_at timestamptz, ended_at timestamptz, end_reason text, outcome text, score jsonb, standard text,
        navigation text, title text, manifest_version int, gates json)
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
    AS $$
#variable_conflict use_column
DECLARE
    tenant uuid;
BEGIN
    FOR tenant IN SELECT DISTINCT t FROM unnest(p_tenants) t LOOP
        PERFORM set_config('app.tenant_id', tenant::text, true);
        RETURN QUERY
        SELECT q.n, s.tenant_id, s.id, s.user_id, s.enrollment_id, s.course_version_id, s.play_package_id, s.device_id, s.attempt_number, s.state,
               s.locale, s.cursor, s.lessons_visited, s.lamport, s.version, s.started_at, s.last_activity_at, s.paused_at, s.ended_at, s.end_reason,
               s.outcome, s.score, p.standard, p.navigation, p.title, p.manifest_version,
               (SELECT json_object_agg(g.gate_id, g.passed) FROM delivery.quiz_gates g
                WHERE g.tenant_id = tenant AND g.user_id = s.user_id AND g.enrollment_id = s.enrollment_id)
        FROM unnest(p_tenants, p_sessions) WITH ORDINALITY q(of_tenant, session, n)
        JOIN delivery.play_sessions s ON s.tenant_id = tenant AND s.id = q.session
        JOIN delivery.package_index p ON p.tenant_id = tenant AND p.id = s.play_package_id
        WHERE q.of_tenant = tenant;
    END LOOP;
END $$;

-- What keys were used for. A null key asks nothing.
CREATE FUNCTION delivery.find_keys(p_tenants uuid[], p_users uuid[], p_keys uuid[])
    RETURNS TABLE (n bigint, fingerprint uuid, status smallint, answered_version int, location text, body bytea)
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
    AS $$
#variable_conflict use_column
DECLARE
    tenant uuid;
BEGIN
    FOR tenant IN SELECT DISTINCT t FROM unnest(p_tenants, p_keys) u(t, k) WHERE k IS NOT NULL LOOP
        PERFORM set_config('app.tenant_id', tenant::text, true);
        RETURN QUERY
        SELECT q.n, k.fingerprint, k.status, k.version, k.location, k.body
        FROM unnest(p_tenants, p_users, p_keys) WITH ORDINALITY q(of_tenant, of_user, key, n)
        JOIN delivery.idempotency_keys k ON k.tenant_id = tenant AND k.user_id = q.of_user AND k.key = q.key
        WHERE q.of_tenant = tenant;
    END LOOP;
END $$;

REVOKE ALL ON FUNCTION delivery.find_sessions(uuid[], uuid[]), delivery.find_keys(uuid[], uuid[], uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delivery.find_sessions(uuid[], uuid[]), delivery.find_keys(uuid[], uuid[], uuid[]) TO delivery_api;
