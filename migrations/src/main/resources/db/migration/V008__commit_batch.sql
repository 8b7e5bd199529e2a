-- Most decisions are plain: one session moves on and takes nothing that is unique. All of those in a batch are made durable by one statement a tenant.
-- Functions are plpgsql throughout, since SQL functions that are not inlined are planned anew at each call: measured, more than the work itself.

-- A plain decision: its answer to remember and its one change, side by side. key is null where nobody asked to remember.
CREATE TYPE delivery.plain_write AS (
    n int, tenant_id uuid, id uuid, expected int, idle_since timestamptz,
    state text, device_id uuid, cursor jsonb, visited text, lamport bigint, version int, last_activity_at timestamptz,
    paused_at timestamptz, ended_at timestamptz, end_reason text, outcome text, score jsonb, events json, traceparent text,
    user_id uuid, key uuid, fingerprint uuid, status smallint, answer_version int, location text, body text
);

-- Tells of each: applied; stale, where the session is not as it was read; busy, where somebody else holds its row or has its key: written alone, it
-- hears which. Plans hold for every batch, whatever the tables looked like when they were made: each row is reached by its key.
CREATE FUNCTION delivery.commit_plain(p_writes json) RETURNS SETOF delivery.commit_result
    LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off
    AS $$
DECLARE
    writes delivery.plain_write[] := ARRAY(SELECT r FROM json_populate_recordset(NULL::delivery.plain_write, p_writes) r);
    tenant uuid;
BEGIN
    FOR tenant IN SELECT DISTINCT x.tenant_id FROM unnest(writes) x ORDER BY x.tenant_id LOOP
        PERFORM set_config('app.tenant_id', tenant::text, true);
        RETURN QUERY
        WITH w AS MATERIALIZED (
            SELECT x.* FROM unnest(writes) x WHERE x.tenant_id = tenant
        ), locked AS MATERIALIZED (
            SELECT s.id, s.version, s.last_activity_at FROM delivery.play_sessions s
            WHERE s.tenant_id = tenant AND s.id = ANY (ARRAY(SELECT w.id FROM w)) ORDER BY s.id FOR UPDATE SKIP LOCKED
        ), fresh AS MATERIALIZED (
            SELECT w.* FROM w JOIN locked l ON l.id = w.id AND l.version = w.expected
            WHERE w.idle_since IS NULL OR l.last_activity_at <= w.idle_since
        ), remembered AS (
            -- A key that another transaction is writing is waited for, as long as lock_timeout allows.
            INSERT INTO delivery.idempotency_keys (tenant_id, user_id, key, fingerprint, status, version, location, body)
            SELECT f.tenant_id, f.user_id, f.key, f.fingerprint, f.status, f.answer_version, f.location, convert_to(f.body, 'UTF8')
            FROM fresh f WHERE f.key IS NOT NULL ORDER BY f.user_id, f.key
            ON CONFLICT DO NOTHING
            RETURNING user_id, key
        ), won AS MATERIALIZED (
            SELECT f.* FROM fresh f LEFT JOIN remembered r ON r.user_id = f.user_id AND r.key = f.key
            WHERE f.key IS NULL OR r.key IS NOT NULL
        ), updated AS (
            UPDATE delivery.play_sessions s
            SET state = c.state, device_id = c.device_id, cursor = c.cursor, lessons_visited = decode(c.visited, 'hex'),
                lamport = c.lamport, version = c.version, event_seq = s.event_seq + json_array_length(c.events),
                last_activity_at = greatest(s.last_activity_at, c.last_activity_at), paused_at = c.paused_at,
                ended_at = c.ended_at, end_reason = c.end_reason, outcome = c.outcome, score = c.score, updated_at = now()
            FROM won c WHERE s.tenant_id = tenant AND s.id = c.id
            RETURNING c.n, s.id, s.event_seq, c.events, c.traceparent
        ), written AS (
            INSERT INTO delivery.outbox_pending (tenant_id, aggregate_id, aggregate_version, event_id, subject, payload, traceparent)
            SELECT tenant, u.id, numbered.version, (e.value ->> 'id')::uuid, e.value ->> 'subject',
                   '{"aggregateVersion":' || numbered.version || ',"epoch":' || epoch.epoch || ',' || (e.value ->> 'rest'), u.traceparent
            FROM updated u
            CROSS JOIN LATERAL json_array_elements(u.events) WITH ORDINALITY e(value, place)
            CROSS JOIN LATERAL (SELECT u.event_seq - json_array_length(u.events) + e.place::int AS version) numbered
            CROSS JOIN delivery.outbox_epoch epoch
            ORDER BY u.id, e.place
        )
        SELECT w.n,
               CASE WHEN u.n IS NOT NULL THEN 'applied'
                    WHEN f.n IS NOT NULL THEN 'busy'
                    WHEN l.id IS NOT NULL THEN 'stale'
                    WHEN EXISTS (SELECT FROM delivery.play_sessions s WHERE s.tenant_id = tenant AND s.id = w.id) THEN 'busy'
                    ELSE 'stale' END,
               NULL::uuid, NULL::smallint, NULL::int, NULL::text, NULL::bytea
        FROM w LEFT JOIN locked l ON l.id = w.id LEFT JOIN fresh f ON f.n = w.n LEFT JOIN updated u ON u.n = w.n;
    END LOOP;
END $$;

