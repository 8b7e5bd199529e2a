-- What a course with run-time content keeps of a session, beside the place: where its sequencing is, and what each activity's content has said. A commit
-- of content rewrites its own activity's row alone. Rows name their user, so that erasure and export find them.
CREATE TABLE delivery.sequencing_state (
    tenant_id      uuid        NOT NULL,
    session_id     uuid        NOT NULL,
    user_id        uuid        NOT NULL,
    -- Counts changes of all that is kept of the session: who decides on what was read says which.
    memory_version int         NOT NULL CHECK (memory_version > 0),
    progress       text        NOT NULL CHECK (octet_length(progress) <= 67108864),
    -- The activity that was delivered last, as progress has it: who speaks, speaks for it.
    delivered      int,
    updated_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, session_id),
    FOREIGN KEY (tenant_id, session_id) REFERENCES delivery.play_sessions (tenant_id, id) ON DELETE CASCADE
) WITH (fillfactor = 80);

CREATE TABLE delivery.runtime_activities (
    tenant_id  uuid        NOT NULL,
    session_id uuid        NOT NULL,
    -- The activity's number in the package's tree, which never changes.
    activity   int         NOT NULL CHECK (activity >= 0),
    user_id    uuid        NOT NULL,
    record     text        NOT NULL CHECK (octet_length(record) <= 16777216),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, session_id, activity),
    FOREIGN KEY (tenant_id, session_id) REFERENCES delivery.play_sessions (tenant_id, id) ON DELETE CASCADE
) WITH (fillfactor = 80);

-- What a learner has of all courses. Identifiers may be longer than an index takes: their digests stand for them.
CREATE TABLE delivery.global_objectives (
    tenant_id  uuid        NOT NULL,
    user_id    uuid        NOT NULL,
    digest     uuid        NOT NULL GENERATED ALWAYS AS (md5(objective)::uuid) STORED,
    objective  text        NOT NULL,
    state      text        NOT NULL CHECK (octet_length(state) <= 65536),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, user_id, digest)
);
CREATE TABLE delivery.shared_data (
    tenant_id  uuid        NOT NULL,
    user_id    uuid        NOT NULL,
    digest     uuid        NOT NULL GENERATED ALWAYS AS (md5(store)::uuid) STORED,
    store      text        NOT NULL,
    value      text        NOT NULL CHECK (octet_length(value) <= 4194304),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, user_id, digest)
);

DO $$
DECLARE
    part text;
BEGIN
    FOREACH part IN ARRAY ARRAY['sequencing_state', 'runtime_activities', 'global_objectives', 'shared_data'] LOOP
        EXECUTE format('ALTER TABLE delivery.%I ENABLE ROW LEVEL SECURITY', part);
        EXECUTE format('ALTER TABLE delivery.%I FORCE ROW LEVEL SECURITY', part);
        EXECUTE format($policy$CREATE POLICY tenant ON delivery.%I
            USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
            WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)$policy$, part);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE ON delivery.%I TO delivery_api', part);
    END LOOP;
END $$;

-- What must be known of sessions to hear their content, beside find_sessions: the version of what is kept, and what the activity that was delivered last
-- has said. Arrays and plans as there.
CREATE FUNCTION delivery.find_spoken(p_tenants uuid[], p_sessions uuid[]) RETURNS TABLE (n bigint, memory_version int, delivered int, record text)
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
        SELECT q.n, k.memory_version, k.delivered, a.record
        FROM unnest(p_tenants, p_sessions) WITH ORDINALITY q(of_tenant, session, n)
        JOIN delivery.sequencing_state k ON k.tenant_id = tenant AND k.session_id = q.session
        LEFT JOIN delivery.runtime_activities a ON a.tenant_id = tenant AND a.session_id = q.session AND a.activity = k.delivered
        WHERE q.of_tenant = tenant;
    END LOOP;
END $$;

