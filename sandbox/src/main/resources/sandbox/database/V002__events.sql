-- What the neighbours tell, until NATS has acknowledged it.
CREATE TABLE events (
    number   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id text NOT NULL,
    subject  text NOT NULL,
    body     text NOT NULL
);

-- How many events there were of each aggregate; of those without a row, none yet.
CREATE TABLE event_versions (
    tenant_id    uuid NOT NULL,
    aggregate_id uuid NOT NULL,
    version      int NOT NULL,
    PRIMARY KEY (tenant_id, aggregate_id)
);

-- The sitting behind a result: each result is a sitting of its own.
ALTER TABLE gate_results ADD attempt_id uuid NOT NULL DEFAULT gen_random_uuid();
