-- What is known of a person, for them to see: read with the rights of who owns the tables, of the one whom an open request for export names.

CREATE FUNCTION delivery.export_subject(p_tenant uuid, p_request uuid) RETURNS TABLE (part text, line text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    person uuid;
    source  text;
BEGIN
    PERFORM set_config('app.tenant_id', p_tenant::text, true);
    SELECT r.user_id INTO person FROM delivery.subject_requests r
    WHERE r.tenant_id = p_tenant AND r.id = p_request AND r.kind = 'export' AND r.done_at IS NULL FOR UPDATE;
    IF person IS NULL THEN
        RETURN;
    END IF;
    -- A partition is no part of its own.
    FOR source IN SELECT t FROM delivery.tables_of_tenants('user_id') t ORDER BY t LOOP
        RETURN QUERY EXECUTE format('SELECT %L, to_json(t)::text FROM delivery.%I t WHERE t.tenant_id = $1 AND t.user_id = $2',
            regexp_replace(source, '_\d{8,10}$', ''), source) USING p_tenant, person;
    END LOOP;
    RETURN QUERY
    SELECT 'events', e.payload FROM delivery.play_sessions s JOIN delivery.outbox_archive e ON e.tenant_id = s.tenant_id AND e.aggregate_id = s.id
    WHERE s.tenant_id = p_tenant AND s.user_id = person AND e.erased_at IS NULL AND e.discarded IS NULL
    ORDER BY e.id;
END $$;

-- Ends a request for export, and tells the platform where what was asked for is. Says whether it was open.
CREATE FUNCTION delivery.end_export(p_tenant uuid, p_request uuid, p_events json, p_traceparent text) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
DECLARE
    last int;
BEGIN
    UPDATE delivery.subject_requests r SET done_at = now(), event_seq = r.event_seq + json_array_length(p_events)
    WHERE r.tenant_id = p_tenant AND r.id = p_request AND r.kind = 'export' AND r.done_at IS NULL RETURNING r.event_seq INTO last;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    PERFORM delivery.write_events(p_tenant, p_request, last, p_events, p_traceparent);
    RETURN true;
END $$;

REVOKE ALL ON FUNCTION
    delivery.export_subject(uuid, uuid),
    delivery.end_export(uuid, uuid, json, text)
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    delivery.export_subject(uuid, uuid),
    delivery.end_export(uuid, uuid, json, text)
    TO delivery_projector;
