-- The only ways in which a tenant's rows go. The projector may call them and has no right to delete for itself: what may go is decided by a row that says
-- so, not by who asks. Owned by the migrator, whom row security binds too.

-- Of delivery's tables, partitions one by one, those that hold what is a tenant's own, the ones that refer to others first. Not: the directory, where the
-- tombstone stays; work and outbox, which drain by themselves.
CREATE FUNCTION delivery.tables_of_tenants(p_column text) RETURNS SETOF text
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
    AS $$
    SELECT c.relname FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = p_column AND NOT a.attisdropped
    WHERE c.relnamespace = 'delivery'::regnamespace AND c.relkind = 'r'
      AND c.relname <> ALL (ARRAY['tenants', 'projector_work', 'flyway_schema_history']) AND c.relname NOT LIKE 'outbox\_%'
    ORDER BY (SELECT count(*) FROM pg_constraint f WHERE f.conrelid = c.oid AND f.contype = 'f') DESC, c.relname
    $$;

-- Takes at most p_size rows of a tenant that has left; 0 when none is left. Any number of times.
CREATE FUNCTION delivery.purge_tenant(p_tenant uuid, p_size int) RETURNS int
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    part  text;
    gone  int;
    total int := 0;
BEGIN
    PERFORM set_config('app.tenant_id', p_tenant::text, true);
    IF NOT EXISTS (SELECT FROM delivery.tenants t WHERE t.tenant_id = p_tenant AND t.left_at IS NOT NULL) THEN
        RAISE EXCEPTION 'tenant has not left' USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    FOR part IN SELECT * FROM delivery.tables_of_tenants('tenant_id') LOOP
        EXECUTE format('DELETE FROM delivery.%1$I WHERE tenant_id = $1 AND ctid = ANY (ARRAY(
            SELECT ctid FROM delivery.%1$I WHERE tenant_id = $1 LIMIT $2 FOR UPDATE SKIP LOCKED))', part) USING p_tenant, p_size - total;
        GET DIAGNOSTICS gone = ROW_COUNT;
        total := total + gone;
        EXIT WHEN total >= p_size;
    END LOOP;
    RETURN total;
END $$;

-- Takes at most p_size rows of the person whom an open request for erasure names; 0 when none is left.
CREATE FUNCTION delivery.erase_subject(p_tenant uuid, p_request uuid, p_size int) RETURNS int
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    subject uuid;
    part    text;
    gone    int;
    total   int := 0;
BEGIN
    PERFORM set_config('app.tenant_id', p_tenant::text, true);
    SELECT r.user_id INTO subject FROM delivery.subject_requests r
    WHERE r.tenant_id = p_tenant AND r.id = p_request AND r.kind = 'erasure' AND r.done_at IS NULL FOR UPDATE;
    IF subject IS NULL THEN
        RETURN 0;
    END IF;
    FOR part IN SELECT t FROM delivery.tables_of_tenants('user_id') t WHERE t <> 'subject_requests' LOOP
        EXECUTE format('DELETE FROM delivery.%1$I WHERE tenant_id = $1 AND ctid = ANY (ARRAY(
            SELECT ctid FROM delivery.%1$I WHERE tenant_id = $1 AND user_id = $2 LIMIT $3 FOR UPDATE))', part) USING p_tenant, subject, p_size - total;
        GET DIAGNOSTICS gone = ROW_COUNT;
        total := total + gone;
        EXIT WHEN total >= p_size;
    END LOOP;
    UPDATE delivery.subject_requests r SET rows_gone = r.rows_gone + total WHERE r.tenant_id = p_tenant AND r.id = p_request;
    RETURN total;
END $$;

-- Ends a request for erasure: nobody is named any more, in this request or in another of the same person, and the platform is told. Says whether it was
-- open.
CREATE FUNCTION delivery.end_erasure(p_tenant uuid, p_request uuid, p_events json, p_traceparent text) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
DECLARE
    subject uuid;
    last    int;
BEGIN
    SELECT r.user_id INTO subject FROM delivery.subject_requests r
    WHERE r.tenant_id = p_tenant AND r.id = p_request AND r.kind = 'erasure' AND r.done_at IS NULL FOR UPDATE;
    IF subject IS NULL THEN
        RETURN false;
    END IF;
    UPDATE delivery.subject_requests r
    SET done_at = now(), user_id = NULL, event_seq = r.event_seq + json_array_length(p_events)
    WHERE r.tenant_id = p_tenant AND r.id = p_request RETURNING r.event_seq INTO last;
    UPDATE delivery.subject_requests r SET user_id = NULL
    WHERE r.tenant_id = p_tenant AND r.user_id = subject AND r.done_at IS NOT NULL;
    PERFORM delivery.write_events(p_tenant, p_request, last, p_events, p_traceparent);
    RETURN true;
END $$;

REVOKE ALL ON FUNCTION
    delivery.tables_of_tenants(text),
    delivery.purge_tenant(uuid, int),
    delivery.erase_subject(uuid, uuid, int),
    delivery.end_erasure(uuid, uuid, json, text)
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    delivery.purge_tenant(uuid, int),
    delivery.erase_subject(uuid, uuid, int),
    delivery.end_erasure(uuid, uuid, json, text)
    TO delivery_projector;