-- A batch, whole: p_plain, and the decisions that are not. As many results as decisions. The caller sends at most one decision per session and per
-- key. p_patience bounds every wait for a lock; running out of it undoes the call.
CREATE FUNCTION delivery.commit_batch(p_plain json, p_decisions json, p_changes json, p_wait boolean, p_patience interval)
    RETURNS SETOF delivery.commit_result
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM set_config('lock_timeout', (extract(epoch FROM p_patience) * 1000)::bigint::text, true);
    IF p_plain IS NOT NULL THEN
        RETURN QUERY SELECT * FROM delivery.commit_plain(p_plain);
    END IF;
    IF p_decisions IS NOT NULL THEN
        RETURN QUERY SELECT * FROM delivery.commit_decisions(p_decisions, p_changes, p_wait, p_patience);
    END IF;
END $$;

CREATE OR REPLACE FUNCTION delivery.write_events(p_tenant uuid, p_aggregate uuid, p_last int, p_events json, p_traceparent text) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO delivery.outbox_pending (tenant_id, aggregate_id, aggregate_version, event_id, subject, payload, traceparent)
    SELECT p_tenant, p_aggregate, numbered.version, (e.value ->> 'id')::uuid, e.value ->> 'subject',
           '{"aggregateVersion":' || numbered.version || ',"epoch":' || epoch.epoch || ',' || (e.value ->> 'rest'), p_traceparent
    FROM json_array_elements(p_events) WITH ORDINALITY e(value, place)
    CROSS JOIN LATERAL (SELECT p_last - json_array_length(p_events) + e.place::int AS version) numbered
    CROSS JOIN delivery.outbox_epoch epoch
    ORDER BY e.place;
END $$;

CREATE OR REPLACE FUNCTION delivery.update_sessions(p_tenant uuid, p_changes delivery.session_change[], p_won int[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    u record;
BEGIN
    FOR u IN
        UPDATE delivery.play_sessions s
        SET state = c.state, device_id = c.device_id, cursor = c.cursor, lessons_visited = decode(c.visited, 'hex'),
            lamport = c.lamport, version = c.version, event_seq = s.event_seq + json_array_length(c.events),
            last_activity_at = greatest(s.last_activity_at, c.last_activity_at), paused_at = c.paused_at,
            ended_at = c.ended_at, end_reason = c.end_reason, outcome = c.outcome, score = c.score, updated_at = now()
        FROM unnest(p_changes) c
        WHERE s.tenant_id = p_tenant AND c.tenant_id = p_tenant AND s.id = c.id AND c.n = ANY (p_won) AND c.kind <> 'create'
        RETURNING s.id, s.event_seq, c.events, c.traceparent
    LOOP
        PERFORM delivery.write_events(p_tenant, u.id, u.event_seq, u.events, u.traceparent);
    END LOOP;
END $$;

CREATE OR REPLACE FUNCTION delivery.create_session(c delivery.session_change) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO delivery.package_index (tenant_id, id, course_version_id, standard, navigation, title, manifest_version)
    VALUES (c.tenant_id, c.play_package_id, c.course_version_id, c.standard, c.navigation, c.title, c.manifest_version)
    ON CONFLICT (tenant_id, id) DO NOTHING;
    INSERT INTO delivery.play_sessions (
        tenant_id, id, user_id, enrollment_id, course_version_id, play_package_id, device_id, attempt_number, state, locale,
        cursor, lessons_visited, lamport, version, event_seq, started_at, last_activity_at)
    VALUES (
        c.tenant_id, c.id, c.user_id, c.enrollment_id, c.course_version_id, c.play_package_id, c.device_id, c.attempt_number,
        c.state, c.locale, c.cursor, decode(c.visited, 'hex'), c.lamport, c.version, json_array_length(c.events),
        c.started_at, c.last_activity_at);
    PERFORM delivery.write_events(c.tenant_id, c.id, json_array_length(c.events), c.events, c.traceparent);
END $$;

CREATE OR REPLACE FUNCTION delivery.remember(p_tenant uuid, p_decisions delivery.decision[], p_fresh int[]) RETURNS int[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    won int[];
BEGIN
    WITH written AS (
        INSERT INTO delivery.idempotency_keys (tenant_id, user_id, key, fingerprint, status, version, location, body)
        SELECT d.tenant_id, d.user_id, d.key, d.fingerprint, d.status, d.version, d.location, convert_to(d.body, 'UTF8')
        FROM unnest(p_decisions) d
        WHERE d.tenant_id = p_tenant AND d.n = ANY (p_fresh) AND d.key IS NOT NULL
        ORDER BY d.user_id, d.key
        ON CONFLICT DO NOTHING
        RETURNING user_id, key
    )
    SELECT coalesce(array_agg(d.n), '{}') INTO won
    FROM unnest(p_decisions) d LEFT JOIN written w ON w.user_id = d.user_id AND w.key = d.key
    WHERE d.tenant_id = p_tenant AND d.n = ANY (p_fresh) AND (d.key IS NULL OR w.key IS NOT NULL);
    RETURN won;
END $$;

REVOKE ALL ON FUNCTION
    delivery.commit_plain(json),
    delivery.commit_batch(json, json, json, boolean, interval)
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    delivery.commit_plain(json),
    delivery.commit_batch(json, json, json, boolean, interval)
    TO delivery_api;
