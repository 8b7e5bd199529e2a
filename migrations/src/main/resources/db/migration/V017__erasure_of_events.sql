-- An erasure reaches what was published of a person: first the archive, so that nothing is brought back from it, then the stream.

-- Null for all that is whole. What is erased keeps its number and its id, and no payload.
ALTER TABLE delivery.outbox_archive ADD COLUMN erased_at timestamptz;

-- Aggregates whose rows an erasure took: what was published of them is to go too. Kept until their request ends.
CREATE TABLE delivery.erased_aggregates (
    tenant_id    uuid NOT NULL,
    request_id   uuid NOT NULL,
    aggregate_id uuid NOT NULL,
    PRIMARY KEY (tenant_id, request_id, aggregate_id)
);
ALTER TABLE delivery.erased_aggregates ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery.erased_aggregates FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON delivery.erased_aggregates
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

-- Events that are blank in the archive and perhaps whole in the stream still. The stream knows no tenants and is looked through once for all of them;
-- twice, as whoever was slow may have published a copy behind the first look.
CREATE TABLE delivery.erased_events (
    tenant_id  uuid        NOT NULL,
    event_id   uuid        NOT NULL,
    request_id uuid        NOT NULL,
    looks      smallint    NOT NULL DEFAULT 2 CHECK (looks > 0),
    due_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, event_id)
);
CREATE INDEX erased_events_due ON delivery.erased_events (due_at);
ALTER TABLE delivery.erased_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery.erased_events FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON delivery.erased_events
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY projector ON delivery.erased_events TO delivery_projector USING (true) WITH CHECK (true);
-- Reconciling must not tell of a message that is about to go.
CREATE POLICY relay ON delivery.erased_events TO delivery_relay USING (true);
GRANT SELECT, UPDATE, DELETE ON delivery.erased_events TO delivery_projector;
GRANT SELECT ON delivery.erased_events TO delivery_relay;

-- As before, without events that must go from the stream whoever leaves.
CREATE OR REPLACE FUNCTION delivery.tables_of_tenants(p_column text) RETURNS SETOF text
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
    AS $$
    SELECT c.relname FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = p_column AND NOT a.attisdropped
    WHERE c.relnamespace = 'delivery'::regnamespace AND c.relkind = 'r'
      AND c.relname <> ALL (ARRAY['tenants', 'projector_work', 'erased_events', 'flyway_schema_history']) AND c.relname NOT LIKE 'outbox\_%'
    ORDER BY (SELECT count(*) FROM pg_constraint f WHERE f.conrelid = c.oid AND f.contype = 'f') DESC, c.relname
    $$;

-- Who an open request for erasure names; null where it is not open. Holds its row.
CREATE FUNCTION delivery.subject_to_erase(p_tenant uuid, p_request uuid) RETURNS uuid
    LANGUAGE sql
    AS $$
    SELECT r.user_id FROM delivery.subject_requests r
    WHERE r.tenant_id = p_tenant AND r.id = p_request AND r.kind = 'erasure' AND r.done_at IS NULL FOR UPDATE
    $$;

-- As before, and notes of each session that goes that its events are to go: in the statement that deletes it, or one that was begun meanwhile would be missed.
CREATE OR REPLACE FUNCTION delivery.erase_subject(p_tenant uuid, p_request uuid, p_size int) RETURNS int
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    subject uuid;
    part    text;
    gone    int;
    total   int := 0;
BEGIN
    PERFORM set_config('app.tenant_id', p_tenant::text, true);
    subject := delivery.subject_to_erase(p_tenant, p_request);
    IF subject IS NULL THEN
        RETURN 0;
    END IF;
    FOR part IN SELECT t FROM delivery.tables_of_tenants('user_id') t WHERE t <> 'subject_requests' LOOP
        EXECUTE format('WITH gone AS (DELETE FROM delivery.%1$I WHERE tenant_id = $1 AND ctid = ANY (ARRAY(
                SELECT ctid FROM delivery.%1$I WHERE tenant_id = $1 AND user_id = $2 LIMIT $3 FOR UPDATE)) RETURNING %2$s AS aggregate),
            noted AS (INSERT INTO delivery.erased_aggregates (tenant_id, request_id, aggregate_id)
                SELECT $1, $4, g.aggregate FROM gone g WHERE g.aggregate IS NOT NULL ON CONFLICT DO NOTHING)
            SELECT count(*) FROM gone', part, CASE part WHEN 'play_sessions' THEN 'id' ELSE 'NULL::uuid' END)
            INTO gone USING p_tenant, subject, p_size - total, p_request;
        total := total + gone;
        EXIT WHEN total >= p_size;
    END LOOP;
    UPDATE delivery.subject_requests r SET rows_gone = r.rows_gone + total WHERE r.tenant_id = p_tenant AND r.id = p_request;
    RETURN total;
END $$;

-- Blanks at most p_size archived events of the aggregates that an open request took. waiting: events that are not in the archive yet, or not gone from
-- the stream; exports that the person was given; an older request of the same person. While there are any, the request is not done. Plans are those of
-- an index, whatever the archive looked like when they were made.
CREATE FUNCTION delivery.erase_events(p_tenant uuid, p_request uuid, p_size int, OUT blanked int, OUT waiting bigint)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
    AS $$
