-- Events that are committed and not yet published. A queue: rows come and go, so vacuum comes often.
CREATE TABLE delivery.outbox_pending (
    tenant_id         uuid        NOT NULL,
    id                bigint      GENERATED ALWAYS AS IDENTITY,
    shard             smallint    NOT NULL GENERATED ALWAYS AS (uuid_hash(aggregate_id) & 63) STORED,
    aggregate_id      uuid        NOT NULL,
    aggregate_version int         NOT NULL CHECK (aggregate_version > 0),
    event_id          uuid        NOT NULL,
    subject           text        NOT NULL,
    payload           text        NOT NULL CHECK (octet_length(payload) <= 524288),
    traceparent       text,
    created_at        timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, aggregate_id, aggregate_version)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX outbox_pending_shard ON delivery.outbox_pending (shard, id);
ALTER TABLE delivery.outbox_pending ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery.outbox_pending FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON delivery.outbox_pending
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
-- The relay carries every tenant's events: cross-tenant by nature, on this table alone.
CREATE POLICY relay ON delivery.outbox_pending TO delivery_relay USING (true);
GRANT SELECT, INSERT ON delivery.outbox_pending TO delivery_api, delivery_projector;
GRANT SELECT, DELETE ON delivery.outbox_pending TO delivery_relay;

-- Raised after a point-in-time restore: consumers that see a higher epoch read the aggregate anew.
CREATE TABLE delivery.outbox_epoch (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    epoch    int     NOT NULL CHECK (epoch > 0)
);
INSERT INTO delivery.outbox_epoch (epoch) VALUES (1);
GRANT SELECT ON delivery.outbox_epoch TO delivery_api, delivery_relay, delivery_projector;
