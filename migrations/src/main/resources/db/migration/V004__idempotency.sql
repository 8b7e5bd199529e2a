-- One row per answered write. Partitioned by the time inside the key, so that one key lies in one partition for ever, and expires by dropping it.
CREATE TABLE delivery.idempotency_keys (
    tenant_id   uuid        NOT NULL,
    user_id     uuid        NOT NULL,
    key         uuid        NOT NULL,
    fingerprint uuid        NOT NULL,
    status      smallint    NOT NULL,
    version     int         NOT NULL,
    location    text,
    body        bytea       NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, user_id, key)
) PARTITION BY RANGE (key);
ALTER TABLE delivery.idempotency_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery.idempotency_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON delivery.idempotency_keys
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT ON delivery.idempotency_keys TO delivery_api;

-- The lowest uuid whose first 48 bits are the milliseconds of p_at: the bound between two days.
CREATE FUNCTION delivery.first_uuid_at(p_at timestamptz) RETURNS uuid
    LANGUAGE sql IMMUTABLE STRICT
    AS $$ SELECT rpad(lpad(to_hex((extract(epoch FROM p_at) * 1000)::bigint), 12, '0'), 32, '0')::uuid $$;

-- Makes the partitions of p_day and the days around it that a timely key can fall into, and drops those whose keys have all
-- expired. May run anywhere, any number of times, at once: the advisory lock ends with the transaction.
CREATE FUNCTION delivery.maintain_idempotency_keys(p_day date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    day  date;
    part text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('delivery.maintain_idempotency_keys', 0));
    FOR day IN SELECT generate_series(p_day - 1, p_day + 2, interval '1 day')::date LOOP
        part := 'idempotency_keys_' || to_char(day, 'YYYYMMDD');
        IF to_regclass('delivery.' || part) IS NULL THEN
            EXECUTE format('CREATE TABLE delivery.%I PARTITION OF delivery.idempotency_keys FOR VALUES FROM (%L) TO (%L)',
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
          AND relname ~ '^idempotency_keys_\d{8}$'
          AND to_date(right(relname, 8), 'YYYYMMDD') < p_day - 2
    LOOP
        EXECUTE format('DROP TABLE delivery.%I', part);
    END LOOP;
END $$;
REVOKE ALL ON FUNCTION delivery.maintain_idempotency_keys(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delivery.maintain_idempotency_keys(date) TO delivery_api;
SELECT delivery.maintain_idempotency_keys((now() AT TIME ZONE 'UTC')::date);
