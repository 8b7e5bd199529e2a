-- What other services told us, once each. Partitioned by the time inside the event's own id, so that one event lies in one partition for ever, and
-- forgotten by dropping it when no stream holds its events any more.
CREATE TABLE delivery.inbox (
    tenant_id  uuid        NOT NULL,
    consumer   text        NOT NULL,
    event_id   uuid        NOT NULL,
    taken_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, consumer, event_id)
) PARTITION BY RANGE (event_id);
ALTER TABLE delivery.inbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery.inbox FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON delivery.inbox
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT ON delivery.inbox TO delivery_projector;

-- Makes the partitions that are missing from p_back days before p_day to two days after, and drops those that are older. May run anywhere, any number
-- of times, at once: the advisory lock ends with the transaction.
CREATE FUNCTION delivery.maintain_inbox(p_day date, p_back int) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    day  date;
    part text;
BEGIN
    IF p_back NOT BETWEEN 1 AND 100 THEN
        RAISE EXCEPTION 'an inbox remembers from 1 to 100 days, not %', p_back;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('delivery.maintain_inbox', 0));
    FOR day IN SELECT generate_series(p_day - p_back, p_day + 2, interval '1 day')::date LOOP
        part := 'inbox_' || to_char(day, 'YYYYMMDD');
        IF to_regclass('delivery.' || part) IS NULL THEN
            EXECUTE format('CREATE TABLE delivery.%I PARTITION OF delivery.inbox FOR VALUES FROM (%L) TO (%L)',
                part,
                delivery.first_uuid_at(day::timestamp AT TIME ZONE 'UTC'),
                delivery.first_uuid_at((day + 1)::timestamp AT TIME ZONE 'UTC'));
            EXECUTE format('ALTER TABLE delivery.%I ENABLE ROW LEVEL SECURITY', part);
            EXECUTE format('ALTER TABLE delivery.%I FORCE ROW LEVEL SECURITY', part);
            EXECUTE format($policy$CREATE POLICY tenant ON delivery.%I
                USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
                WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)$policy$, part);
        END IF;
    END LOOP;
    FOR part IN
        SELECT relname FROM pg_class
        WHERE relnamespace = 'delivery'::regnamespace AND relkind = 'r'
          AND relname ~ '^inbox_\d{8}$'
          AND to_date(right(relname, 8), 'YYYYMMDD') < p_day - p_back
    LOOP
        EXECUTE format('DROP TABLE delivery.%I', part);
    END LOOP;
END $$;
REVOKE ALL ON FUNCTION delivery.maintain_inbox(date, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delivery.maintain_inbox(date, int) TO delivery_projector;
SELECT delivery.maintain_inbox((now() AT TIME ZONE 'UTC')::date, 1);

-- How far a consumer has come with each aggregate. Its row's lock puts two projectors in line that hold events of the same aggregate.
CREATE TABLE delivery.inbox_position (
    tenant_id    uuid NOT NULL,
    consumer     text NOT NULL,
    producer     text NOT NULL,
    aggregate_id uuid NOT NULL,
    epoch        int  NOT NULL CHECK (epoch >= 0),
    version      int  NOT NULL CHECK (version >= 0),
    PRIMARY KEY (tenant_id, consumer, producer, aggregate_id)
) WITH (fillfactor = 70);
ALTER TABLE delivery.inbox_position ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery.inbox_position FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON delivery.inbox_position
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON delivery.inbox_position TO delivery_projector;

-- Locks the sources of a batch in the order they are named in, which is the same for every caller, and tells where each stands, and which of p_events were
-- taken. Parallel arrays: p_producers and p_aggregates name each source once. n is a source's place, from 1; an event that was taken has a row without n.
-- A row at a time, each by its whole key: a join's plan, made while the tables were empty, reads all that the consumer ever had (measured: 255 events a
-- second where this takes thousands).
CREATE FUNCTION delivery.open_inbox(p_tenant uuid, p_consumer text, p_producers text[], p_aggregates uuid[], p_events uuid[])
    RETURNS TABLE (n int, epoch int, version int, event_id uuid)
    LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off
    AS $$
#variable_conflict use_column
DECLARE
    event uuid;
    at    record;
BEGIN
    FOR i IN 1 .. cardinality(p_producers) LOOP
        INSERT INTO delivery.inbox_position (tenant_id, consumer, producer, aggregate_id, epoch, version)
        VALUES (p_tenant, p_consumer, p_producers[i], p_aggregates[i], 0, 0) ON CONFLICT DO NOTHING;
        -- A statement of its own: it sees what those committed who held the row until now.
        SELECT p.epoch, p.version INTO at FROM delivery.inbox_position p
        WHERE p.tenant_id = p_tenant AND p.consumer = p_consumer AND p.producer = p_producers[i] AND p.aggregate_id = p_aggregates[i]
        FOR UPDATE;
        RETURN QUERY SELECT i, at.epoch, at.version, NULL::uuid;
    END LOOP;
    FOREACH event IN ARRAY p_events LOOP
        IF EXISTS (SELECT FROM delivery.inbox x WHERE x.tenant_id = p_tenant AND x.consumer = p_consumer AND x.event_id = event) THEN
            RETURN QUERY SELECT NULL::int, NULL::int, NULL::int, event;
        END IF;
    END LOOP;
END $$;

-- Remembers that p_events were taken and that their sources stand at p_epochs and p_versions now.
CREATE FUNCTION delivery.close_inbox(
        p_tenant uuid, p_consumer text, p_events uuid[], p_producers text[], p_aggregates uuid[], p_epochs int[], p_versions int[]) RETURNS void
    LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off
    AS $$
BEGIN
    INSERT INTO delivery.inbox (tenant_id, consumer, event_id) SELECT p_tenant, p_consumer, e FROM unnest(p_events) e ORDER BY e;
    FOR i IN 1 .. cardinality(p_producers) LOOP
        UPDATE delivery.inbox_position p SET epoch = p_epochs[i], version = p_versions[i]
        WHERE p.tenant_id = p_tenant AND p.consumer = p_consumer AND p.producer = p_producers[i] AND p.aggregate_id = p_aggregates[i];
    END LOOP;
END $$;

REVOKE ALL ON FUNCTION
    delivery.open_inbox(uuid, text, text[], uuid[], uuid[]),
    delivery.close_inbox(uuid, text, uuid[], text[], uuid[], int[], int[])
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    delivery.open_inbox(uuid, text, text[], uuid[], uuid[]),
    delivery.close_inbox(uuid, text, uuid[], text[], uuid[], int[], int[])
    TO delivery_projector;
