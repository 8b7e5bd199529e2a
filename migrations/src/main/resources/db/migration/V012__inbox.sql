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

-- Locks the sources of a batch in one order and tells where each stands, and which of p_events were taken. Parallel arrays: p_producers and
-- p_aggregates name each source once. n is a source's place, from 1; an event that was taken has a row without n. Keys are given as arrays too: a plan
-- made while the tables were empty would else read all that the consumer has and compare it with the batch (measured: 255 events a second, not 6,000).
CREATE FUNCTION delivery.open_inbox(p_tenant uuid, p_consumer text, p_producers text[], p_aggregates uuid[], p_events uuid[])
    RETURNS TABLE (n bigint, epoch int, version int, event_id uuid)
    LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off
    AS $$
#variable_conflict use_column
BEGIN
    INSERT INTO delivery.inbox_position (tenant_id, consumer, producer, aggregate_id, epoch, version)
    SELECT p_tenant, p_consumer, s.producer, s.aggregate, 0, 0
    FROM unnest(p_producers, p_aggregates) s(producer, aggregate) ORDER BY s.producer, s.aggregate
    ON CONFLICT DO NOTHING;
    -- A statement of its own: it sees what those committed who held the rows until now.
    RETURN QUERY
    SELECT s.n, p.epoch, p.version, NULL::uuid
    FROM unnest(p_producers, p_aggregates) WITH ORDINALITY s(producer, aggregate, n)
    JOIN delivery.inbox_position p
      ON p.producer = s.producer AND p.aggregate_id = s.aggregate
    WHERE p.tenant_id = p_tenant AND p.consumer = p_consumer AND p.producer = ANY (p_producers) AND p.aggregate_id = ANY (p_aggregates)
    ORDER BY s.producer, s.aggregate FOR UPDATE OF p;
    RETURN QUERY
    SELECT NULL::bigint, NULL::int, NULL::int, i.event_id
    FROM delivery.inbox i WHERE i.tenant_id = p_tenant AND i.consumer = p_consumer AND i.event_id = ANY (p_events);
END $$;

-- Remembers that p_events were taken and that their sources stand at p_epochs and p_versions now.
CREATE FUNCTION delivery.close_inbox(
        p_tenant uuid, p_consumer text, p_events uuid[], p_producers text[], p_aggregates uuid[], p_epochs int[], p_versions int[]) RETURNS void
    LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off
    AS $$
BEGIN
    INSERT INTO delivery.inbox (tenant_id, consumer, event_id) SELECT p_tenant, p_consumer, e FROM unnest(p_events) e ORDER BY e;
    UPDATE delivery.inbox_position p SET epoch = s.epoch, version = s.version
    FROM unnest(p_producers, p_aggregates, p_epochs, p_versions) s(producer, aggregate, epoch, version)
    WHERE p.tenant_id = p_tenant AND p.consumer = p_consumer AND p.producer = ANY (p_producers) AND p.aggregate_id = ANY (p_aggregates)
      AND p.producer = s.producer AND p.aggregate_id = s.aggregate;
END $$;

REVOKE ALL ON FUNCTION
    delivery.open_inbox(uuid, text, text[], uuid[], uuid[]),
    delivery.close_inbox(uuid, text, uuid[], text[], uuid[], int[], int[])
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    delivery.open_inbox(uuid, text, text[], uuid[], uuid[]),
    delivery.close_inbox(uuid, text, uuid[], text[], uuid[], int[], int[])
    TO delivery_projector;