DECLARE
    subject    uuid;
    aggregates uuid[];
BEGIN
    PERFORM set_config('app.tenant_id', p_tenant::text, true);
    blanked := 0;
    waiting := 0;
    subject := delivery.subject_to_erase(p_tenant, p_request);
    IF subject IS NULL THEN
        RETURN;
    END IF;
    aggregates := ARRAY(SELECT a.aggregate_id FROM delivery.erased_aggregates a WHERE a.tenant_id = p_tenant AND a.request_id = p_request);
    -- Before the archive is read: what moves there meanwhile was counted.
    SELECT (SELECT count(*) FROM delivery.outbox_pending p WHERE p.tenant_id = p_tenant AND p.aggregate_id = ANY (aggregates))
         + (SELECT count(*) FROM delivery.outbox_parked k WHERE k.tenant_id = p_tenant AND k.aggregate_id = ANY (aggregates))
         + (SELECT count(*) FROM delivery.subject_requests r WHERE r.tenant_id = p_tenant AND r.user_id = subject
              AND (r.kind = 'export' OR r.done_at IS NULL AND r.id < p_request))
    INTO waiting;
    WITH whole AS (
        SELECT e.aggregate_id, e.aggregate_version, e.id, e.archived_at FROM delivery.outbox_archive e
        WHERE e.tenant_id = p_tenant AND e.aggregate_id = ANY (aggregates) AND e.erased_at IS NULL LIMIT p_size
    ), blank AS (
        UPDATE delivery.outbox_archive e SET payload = '', traceparent = NULL, erased_at = now() FROM whole w
        WHERE e.tenant_id = p_tenant AND e.aggregate_id = ANY (aggregates) AND e.aggregate_id = w.aggregate_id AND e.aggregate_version = w.aggregate_version AND e.id = w.id
          AND e.archived_at = w.archived_at
        RETURNING e.event_id
    ), noted AS (
        INSERT INTO delivery.erased_events (tenant_id, event_id, request_id)
        SELECT p_tenant, b.event_id, p_request FROM blank b
        ON CONFLICT (tenant_id, event_id) DO UPDATE SET looks = 2, due_at = now()
    )
    SELECT count(*) FROM blank INTO blanked;
    waiting := waiting + (SELECT count(*) FROM delivery.erased_events v WHERE v.tenant_id = p_tenant AND v.request_id = p_request);
END $$;

-- Exports that the person was given whom an open request for erasure names, or is to be given: at most p_size, locked, and not the person's any more. Their
-- objects are to be removed before this is committed.
CREATE FUNCTION delivery.take_exports(p_tenant uuid, p_request uuid, p_size int) RETURNS SETOF uuid
    LANGUAGE sql
    AS $$
    WITH person AS MATERIALIZED (
        SELECT delivery.subject_to_erase(p_tenant, p_request) AS id
    ), taken AS MATERIALIZED (
        SELECT o.tenant_id, o.id FROM delivery.subject_requests o
        WHERE o.tenant_id = p_tenant AND o.kind = 'export' AND o.user_id = (SELECT p.id FROM person p)
        ORDER BY o.id LIMIT p_size FOR UPDATE
    )
    UPDATE delivery.subject_requests r SET user_id = NULL, done_at = coalesce(r.done_at, now()) FROM taken
    WHERE r.tenant_id = taken.tenant_id AND r.id = taken.id
    RETURNING r.id
    $$;

-- As before, and forgets whose events went.
CREATE OR REPLACE FUNCTION delivery.end_erasure(p_tenant uuid, p_request uuid, p_events json, p_traceparent text) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
DECLARE
    subject uuid := delivery.subject_to_erase(p_tenant, p_request);
    last    int;
BEGIN
    IF subject IS NULL THEN
        RETURN false;
    END IF;
    UPDATE delivery.subject_requests r
    SET done_at = now(), user_id = NULL, event_seq = r.event_seq + json_array_length(p_events)
    WHERE r.tenant_id = p_tenant AND r.id = p_request RETURNING r.event_seq INTO last;
    UPDATE delivery.subject_requests r SET user_id = NULL
    WHERE r.tenant_id = p_tenant AND r.user_id = subject AND r.done_at IS NOT NULL;
    DELETE FROM delivery.erased_aggregates a WHERE a.tenant_id = p_tenant AND a.request_id = p_request;
    PERFORM delivery.write_events(p_tenant, p_request, last, p_events, p_traceparent);
    RETURN true;
END $$;
GRANT SELECT, DELETE ON delivery.erased_aggregates TO delivery_projector;

REVOKE ALL ON FUNCTION
    delivery.subject_to_erase(uuid, uuid),
    delivery.take_exports(uuid, uuid, int),
    delivery.erase_events(uuid, uuid, int)
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    delivery.subject_to_erase(uuid, uuid),
    delivery.take_exports(uuid, uuid, int),
    delivery.erase_events(uuid, uuid, int)
    TO delivery_projector;
