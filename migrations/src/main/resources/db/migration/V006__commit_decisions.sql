-- Makes decisions durable: many at once, each whole or not at all. Holds no rule: it compares versions and stores.

-- A decision's answer to remember. key is null where nobody asked to remember.
CREATE TYPE delivery.decision AS (
    n int, tenant_id uuid, user_id uuid, key uuid, fingerprint uuid,
    status smallint, version int, location text, body text
);

-- What a decision does to one session, in order o. kind: plain (an update that takes nothing that is unique), activate, create.
CREATE TYPE delivery.session_change AS (
    n int, o int, kind text, tenant_id uuid, id uuid, expected int, idle_since timestamptz,
    state text, device_id uuid, cursor jsonb, visited text, lamport bigint, version int, last_activity_at timestamptz,
    paused_at timestamptz, ended_at timestamptz, end_reason text, outcome text, score jsonb,
    user_id uuid, enrollment_id uuid, course_version_id uuid, play_package_id uuid, attempt_number int, locale text,
    started_at timestamptz, standard text, navigation text, title text, manifest_version int,
    events json, traceparent text
);

CREATE TYPE delivery.commit_result AS (
    n int, outcome text, fingerprint uuid, status smallint, version int, location text, body bytea
);

-- Writes an aggregate's events, numbered up to p_last; the number and the epoch complete the envelope under the row's lock.
CREATE FUNCTION delivery.write_events(p_tenant uuid, p_aggregate uuid, p_last int, p_events json, p_traceparent text) RETURNS void
    LANGUAGE sql
    AS $$
    INSERT INTO delivery.outbox_pending (tenant_id, aggregate_id, aggregate_version, event_id, subject, payload, traceparent)
    SELECT p_tenant, p_aggregate, numbered.version, (e.value ->> 'id')::uuid, e.value ->> 'subject',
           '{"aggregateVersion":' || numbered.version || ',"epoch":' || epoch.epoch || ',' || (e.value ->> 'rest'), p_traceparent
    FROM json_array_elements(p_events) WITH ORDINALITY e(value, place)
    CROSS JOIN LATERAL (SELECT p_last - json_array_length(p_events) + e.place::int AS version) numbered
    CROSS JOIN delivery.outbox_epoch epoch
    ORDER BY e.place
    $$;

-- The updates of p_changes whose decision is among p_won, with their events.
CREATE FUNCTION delivery.update_sessions(p_tenant uuid, p_changes delivery.session_change[], p_won int[]) RETURNS void
    LANGUAGE sql
    AS $$
    WITH updated AS (
        UPDATE delivery.play_sessions s
        SET state = c.state, device_id = c.device_id, cursor = c.cursor, lessons_visited = decode(c.visited, 'hex'),
            lamport = c.lamport, version = c.version, event_seq = s.event_seq + json_array_length(c.events),
            last_activity_at = greatest(s.last_activity_at, c.last_activity_at), paused_at = c.paused_at,
            ended_at = c.ended_at, end_reason = c.end_reason, outcome = c.outcome, score = c.score, updated_at = now()
        FROM unnest(p_changes) c
        WHERE s.tenant_id = p_tenant AND c.tenant_id = p_tenant AND s.id = c.id AND c.n = ANY (p_won) AND c.kind <> 'create'
        RETURNING s.id, s.event_seq, c.events, c.traceparent
    )
    SELECT delivery.write_events(p_tenant, u.id, u.event_seq, u.events, u.traceparent) FROM updated u
    $$;

CREATE FUNCTION delivery.create_session(c delivery.session_change) RETURNS void
    LANGUAGE sql
    AS $$
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
    SELECT delivery.write_events(c.tenant_id, c.id, json_array_length(c.events), c.events, c.traceparent);
    $$;

