-- What operators do about events that were put aside, and what the archive must tell of it.

-- Why an event was never published, and never will be: another one stands in its place, under its number. Null for all that were.
ALTER TABLE delivery.outbox_archive ADD COLUMN discarded text;

-- Lets an event that was put aside wait again, in its old place: the relay looks for the lowest version of an aggregate, and what came after it was
-- kept back by its being aside. False where it is aside no more: of two who release it, one does. Definer's rights, as relays may not write events.
CREATE FUNCTION delivery.release_event(p_tenant uuid, p_event uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    before text := coalesce(current_setting('app.tenant_id', true), '');
    moved boolean;
BEGIN
    PERFORM set_config('app.tenant_id', p_tenant::text, true);
    WITH taken AS (
        DELETE FROM delivery.outbox_parked k WHERE k.tenant_id = p_tenant AND k.event_id = p_event RETURNING k.*
    )
    INSERT INTO delivery.outbox_pending
        (tenant_id, id, aggregate_id, aggregate_version, event_id, subject, payload, traceparent, created_at)
    OVERRIDING SYSTEM VALUE
    SELECT m.tenant_id, m.id, m.aggregate_id, m.aggregate_version, m.event_id, m.subject, m.payload, m.traceparent, m.created_at
    FROM taken m;
    moved := FOUND;
    PERFORM set_config('app.tenant_id', before, true);
    RETURN moved;
END $$;

-- Puts another event in the place of one that was put aside: same number, same id, same row. The one that is never published goes to the archive, with the reason.
CREATE FUNCTION delivery.discard_event(p_tenant uuid, p_event uuid, p_reason text, p_subject text, p_payload text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    before text := coalesce(current_setting('app.tenant_id', true), '');
    moved boolean;
BEGIN
    PERFORM set_config('app.tenant_id', p_tenant::text, true);
    WITH taken AS (
        DELETE FROM delivery.outbox_parked k WHERE k.tenant_id = p_tenant AND k.event_id = p_event RETURNING k.*
    ), kept AS (
        INSERT INTO delivery.outbox_archive
            (tenant_id, id, aggregate_id, aggregate_version, event_id, subject, payload, traceparent, created_at, discarded)
        SELECT m.tenant_id, m.id, m.aggregate_id, m.aggregate_version, m.event_id, m.subject, m.payload, m.traceparent, m.created_at, p_reason
        FROM taken m
    )
    INSERT INTO delivery.outbox_pending
        (tenant_id, id, aggregate_id, aggregate_version, event_id, subject, payload, traceparent, created_at)
    OVERRIDING SYSTEM VALUE
    SELECT m.tenant_id, m.id, m.aggregate_id, m.aggregate_version, m.event_id, p_subject, p_payload, m.traceparent, m.created_at
    FROM taken m;
    moved := FOUND;
    PERFORM set_config('app.tenant_id', before, true);
    RETURN moved;
END $$;

REVOKE ALL ON FUNCTION
    delivery.release_event(uuid, uuid),
    delivery.discard_event(uuid, uuid, text, text, text)
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    delivery.release_event(uuid, uuid),
    delivery.discard_event(uuid, uuid, text, text, text)
    TO delivery_relay;
