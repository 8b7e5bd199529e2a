-- What a course with run-time content keeps of a session, beside the place: where its sequencing is, and what each activity's content has said. A commit
-- of content rewrites its own activity's row alone. Rows name their user, so that erasure and export find them.
CREATE TABLE delivery.sequencing_state (
    tenant_id      uuid        NOT NULL,
    session_id     uuid        NOT NULL,
    user_id        uuid        NOT NULL,
    -- Counts changes of all that is kept of the session: who decides on what was read says which.
    memory_version int         NOT NULL CHECK (memory_version > 0),
    progress       text        NOT NULL CHECK (octet_length(progress) <= 16777216),
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
    state      text        NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, user_id, digest)
);
CREATE TABLE delivery.shared_data (
    tenant_id  uuid        NOT NULL,
    user_id    uuid        NOT NULL,
    digest     uuid        NOT NULL GENERATED ALWAYS AS (md5(store)::uuid) STORED,
    store      text        NOT NULL,
    value      text        NOT NULL,
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

-- What is to be kept of session p_session: {"progress": text?, "activities": [{"activity", "record"}], "objectives": [{"objective", "state"}],
-- "stores": [{"store", "value"}]}; the rest stays. The caller holds the session's row.
CREATE FUNCTION delivery.keep_memory(p_tenant uuid, p_session uuid, p_user uuid, p_memory json) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE delivery.sequencing_state s
    SET memory_version = s.memory_version + 1, progress = coalesce(p_memory ->> 'progress', s.progress), updated_at = now()
    WHERE s.tenant_id = p_tenant AND s.session_id = p_session;
    IF NOT FOUND THEN
        INSERT INTO delivery.sequencing_state (tenant_id, session_id, user_id, memory_version, progress)
        VALUES (p_tenant, p_session, p_user, 1, p_memory ->> 'progress');
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

-- Decisions that keep a memory, one by one: as commit_decisions, and each applied only where what was kept is still as it was read. p_memories: n, the
-- session and its user, the version that was read (0 where nothing was kept; null for a session that begins), and the memory.
CREATE FUNCTION delivery.commit_memories(p_decisions json, p_changes json, p_memories json, p_wait boolean, p_patience interval)
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
    changes := ARRAY(SELECT r FROM json_populate_recordset(NULL::delivery.session_change, p_changes) r ORDER BY r.n, r.o);
    FOR d IN SELECT r.* FROM json_populate_recordset(NULL::delivery.decision, p_decisions) r ORDER BY r.tenant_id, r.n LOOP
        PERFORM set_config('app.tenant_id', d.tenant_id::text, true);
        SELECT x.* INTO m FROM json_to_recordset(p_memories) x(n int, session_id uuid, user_id uuid, expected int, memory json) WHERE x.n = d.n;
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
    delivery.keep_memory(uuid, uuid, uuid, json),
    delivery.commit_memories(json, json, json, boolean, interval)
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    delivery.keep_memory(uuid, uuid, uuid, json),
    delivery.commit_memories(json, json, json, boolean, interval)
    TO delivery_api;
