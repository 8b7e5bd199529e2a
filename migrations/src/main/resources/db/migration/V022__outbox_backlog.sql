-- An hour without NATS leaves hundreds of thousands of rows, and nothing that relays ask may take longer for it.
--
-- A read that begins in the middle looked at all that was there when everything had something older in front of it: 2.8 s for 720,000 rows, by three relays
-- at once longer than they wait for an answer. Now it looks at four times what it may bring; what it does not see is seen by reads from the beginning.
CREATE OR REPLACE FUNCTION delivery.read_outbox(p_shards smallint[], p_after uuid[], p_in_turns boolean, p_held bigint[], p_from bigint, p_limit int)
    RETURNS TABLE (id bigint, shard smallint, tenant_id uuid, aggregate_id uuid, aggregate_version int, event_id uuid, subject text,
                   payload text, traceparent text, created_at timestamptz)
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off
    AS $$
#variable_conflict use_column
DECLARE
    part int := ceil(p_limit::numeric / greatest(cardinality(p_shards), 1));
    looked int := CASE WHEN p_from = 0 THEN p_limit ELSE 4 * p_limit END;
BEGIN
    IF NOT p_in_turns THEN
        RETURN QUERY
        SELECT c.*
        FROM (
            SELECT p.id, p.shard, p.tenant_id, p.aggregate_id, p.aggregate_version, p.event_id, p.subject, p.payload, p.traceparent, p.created_at
            FROM delivery.outbox_pending p
            WHERE p.id >= p_from
              AND p.shard + 0 = ANY (p_shards::int[])
              AND p.id NOT IN (SELECT unnest(p_held))
              AND NOT EXISTS (
                  SELECT FROM delivery.outbox_parked k
                  WHERE k.aggregate_id = p.aggregate_id AND k.tenant_id IS NOT DISTINCT FROM p.tenant_id OFFSET 0)
            ORDER BY p.id LIMIT looked
        ) c
        WHERE p_from = 0 OR NOT EXISTS (
            SELECT FROM delivery.outbox_pending q
            WHERE q.tenant_id = c.tenant_id AND q.aggregate_id = c.aggregate_id AND q.aggregate_version <= c.aggregate_version
              AND q.id - 0 < p_from AND q.id NOT IN (SELECT unnest(p_held)) OFFSET 0)
        ORDER BY c.id LIMIT p_limit;
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

-- How many wait: exactly up to 10,000, beyond that about, as the statistics have it. Counting them all read a gigabyte every five seconds, for each relay.
CREATE FUNCTION delivery.count_pending() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN few.n <= 10000 THEN few.n ELSE greatest(few.n, pg_stat_get_live_tuples('delivery.outbox_pending'::regclass)) END
    FROM (SELECT count(*) AS n FROM (SELECT FROM delivery.outbox_pending LIMIT 10001) p) few
$$;
REVOKE ALL ON FUNCTION delivery.count_pending() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delivery.count_pending() TO delivery_relay;
