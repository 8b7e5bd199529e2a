-- As before, and does not wait for the disk. A crash may take back the last retirements: their rows are pending again and are published again, under the
-- ids that the stream's window and the consumers know. Set in the transaction: what a function's own SET says is over before the commit.
-- Rows are reached one by one by their ids, whatever the table looked like when the plan was made: by shards, a backlog would be read again for each call.
CREATE OR REPLACE FUNCTION delivery.retire_events(p_owner uuid, p_shards smallint[], p_epochs bigint[], p_ids bigint[]) RETURNS SETOF bigint
    LANGUAGE plpgsql
    SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off
    AS $$
BEGIN
    PERFORM set_config('synchronous_commit', 'off', true);
    RETURN QUERY
    WITH mine AS MATERIALIZED (
        SELECT l.shard FROM delivery.outbox_lease l JOIN unnest(p_shards, p_epochs) c(shard, epoch) ON l.shard = c.shard AND l.epoch = c.epoch
        WHERE l.owner = p_owner ORDER BY l.shard FOR SHARE OF l
    ), moved AS (
        DELETE FROM delivery.outbox_pending p USING unnest(p_ids) i(id)
        WHERE p.id = i.id AND p.shard + 0 = ANY (ARRAY(SELECT m.shard::int FROM mine m)) RETURNING p.*
    ), kept AS (
        INSERT INTO delivery.outbox_archive
            (tenant_id, id, aggregate_id, aggregate_version, event_id, subject, payload, traceparent, created_at)
        SELECT m.tenant_id, m.id, m.aggregate_id, m.aggregate_version, m.event_id, m.subject, m.payload, m.traceparent, m.created_at
        FROM moved m
    )
    SELECT m.id FROM moved m;
END $$;