-- Remembers the answers of p_fresh; gives back those that may go on: remembered now, or with nothing to remember.
-- A key that another transaction is writing is waited for, as long as lock_timeout allows.
CREATE FUNCTION delivery.remember(p_tenant uuid, p_decisions delivery.decision[], p_fresh int[]) RETURNS int[]
    LANGUAGE sql
    AS $$
    WITH written AS (
        INSERT INTO delivery.idempotency_keys (tenant_id, user_id, key, fingerprint, status, version, location, body)
        SELECT d.tenant_id, d.user_id, d.key, d.fingerprint, d.status, d.version, d.location, convert_to(d.body, 'UTF8')
        FROM unnest(p_decisions) d
        WHERE d.tenant_id = p_tenant AND d.n = ANY (p_fresh) AND d.key IS NOT NULL
        ORDER BY d.user_id, d.key
        ON CONFLICT DO NOTHING
        RETURNING user_id, key
    )
    SELECT coalesce(array_agg(d.n), '{}')
    FROM unnest(p_decisions) d LEFT JOIN written w ON w.user_id = d.user_id AND w.key = d.key
    WHERE d.tenant_id = p_tenant AND d.n = ANY (p_fresh) AND (d.key IS NULL OR w.key IS NOT NULL)
    $$;

-- Locks the sessions of p_changes in id order and tells how each decision stands to what is there now: fresh, stale, or busy where
-- somebody else holds a row. With p_wait a held row is waited for, as long as lock_timeout allows.
CREATE FUNCTION delivery.lock_sessions(
        p_tenant uuid, p_changes delivery.session_change[], p_wait boolean, OUT fresh int[], OUT stale int[], OUT busy int[])
    LANGUAGE plpgsql
    AS $$
DECLARE
    ids    uuid[];
    locked uuid[];
BEGIN
    SELECT coalesce(array_agg(c.id), '{}') INTO ids FROM unnest(p_changes) c WHERE c.kind <> 'create';
    IF p_wait THEN
        PERFORM FROM delivery.play_sessions s WHERE s.tenant_id = p_tenant AND s.id = ANY (ids) ORDER BY s.id FOR UPDATE;
        locked := ids;
    ELSE
        SELECT coalesce(array_agg(l.id), '{}') INTO locked FROM (
            SELECT s.id FROM delivery.play_sessions s
            WHERE s.tenant_id = p_tenant AND s.id = ANY (ids) ORDER BY s.id FOR UPDATE SKIP LOCKED) l;
    END IF;
    SELECT coalesce(array_agg(v.n) FILTER (WHERE NOT v.held AND v.same), '{}'),
           coalesce(array_agg(v.n) FILTER (WHERE NOT v.held AND NOT v.same), '{}'),
           coalesce(array_agg(v.n) FILTER (WHERE v.held), '{}')
    INTO fresh, stale, busy
    FROM (
        SELECT c.n,
               bool_or(s.id IS NOT NULL AND c.id <> ALL (locked)) AS held,
               bool_and(c.kind = 'create' OR coalesce(s.version = c.expected
                   AND (c.idle_since IS NULL OR s.last_activity_at <= c.idle_since), false)) AS same
        FROM unnest(p_changes) c
        LEFT JOIN delivery.play_sessions s ON s.tenant_id = p_tenant AND s.id = c.id AND c.kind <> 'create'
        GROUP BY c.n) v;
END $$;

-- A decision that takes something unique, or changes two sessions: inside a subtransaction, so that a violation undoes it alone.
CREATE FUNCTION delivery.commit_one(d delivery.decision, p_changes delivery.session_change[], p_wait boolean) RETURNS text
    LANGUAGE plpgsql
    AS $$
DECLARE
    c       delivery.session_change;
    verdict record;
BEGIN
    SELECT * INTO verdict FROM delivery.lock_sessions(d.tenant_id, p_changes, p_wait);
    IF cardinality(verdict.busy) > 0 THEN
        RETURN 'busy';
    ELSIF cardinality(verdict.stale) > 0 THEN
        RETURN 'stale';
    ELSIF cardinality(delivery.remember(d.tenant_id, ARRAY[d], ARRAY[d.n])) = 0 THEN
        RETURN 'attempted';
    END IF;
    FOREACH c IN ARRAY p_changes LOOP
        IF c.kind = 'create' THEN
            PERFORM delivery.create_session(c);
        ELSE
            PERFORM delivery.update_sessions(d.tenant_id, ARRAY[c], ARRAY[c.n]);
        END IF;
    END LOOP;
    RETURN 'applied';
