-- Plans outlive what the table was like when they were made. It is empty most of the time, and an empty table makes all plans equal: a read that looked for
-- older rows by going through the whole index for each of its rows took three seconds once there was a backlog. So each index is made and asked for in a way
-- that leaves one plan: what may not be the way in is written so that no index answers it (IS NOT DISTINCT FROM, + 0, - 0), and EXISTS with an OFFSET
-- stays a question per row.

-- For turns alone: neither a tenant nor an id is looked for in it by chance. Bytes have the order of their uuids.
DROP INDEX delivery.outbox_pending_turns;
CREATE INDEX outbox_pending_turns ON delivery.outbox_pending (shard, uuid_send(tenant_id), (id + 0));
DROP INDEX delivery.outbox_parked_aggregate;
CREATE INDEX outbox_parked_aggregate ON delivery.outbox_parked (aggregate_id);

-- As before.
CREATE OR REPLACE FUNCTION delivery.read_outbox(p_shards smallint[], p_after uuid[], p_in_turns boolean, p_held bigint[], p_from bigint, p_limit int)
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
          AND p.shard + 0 = ANY (p_shards::int[])
          AND p.id NOT IN (SELECT unnest(p_held))
          AND NOT EXISTS (
              SELECT FROM delivery.outbox_parked k
              WHERE k.aggregate_id = p.aggregate_id AND k.tenant_id IS NOT DISTINCT FROM p.tenant_id OFFSET 0)
          AND (p_from = 0 OR NOT EXISTS (
              SELECT FROM delivery.outbox_pending q
              WHERE q.tenant_id = p.tenant_id AND q.aggregate_id = p.aggregate_id AND q.aggregate_version <= p.aggregate_version
                AND q.id - 0 < p_from AND q.id NOT IN (SELECT unnest(p_held)) OFFSET 0))
        ORDER BY p.id LIMIT p_limit;
    ELSE
        RETURN QUERY
        SELECT r.*
        FROM unnest(p_shards, p_after) WITH ORDINALITY turn(shard, after, n)
        CROSS JOIN LATERAL (
            WITH RECURSIVE tenant AS (
                (SELECT p.tenant_id FROM delivery.outbox_pending p
                 WHERE p.shard = turn.shard AND uuid_send(p.tenant_id) > uuid_send(coalesce(turn.after, '00000000-0000-0000-0000-000000000000'))
                 ORDER BY uuid_send(p.tenant_id) LIMIT 1)
                UNION ALL
                SELECT (SELECT p.tenant_id FROM delivery.outbox_pending p
                        WHERE p.shard = turn.shard AND uuid_send(p.tenant_id) > uuid_send(t.tenant_id) ORDER BY uuid_send(p.tenant_id) LIMIT 1)
                FROM tenant t WHERE t.tenant_id IS NOT NULL
            )
            SELECT w.* FROM tenant t CROSS JOIN LATERAL (
                SELECT p.id, p.shard, p.tenant_id, p.aggregate_id, p.aggregate_version, p.event_id, p.subject, p.payload, p.traceparent,
                       p.created_at
                FROM delivery.outbox_pending p
                WHERE (p.shard, uuid_send(p.tenant_id)) >= (turn.shard, uuid_send(t.tenant_id))
                  AND (p.shard, uuid_send(p.tenant_id)) <= (turn.shard, uuid_send(t.tenant_id))
                  AND p.id NOT IN (SELECT unnest(p_held))
                  AND NOT EXISTS (
                      SELECT FROM delivery.outbox_parked k
                      WHERE k.aggregate_id = p.aggregate_id AND k.tenant_id IS NOT DISTINCT FROM p.tenant_id OFFSET 0)
                ORDER BY p.shard, uuid_send(p.tenant_id), p.id + 0 LIMIT part
            ) w
            LIMIT part
        ) r
        ORDER BY turn.n, r.tenant_id, r.id;
    END IF;
END $$;

-- As in V019, by ids alone. It joined them to the table, and with nothing in it to the whole of it.
CREATE OR REPLACE FUNCTION delivery.retire_events(p_owner uuid, p_shards smallint[], p_epochs bigint[], p_ids bigint[]) RETURNS SETOF bigint
    LANGUAGE plpgsql
    SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off
    AS $$
BEGIN
    PERFORM set_config('synchronous_commit', 'off', true);
    RETURN QUERY
    WITH mine AS MATERIALIZED (
        SELECT l.shard FROM delivery.outbox_lease l JOIN unnest(p_shards, p_epochs) c(shard, epoch) ON l.shard = c.shard AND l.epoch = c.epoch
        WHERE l.owner = p_owner ORDER BY l.shard FOR SHARE OF l
    ), moved AS (
        DELETE FROM delivery.outbox_pending p
        WHERE p.id = ANY (p_ids) AND p.shard + 0 = ANY (ARRAY(SELECT m.shard::int FROM mine m)) RETURNING p.*
    ), kept AS (
        INSERT INTO delivery.outbox_archive
            (tenant_id, id, aggregate_id, aggregate_version, event_id, subject, payload, traceparent, created_at)
        SELECT m.tenant_id, m.id, m.aggregate_id, m.aggregate_version, m.event_id, m.subject, m.payload, m.traceparent, m.created_at
        FROM moved m
    )
    SELECT m.id FROM moved m;
END $$;