-- What is to be kept of session p_session: {"progress": text?, "delivered": int?, "activities": [{"activity", "record"}], "objectives": [{"objective", "state"}],
-- "stores": [{"store", "value"}]}; the rest stays. The caller holds the session's row.
CREATE FUNCTION delivery.keep_memory(p_tenant uuid, p_session uuid, p_user uuid, p_memory json) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE delivery.sequencing_state s
    SET memory_version = s.memory_version + 1, progress = coalesce(p_memory ->> 'progress', s.progress),
        delivered = CASE WHEN p_memory ->> 'progress' IS NULL THEN s.delivered ELSE (p_memory ->> 'delivered')::int END, updated_at = now()
    WHERE s.tenant_id = p_tenant AND s.session_id = p_session;
    IF NOT FOUND THEN
        INSERT INTO delivery.sequencing_state (tenant_id, session_id, user_id, memory_version, progress, delivered)
        VALUES (p_tenant, p_session, p_user, 1, p_memory ->> 'progress', (p_memory ->> 'delivered')::int);
    END IF;
    INSERT INTO delivery.runtime_activities (tenant_id, session_id, activity, user_id, record)
    SELECT p_tenant, p_session, a.activity, p_user, a.record FROM json_to_recordset(p_memory -> 'activities') a(activity int, record text)
    ON CONFLICT (tenant_id, session_id, activity) DO UPDATE SET record = excluded.record, updated_at = now();
    IF json_array_length(p_memory -> 'objectives') > 0 THEN
        INSERT INTO delivery.global_objectives (tenant_id, user_id, objective, state)
        SELECT p_tenant, p_user, o.objective, o.state FROM json_to_recordset(p_memory -> 'objectives') o(objective text, state text) ORDER BY md5(o.objective)
        ON CONFLICT (tenant_id, user_id, digest) DO UPDATE SET state = excluded.state, updated_at = now();
    END IF;
    IF json_array_length(p_memory -> 'stores') > 0 THEN
        INSERT INTO delivery.shared_data (tenant_id, user_id, store, value)
        SELECT p_tenant, p_user, d.store, d.value FROM json_to_recordset(p_memory -> 'stores') d(store text, value text) ORDER BY md5(d.store)
        ON CONFLICT (tenant_id, user_id, digest) DO UPDATE SET value = excluded.value, updated_at = now();
    END IF;
END $$;

-- What content of one activity says, while it is played: its record, and an event; nothing moves. Most decisions that keep a memory are such.
CREATE TYPE delivery.said_write AS (
    n int, tenant_id uuid, id uuid, expected int, memory_version int, last_activity_at timestamptz, activity int, record text, events json, traceparent text
);

-- All of a batch in one statement a tenant, as commit_plain; outcomes as there. The session's row is locked first, here as everywhere. What is kept of it is
-- compared where it is written: a row that somebody wrote meanwhile is looked at anew.
CREATE FUNCTION delivery.commit_said(p_writes json) RETURNS SETOF delivery.commit_result
    LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off
    AS $$
DECLARE
    writes delivery.said_write[] := ARRAY(SELECT r FROM json_populate_recordset(NULL::delivery.said_write, p_writes) r);
    tenant uuid;
