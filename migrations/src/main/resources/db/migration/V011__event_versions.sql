-- An event may be told in several versions at once, each under a subject of its own, until nobody reads the older one. They are one event: they carry
-- the same number, so that whoever reads one version alone counts 1, 2, 3 … An event in the JSON is its newest version, and brings the older ones
-- along in "also", newest first: so events are counted and numbered as before, and writers that know nothing of versions go on as they are.
ALTER TABLE delivery.outbox_pending
    DROP CONSTRAINT outbox_pending_tenant_id_aggregate_id_aggregate_version_key,
    ADD UNIQUE (tenant_id, aggregate_id, aggregate_version, subject);

CREATE OR REPLACE FUNCTION delivery.write_events(p_tenant uuid, p_aggregate uuid, p_last int, p_events json, p_traceparent text) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO delivery.outbox_pending (tenant_id, aggregate_id, aggregate_version, event_id, subject, payload, traceparent)
    SELECT p_tenant, p_aggregate, numbered.version, v.id, v.subject,
           '{"aggregateVersion":' || numbered.version || ',"epoch":' || epoch.epoch || ',' || v.rest, p_traceparent
    FROM ROWS FROM (json_to_recordset(p_events) AS (id uuid, subject text, rest text, also json)) WITH ORDINALITY e(id, subject, rest, also, place)
    CROSS JOIN LATERAL (SELECT p_last - json_array_length(p_events) + e.place::int AS version) numbered
    CROSS JOIN LATERAL (
        SELECT e.id, e.subject, e.rest, 0::bigint AS place
        UNION ALL
        SELECT a.* FROM ROWS FROM (json_to_recordset(e.also) AS (id uuid, subject text, rest text)) WITH ORDINALITY a) v
    CROSS JOIN delivery.outbox_epoch epoch
    ORDER BY e.place, v.place;
END $$;

CREATE OR REPLACE FUNCTION delivery.commit_plain(p_writes json) RETURNS SETOF delivery.commit_result
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
            SELECT tenant, u.id, numbered.version, v.id, v.subject,
                   '{"aggregateVersion":' || numbered.version || ',"epoch":' || epoch.epoch || ',' || v.rest, u.traceparent
            FROM updated u
            CROSS JOIN LATERAL ROWS FROM (json_to_recordset(u.events) AS (id uuid, subject text, rest text, also json)) WITH ORDINALITY e(id, subject, rest, also, place)
            CROSS JOIN LATERAL (SELECT u.event_seq - json_array_length(u.events) + e.place::int AS version) numbered
            CROSS JOIN LATERAL (
                SELECT e.id, e.subject, e.rest, 0::bigint AS place
                UNION ALL
                SELECT a.* FROM ROWS FROM (json_to_recordset(e.also) AS (id uuid, subject text, rest text)) WITH ORDINALITY a) v
            CROSS JOIN delivery.outbox_epoch epoch
            ORDER BY u.id, e.place, v.place
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
