-- What carries events from outbox_pending to the broker. Every relay sees every tenant's events, on these tables alone.

-- The oldest first, and a tenant after the other within a shard. The order by shard alone served neither.
DROP INDEX delivery.outbox_pending_shard;
CREATE INDEX outbox_pending_id ON delivery.outbox_pending (id);
CREATE INDEX outbox_pending_turns ON delivery.outbox_pending (shard, tenant_id, id);

-- Who relays, by its last word. The leases are shared out among those whose word is younger than a lease.
CREATE TABLE delivery.outbox_relay (
    owner   uuid        PRIMARY KEY,
    seen_at timestamptz NOT NULL
);

-- epoch grows whenever a shard passes on: what its last owner still does moves nothing.
CREATE TABLE delivery.outbox_lease (
    shard      smallint    PRIMARY KEY CHECK (shard BETWEEN 0 AND 63),
    owner      uuid,
    epoch      bigint      NOT NULL DEFAULT 0,
    expires_at timestamptz NOT NULL DEFAULT '-infinity'
) WITH (fillfactor = 50);
INSERT INTO delivery.outbox_lease (shard) SELECT generate_series(0, 63);
GRANT SELECT, INSERT, UPDATE, DELETE ON delivery.outbox_relay TO delivery_relay;
GRANT SELECT, UPDATE ON delivery.outbox_lease TO delivery_relay;

-- Every event that was published, for as long as the stream keeps it and longer: where it is read from when the stream has lost something.
CREATE TABLE delivery.outbox_archive (
    tenant_id         uuid        NOT NULL,
    id                bigint      NOT NULL,
    aggregate_id      uuid        NOT NULL,
    aggregate_version int         NOT NULL,
    event_id          uuid        NOT NULL,
    subject           text        NOT NULL,
    payload           text        NOT NULL,
    traceparent       text,
    created_at        timestamptz NOT NULL,
    archived_at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, aggregate_id, aggregate_version, id, archived_at)
) PARTITION BY RANGE (archived_at);
ALTER TABLE delivery.outbox_archive ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery.outbox_archive FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON delivery.outbox_archive
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY relay ON delivery.outbox_archive TO delivery_relay USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON delivery.outbox_archive TO delivery_relay;

