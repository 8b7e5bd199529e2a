-- What content says, made durable for less. pglz took a tenth of PostgreSQL's time for commits whose suspend data nobody can compress; lz4 finds out sooner. A
-- PostgreSQL that was built without it keeps what it has.
DO $$
BEGIN
    ALTER TABLE delivery.runtime_activities ALTER COLUMN record SET COMPRESSION lz4;
    ALTER TABLE delivery.sequencing_state ALTER COLUMN progress SET COMPRESSION lz4;
    ALTER TABLE delivery.outbox_pending ALTER COLUMN payload SET COMPRESSION lz4;
EXCEPTION
    WHEN feature_not_supported THEN NULL;
END $$;

-- Names the change that made memory_version, where content alone spoke. Whoever made it, and remembers it, need not read before the next one: a version can
-- come twice where a database was set back, a stamp cannot.
ALTER TABLE delivery.sequencing_state ADD COLUMN stamp uuid;

-- As commit_said, of arrays: the nth of each is of the nth decision, whose place in the batch is p_places. No record is written as JSON within JSON and read
-- again for it. p_remembered: the stamp of what the decision stands on, where that was remembered and not read. p_of, p_events, p_subjects, p_rests: the
-- events, a row for each version of one; p_of is the decision's place, p_numbers the event's among those of its decision, from 1.
-- The processes of the release before call commit_said.
CREATE FUNCTION delivery.commit_words(
        p_places int[], p_tenants uuid[], p_sessions uuid[], p_expected int[], p_memory_versions int[], p_remembered uuid[], p_stamps uuid[],
        p_at timestamptz[], p_activities int[], p_records text[], p_traceparents text[], p_told int[],
        p_of int[], p_numbers int[], p_events uuid[], p_subjects text[], p_rests text[], p_patience interval)
    RETURNS SETOF delivery.commit_result
    LANGUAGE plpgsql
    SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
    AS $$
DECLARE
    tenant uuid;
BEGIN
    PERFORM set_config('lock_timeout', (extract(epoch FROM p_patience) * 1000)::bigint::text, true);
    FOR tenant IN SELECT DISTINCT t FROM unnest(p_tenants) t ORDER BY t LOOP
        PERFORM set_config('app.tenant_id', tenant::text, true);
        RETURN QUERY
        WITH w AS MATERIALIZED (
            SELECT x.i, p_places[x.i] AS n, p_sessions[x.i] AS id FROM unnest(p_tenants) WITH ORDINALITY x(t, i) WHERE x.t = tenant
        ), locked AS MATERIALIZED (
            SELECT s.id, s.version FROM delivery.play_sessions s
            WHERE s.tenant_id = tenant AND s.id = ANY (ARRAY(SELECT w.id FROM w)) ORDER BY s.id FOR UPDATE SKIP LOCKED
        ), kept AS (
            UPDATE delivery.sequencing_state k SET memory_version = k.memory_version + 1, stamp = p_stamps[w.i], updated_at = now()
            FROM w JOIN locked l ON l.id = w.id AND l.version = p_expected[w.i]
            WHERE k.tenant_id = tenant AND k.session_id = w.id AND k.memory_version = p_memory_versions[w.i]
                AND (p_remembered[w.i] IS NULL OR k.stamp = p_remembered[w.i])
            RETURNING w.i, w.n, w.id
        ), said AS (
            UPDATE delivery.runtime_activities a SET record = p_records[k.i], updated_at = now()
            FROM kept k WHERE a.tenant_id = tenant AND a.session_id = k.id AND a.activity = p_activities[k.i]
        ), updated AS (
            UPDATE delivery.play_sessions s
            SET event_seq = s.event_seq + p_told[k.i], last_activity_at = greatest(s.last_activity_at, p_at[k.i]), updated_at = now()
            FROM kept k WHERE s.tenant_id = tenant AND s.id = k.id
            RETURNING k.i, k.n, s.id, s.event_seq
        ), written AS (
            INSERT INTO delivery.outbox_pending (tenant_id, aggregate_id, aggregate_version, event_id, subject, payload, traceparent)
            SELECT tenant, u.id, numbered.version, p_events[e.j], p_subjects[e.j],
                   '{"aggregateVersion":' || numbered.version || ',"epoch":' || epoch.epoch || ',' || p_rests[e.j], p_traceparents[u.i]
            FROM updated u
            JOIN unnest(p_of) WITH ORDINALITY e(n, j) ON e.n = u.n
            CROSS JOIN LATERAL (SELECT u.event_seq - p_told[u.i] + p_numbers[e.j] AS version) numbered
            CROSS JOIN delivery.outbox_epoch epoch
            ORDER BY u.id, e.j
        )
        SELECT w.n,
               CASE WHEN u.i IS NOT NULL THEN 'applied'
                    WHEN l.id IS NULL AND EXISTS (SELECT FROM delivery.play_sessions s WHERE s.tenant_id = tenant AND s.id = w.id) THEN 'busy'
                    ELSE 'stale' END,
               NULL::uuid, NULL::smallint, NULL::int, NULL::text, NULL::bytea
        FROM w LEFT JOIN locked l ON l.id = w.id LEFT JOIN updated u ON u.i = w.i;
    END LOOP;
END $$;

REVOKE ALL ON FUNCTION delivery.commit_words(
    int[], uuid[], uuid[], int[], int[], uuid[], uuid[], timestamptz[], int[], text[], text[], int[], int[], int[], uuid[], text[], text[], interval) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delivery.commit_words(
    int[], uuid[], uuid[], int[], int[], uuid[], uuid[], timestamptz[], int[], text[], text[], int[], int[], int[], uuid[], text[], text[], interval) TO delivery_api;