BEGIN
    FOR tenant IN SELECT DISTINCT x.tenant_id FROM unnest(writes) x ORDER BY x.tenant_id LOOP
        PERFORM set_config('app.tenant_id', tenant::text, true);
        RETURN QUERY
        WITH w AS MATERIALIZED (
            SELECT x.* FROM unnest(writes) x WHERE x.tenant_id = tenant
        ), locked AS MATERIALIZED (
            SELECT s.id, s.version FROM delivery.play_sessions s
            WHERE s.tenant_id = tenant AND s.id = ANY (ARRAY(SELECT w.id FROM w)) ORDER BY s.id FOR UPDATE SKIP LOCKED
        ), won AS MATERIALIZED (
            SELECT w.* FROM w JOIN locked l ON l.id = w.id AND l.version = w.expected
        ), kept AS (
            UPDATE delivery.sequencing_state k SET memory_version = k.memory_version + 1, updated_at = now()
            FROM won WHERE k.tenant_id = tenant AND k.session_id = won.id AND k.memory_version = won.memory_version
            RETURNING won.n, won.id, won.last_activity_at, won.activity, won.record, won.events, won.traceparent
        ), said AS (
            UPDATE delivery.runtime_activities a SET record = k.record, updated_at = now()
            FROM kept k WHERE a.tenant_id = tenant AND a.session_id = k.id AND a.activity = k.activity
        ), updated AS (
            UPDATE delivery.play_sessions s
            SET event_seq = s.event_seq + json_array_length(k.events),
                last_activity_at = greatest(s.last_activity_at, k.last_activity_at), updated_at = now()
            FROM kept k WHERE s.tenant_id = tenant AND s.id = k.id
            RETURNING k.n, s.id, s.event_seq, k.events, k.traceparent
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
                    WHEN l.id IS NULL AND EXISTS (SELECT FROM delivery.play_sessions s WHERE s.tenant_id = tenant AND s.id = w.id) THEN 'busy'
                    ELSE 'stale' END,
               NULL::uuid, NULL::smallint, NULL::int, NULL::text, NULL::bytea
        FROM w LEFT JOIN locked l ON l.id = w.id LEFT JOIN updated u ON u.n = w.n;
    END LOOP;
END $$;

-- Decisions that keep a memory: those of p_said as above; the others, which move something too, one by one: as commit_decisions, and each applied only where what was kept is still as it was read. p_memories: n, the
-- session and its user, the version that was read (0 where nothing was kept; null for a session that begins), and the memory.
CREATE FUNCTION delivery.commit_memories(
        p_said json, p_decisions json, p_changes json, p_memories json, p_wait boolean, p_patience interval)
    RETURNS SETOF delivery.commit_result
    LANGUAGE plpgsql
    AS $$
DECLARE
    changes delivery.session_change[];
    d       delivery.decision;
    m       record;
    kept    int;
    outcome text;
BEGIN
    PERFORM set_config('lock_timeout', (extract(epoch FROM p_patience) * 1000)::bigint::text, true);
    IF p_said IS NOT NULL THEN
        RETURN QUERY SELECT * FROM delivery.commit_said(p_said);
    END IF;
    IF p_decisions IS NULL THEN
        RETURN;
    END IF;
    changes := ARRAY(SELECT r FROM json_populate_recordset(NULL::delivery.session_change, p_changes) r ORDER BY r.n, r.o);
    FOR m IN
        SELECT r AS decision, x.session_id, x.user_id, x.expected, x.memory FROM json_populate_recordset(NULL::delivery.decision, p_decisions) r
        JOIN json_to_recordset(p_memories) x(n int, session_id uuid, user_id uuid, expected int, memory json) ON x.n = r.n
        ORDER BY r.tenant_id, r.n
    LOOP
        d := m.decision;
        PERFORM set_config('app.tenant_id', d.tenant_id::text, true);
        -- The session's row comes first, here as everywhere: whoever has it may ask for what is kept of it.
        outcome := NULL;
        IF m.expected IS NOT NULL THEN
            IF p_wait THEN
                PERFORM FROM delivery.play_sessions s WHERE s.tenant_id = d.tenant_id AND s.id = m.session_id FOR UPDATE;
            ELSE
                PERFORM FROM delivery.play_sessions s WHERE s.tenant_id = d.tenant_id AND s.id = m.session_id FOR UPDATE SKIP LOCKED;
                outcome := CASE WHEN NOT FOUND THEN 'busy' END;
            END IF;
            SELECT s.memory_version INTO kept FROM delivery.sequencing_state s WHERE s.tenant_id = d.tenant_id AND s.session_id = m.session_id;
            IF outcome IS NULL AND coalesce(kept, 0) <> m.expected THEN
                outcome := 'stale';
            END IF;
        END IF;
        IF outcome IS NULL THEN
            outcome := delivery.commit_one(d, ARRAY(SELECT c FROM unnest(changes) c WHERE c.n = d.n ORDER BY c.o), p_wait);
            IF outcome = 'applied' THEN
                PERFORM delivery.keep_memory(d.tenant_id, m.session_id, m.user_id, m.memory);
            END IF;
        END IF;
        RETURN QUERY SELECT d.n, outcome, k.fingerprint, k.status, k.version, k.location, k.body
            FROM (SELECT) nothing LEFT JOIN delivery.idempotency_keys k
            ON outcome = 'attempted' AND k.tenant_id = d.tenant_id AND k.user_id = d.user_id AND k.key = d.key;
    END LOOP;
END $$;

REVOKE ALL ON FUNCTION
    delivery.find_spoken(uuid[], uuid[]),
    delivery.keep_memory(uuid, uuid, uuid, json),
    delivery.commit_said(json),
    delivery.commit_memories(json, json, json, json, boolean, interval)
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    delivery.find_spoken(uuid[], uuid[]),
    delivery.keep_memory(uuid, uuid, uuid, json),
    delivery.commit_said(json),
    delivery.commit_memories(json, json, json, json, boolean, interval)
    TO delivery_api;