-- Events that the broker will not have as they are. Each blocks what its aggregate did after it.
CREATE TABLE delivery.outbox_parked (
    tenant_id         uuid        NOT NULL,
    id                bigint      NOT NULL,
    aggregate_id      uuid        NOT NULL,
    aggregate_version int         NOT NULL,
    event_id          uuid        NOT NULL,
    subject           text        NOT NULL,
    payload           text        NOT NULL,
    traceparent       text,
    created_at        timestamptz NOT NULL,
    parked_at         timestamptz NOT NULL DEFAULT now(),
    reason            text        NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX outbox_parked_aggregate ON delivery.outbox_parked (tenant_id, aggregate_id);
ALTER TABLE delivery.outbox_parked ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery.outbox_parked FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON delivery.outbox_parked
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY relay ON delivery.outbox_parked TO delivery_relay USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON delivery.outbox_parked TO delivery_relay;

-- Says that p_owner lives, renews what it holds, takes of what is free until it has its fair share. One row a lease; where it holds none, one
-- whose shard is null. Leases are locked in order of shard, here and where rows are retired.
CREATE FUNCTION delivery.claim_shards(p_owner uuid, p_lease interval)
    RETURNS TABLE (shard smallint, epoch bigint, fair int, next_expiry interval)
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
DECLARE
    part int;
    mine smallint[];
BEGIN
    INSERT INTO delivery.outbox_relay AS r (owner, seen_at) VALUES (p_owner, now())
    ON CONFLICT (owner) DO UPDATE SET seen_at = now();
    DELETE FROM delivery.outbox_relay r WHERE r.seen_at < now() - 10 * p_lease;
    SELECT ceil(64.0 / count(*)) INTO part FROM delivery.outbox_relay r WHERE r.seen_at > now() - p_lease;

    mine := ARRAY(SELECT l.shard FROM delivery.outbox_lease l
                  WHERE l.owner = p_owner AND l.expires_at > now() ORDER BY l.shard FOR UPDATE);
    UPDATE delivery.outbox_lease l SET expires_at = now() + p_lease WHERE l.shard = ANY (mine);

    UPDATE delivery.outbox_lease l SET owner = p_owner, epoch = l.epoch + 1, expires_at = now() + p_lease
    WHERE l.shard = ANY (ARRAY(
        SELECT f.shard FROM delivery.outbox_lease f WHERE f.expires_at <= now() ORDER BY f.shard
        LIMIT greatest(part - cardinality(mine), 0) FOR UPDATE SKIP LOCKED));

    RETURN QUERY
    WITH others AS (
        SELECT greatest(min(l.expires_at) - now(), interval '0') AS first FROM delivery.outbox_lease l
        WHERE l.owner IS DISTINCT FROM p_owner AND l.expires_at > now()
    )
    SELECT l.shard, l.epoch, part, coalesce(others.first, p_lease)
    FROM others LEFT JOIN delivery.outbox_lease l ON l.owner = p_owner AND l.expires_at > now();
END $$;

-- Rows that wait in p_shards, of each aggregate from the lowest version on, without p_held. Oldest first, from id p_from on; an aggregate with
-- something older that is not held is left out, so that p_from may be anything. Or in turns: each shard gives an equal part of p_limit, tenant after
-- tenant, beginning after the one in p_after. Plans are generic and read in the order of an index, whatever the table looked like when they were made.
CREATE FUNCTION delivery.read_outbox(p_shards smallint[], p_after uuid[], p_in_turns boolean, p_held bigint[], p_from bigint, p_limit int)
    RETURNS TABLE (id bigint, shard smallint, tenant_id uuid, aggregate_id uuid, aggregate_version int, event_id uuid, subject text,
                   payload text, traceparent text, created_at timestamptz)
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off
    AS $$
#variable_conflict use_column
DECLARE
    part int := ceil(p_limit::numeric / greatest(cardinality(p_shards), 1));
BEGIN
    IF NOT p_in_turns THEN
        RETURN QUERY
        SELECT p.id, p.shard, p.tenant_id, p.aggregate_id, p.aggregate_version, p.event_id, p.subject, p.payload, p.traceparent, p.created_at
        FROM delivery.outbox_pending p
        WHERE p.id >= p_from
          AND p.shard IN (SELECT unnest(p_shards))
          AND p.id NOT IN (SELECT unnest(p_held))
          AND NOT EXISTS (SELECT FROM delivery.outbox_parked k WHERE k.tenant_id = p.tenant_id AND k.aggregate_id = p.aggregate_id)
          AND NOT EXISTS (
              SELECT FROM delivery.outbox_pending q
              WHERE q.tenant_id = p.tenant_id AND q.aggregate_id = p.aggregate_id AND q.aggregate_version <= p.aggregate_version
                AND q.id < p_from AND q.id NOT IN (SELECT unnest(p_held)))
        ORDER BY p.id LIMIT p_limit;
    ELSE
        RETURN QUERY
        SELECT r.*
        FROM unnest(p_shards, p_after) WITH ORDINALITY turn(shard, after, n)
        CROSS JOIN LATERAL (
            WITH RECURSIVE tenant AS (
                (SELECT p.tenant_id FROM delivery.outbox_pending p
                 WHERE p.shard = turn.shard AND p.tenant_id > coalesce(turn.after, '00000000-0000-0000-0000-000000000000')
                 ORDER BY p.tenant_id LIMIT 1)
                UNION ALL
                SELECT (SELECT p.tenant_id FROM delivery.outbox_pending p
                        WHERE p.shard = turn.shard AND p.tenant_id > t.tenant_id ORDER BY p.tenant_id LIMIT 1)
                FROM tenant t WHERE t.tenant_id IS NOT NULL
            )
            SELECT w.* FROM tenant t CROSS JOIN LATERAL (
                SELECT p.id, p.shard, p.tenant_id, p.aggregate_id, p.aggregate_version, p.event_id, p.subject, p.payload, p.traceparent,
                       p.created_at
                FROM delivery.outbox_pending p
                WHERE p.shard = turn.shard AND p.tenant_id = t.tenant_id
                  AND p.id NOT IN (SELECT unnest(p_held))
                  AND NOT EXISTS (SELECT FROM delivery.outbox_parked k WHERE k.tenant_id = p.tenant_id AND k.aggregate_id = p.aggregate_id)
                ORDER BY p.id LIMIT part
            ) w
            LIMIT part
        ) r
        ORDER BY turn.n, r.tenant_id, r.id;
    END IF;
END $$;

-- Moves published rows to the archive, as far as p_owner holds their shard in that epoch; returns the ids of those that moved.
CREATE FUNCTION delivery.retire_events(p_owner uuid, p_shards smallint[], p_epochs bigint[], p_ids bigint[]) RETURNS SETOF bigint
    LANGUAGE plpgsql
    SET plan_cache_mode = force_generic_plan SET enable_seqscan = off
    AS $$
BEGIN
    RETURN QUERY
    WITH mine AS MATERIALIZED (
        SELECT l.shard FROM delivery.outbox_lease l JOIN unnest(p_shards, p_epochs) c(shard, epoch) ON l.shard = c.shard AND l.epoch = c.epoch
        WHERE l.owner = p_owner ORDER BY l.shard FOR SHARE OF l
    ), moved AS (
        DELETE FROM delivery.outbox_pending p WHERE p.id = ANY (p_ids) AND p.shard IN (SELECT m.shard FROM mine m) RETURNING p.*
    ), kept AS (
        INSERT INTO delivery.outbox_archive
            (tenant_id, id, aggregate_id, aggregate_version, event_id, subject, payload, traceparent, created_at)
        SELECT m.tenant_id, m.id, m.aggregate_id, m.aggregate_version, m.event_id, m.subject, m.payload, m.traceparent, m.created_at
        FROM moved m
    )
    SELECT m.id FROM moved m;
END $$;

-- Puts a row aside that the broker will not have; false where p_owner does not hold its shard in that epoch, or the row is gone.
CREATE FUNCTION delivery.park_event(p_owner uuid, p_shard smallint, p_epoch bigint, p_id bigint, p_reason text) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM FROM delivery.outbox_lease l WHERE l.shard = p_shard AND l.owner = p_owner AND l.epoch = p_epoch FOR SHARE;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    WITH moved AS (
        DELETE FROM delivery.outbox_pending p WHERE p.id = p_id AND p.shard = p_shard RETURNING p.*
    )
    INSERT INTO delivery.outbox_parked
        (tenant_id, id, aggregate_id, aggregate_version, event_id, subject, payload, traceparent, created_at, reason)
    SELECT m.tenant_id, m.id, m.aggregate_id, m.aggregate_version, m.event_id, m.subject, m.payload, m.traceparent, m.created_at, p_reason
    FROM moved m;
    RETURN FOUND;
END $$;

CREATE FUNCTION delivery.release_shards(p_owner uuid, p_shards smallint[], p_epochs bigint[]) RETURNS void
    LANGUAGE sql
    AS $$
    UPDATE delivery.outbox_lease l SET owner = NULL, expires_at = '-infinity'
    FROM (SELECT h.shard FROM delivery.outbox_lease h JOIN unnest(p_shards, p_epochs) c(shard, epoch) ON h.shard = c.shard AND h.epoch = c.epoch
          WHERE h.owner = p_owner ORDER BY h.shard FOR UPDATE OF h) held
    WHERE l.shard = held.shard
    $$;

-- Gives everything back. The others' shares grow with their next claim.
CREATE FUNCTION delivery.leave_relays(p_owner uuid) RETURNS void
    LANGUAGE sql
    AS $$
    DELETE FROM delivery.outbox_relay r WHERE r.owner = p_owner;
    UPDATE delivery.outbox_lease l SET owner = NULL, expires_at = '-infinity'
    FROM (SELECT h.shard FROM delivery.outbox_lease h WHERE h.owner = p_owner ORDER BY h.shard FOR UPDATE) held
    WHERE l.shard = held.shard
    $$;

-- Makes the archive's partitions for the hours around p_now and a day on, and drops those that are wholly older than p_keep. May run anywhere, any
-- number of times, at once: the advisory lock ends with the transaction.
CREATE FUNCTION delivery.maintain_outbox_archive(p_now timestamptz, p_keep interval) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC'
    AS $$
DECLARE
    hour timestamptz;
    part text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('delivery.maintain_outbox_archive', 0));
    FOR hour IN SELECT generate_series(date_trunc('hour', p_now) - interval '1 hour', date_trunc('hour', p_now) + interval '1 day', interval '1 hour') LOOP
        part := 'outbox_archive_' || to_char(hour, 'YYYYMMDDHH24');
        IF to_regclass('delivery.' || part) IS NULL THEN
            EXECUTE format('CREATE TABLE delivery.%I PARTITION OF delivery.outbox_archive FOR VALUES FROM (%L) TO (%L)',
                part, hour, hour + interval '1 hour');
            EXECUTE format('ALTER TABLE delivery.%I ENABLE ROW LEVEL SECURITY', part);
            EXECUTE format('ALTER TABLE delivery.%I FORCE ROW LEVEL SECURITY', part);
            EXECUTE format($policy$CREATE POLICY tenant ON delivery.%I
                USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
                WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)$policy$, part);
        END IF;
    END LOOP;
    FOR part IN
        SELECT relname FROM pg_class
        WHERE relnamespace = 'delivery'::regnamespace AND relkind = 'r' AND relname ~ '^outbox_archive_\d{10}$'
          AND to_timestamp(right(relname, 10), 'YYYYMMDDHH24') + interval '1 hour' <= p_now - p_keep
    LOOP
        EXECUTE format('DROP TABLE delivery.%I', part);
    END LOOP;
END $$;

REVOKE ALL ON FUNCTION
    delivery.claim_shards(uuid, interval),
    delivery.read_outbox(smallint[], uuid[], boolean, bigint[], bigint, int),
    delivery.retire_events(uuid, smallint[], bigint[], bigint[]),
    delivery.park_event(uuid, smallint, bigint, bigint, text),
    delivery.release_shards(uuid, smallint[], bigint[]),
    delivery.leave_relays(uuid),
    delivery.maintain_outbox_archive(timestamptz, interval)
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    delivery.claim_shards(uuid, interval),
    delivery.read_outbox(smallint[], uuid[], boolean, bigint[], bigint, int),
    delivery.retire_events(uuid, smallint[], bigint[], bigint[]),
    delivery.park_event(uuid, smallint, bigint, bigint, text),
    delivery.release_shards(uuid, smallint[], bigint[]),
    delivery.leave_relays(uuid),
    delivery.maintain_outbox_archive(timestamptz, interval)
    TO delivery_relay;
SELECT delivery.maintain_outbox_archive(now(), interval '31 days');