EXCEPTION
    WHEN unique_violation THEN RETURN 'taken';
END $$;

-- As many results as decisions. The caller sends at most one decision per session and per key. p_patience bounds every wait for a lock;
-- running out of it undoes the call.
CREATE FUNCTION delivery.commit_decisions(p_decisions json, p_changes json, p_wait boolean, p_patience interval)
    RETURNS SETOF delivery.commit_result
    LANGUAGE plpgsql
    AS $$
DECLARE
    decisions delivery.decision[];
    changes   delivery.session_change[];
    plain     delivery.session_change[];
    tenant    uuid;
    d         delivery.decision;
    verdict   record;
    won       int[];
    outcome   text;
BEGIN
    PERFORM set_config('lock_timeout', (extract(epoch FROM p_patience) * 1000)::bigint::text, true);
    decisions := ARRAY(SELECT r FROM json_populate_recordset(NULL::delivery.decision, p_decisions) r);
    changes := ARRAY(SELECT r FROM json_populate_recordset(NULL::delivery.session_change, p_changes) r ORDER BY r.n, r.o);
    FOR tenant IN SELECT DISTINCT x.tenant_id FROM unnest(decisions) x ORDER BY x.tenant_id LOOP
        PERFORM set_config('app.tenant_id', tenant::text, true);
        plain := ARRAY(SELECT c FROM unnest(changes) c
            WHERE NOT p_wait AND c.tenant_id = tenant
              AND NOT EXISTS (SELECT FROM unnest(changes) o WHERE o.n = c.n AND (o.o > 0 OR o.kind <> 'plain')));
        won := '{}';
        IF cardinality(plain) > 0 THEN
            SELECT * INTO verdict FROM delivery.lock_sessions(tenant, plain, false);
            won := delivery.remember(tenant, decisions, verdict.fresh);
            PERFORM delivery.update_sessions(tenant, plain, won);
            RETURN QUERY SELECT x, 'applied', NULL::uuid, NULL::smallint, NULL::int, NULL::text, NULL::bytea FROM unnest(won) x;
            RETURN QUERY SELECT x, 'stale', NULL::uuid, NULL::smallint, NULL::int, NULL::text, NULL::bytea FROM unnest(verdict.stale) x;
            RETURN QUERY SELECT x, 'busy', NULL::uuid, NULL::smallint, NULL::int, NULL::text, NULL::bytea FROM unnest(verdict.busy) x;
            RETURN QUERY SELECT x.n, 'attempted', k.fingerprint, k.status, k.version, k.location, k.body
                FROM unnest(decisions) x JOIN delivery.idempotency_keys k USING (tenant_id, user_id, key)
                WHERE x.n = ANY (verdict.fresh) AND x.n <> ALL (won) AND x.tenant_id = tenant;
        END IF;
        FOR d IN SELECT x.* FROM unnest(decisions) x
            WHERE x.tenant_id = tenant AND x.n <> ALL (ARRAY(SELECT c.n FROM unnest(plain) c)) ORDER BY x.n
        LOOP
            outcome := delivery.commit_one(d, ARRAY(SELECT c FROM unnest(changes) c WHERE c.n = d.n ORDER BY c.o), p_wait);
            RETURN QUERY SELECT d.n, outcome, k.fingerprint, k.status, k.version, k.location, k.body
                FROM (SELECT) nothing LEFT JOIN delivery.idempotency_keys k
                ON outcome = 'attempted' AND k.tenant_id = tenant AND k.user_id = d.user_id AND k.key = d.key;
        END LOOP;
    END LOOP;
END $$;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA delivery FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    delivery.write_events(uuid, uuid, int, json, text),
    delivery.update_sessions(uuid, delivery.session_change[], int[]),
    delivery.create_session(delivery.session_change),
    delivery.remember(uuid, delivery.decision[], int[]),
    delivery.lock_sessions(uuid, delivery.session_change[], boolean),
    delivery.commit_one(delivery.decision, delivery.session_change[], boolean),
    delivery.commit_decisions(json, json, boolean, interval)
    TO delivery_api;
