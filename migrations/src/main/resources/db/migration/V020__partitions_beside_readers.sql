-- Partitions come and go beside whoever reads a table for long, as a backup does. CREATE TABLE … PARTITION OF and DROP TABLE want the whole table for
-- themselves: they wait for the reader, and all who write wait behind them. So a partition is made apart and then attached, which disturbs nobody; and one
-- that cannot be dropped within 50 ms is dropped another time, with all that would follow it.

CREATE FUNCTION delivery.make_partition(p_table text, p_part text, p_from text, p_to text) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
    AS $$
BEGIN
    IF to_regclass('delivery.' || p_part) IS NOT NULL THEN
        RETURN;
    END IF;
    EXECUTE format('CREATE TABLE delivery.%I (LIKE delivery.%I INCLUDING ALL)', p_part, p_table);
    EXECUTE format('ALTER TABLE delivery.%I ENABLE ROW LEVEL SECURITY', p_part);
    EXECUTE format('ALTER TABLE delivery.%I FORCE ROW LEVEL SECURITY', p_part);
    EXECUTE format($policy$CREATE POLICY tenant ON delivery.%I
        USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)$policy$, p_part);
    EXECUTE format('ALTER TABLE delivery.%I ATTACH PARTITION delivery.%I FOR VALUES FROM (%L) TO (%L)', p_table, p_part, p_from, p_to);
END $$;

CREATE FUNCTION delivery.drop_partition(p_part text) RETURNS boolean
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET lock_timeout = '50ms'
    AS $$
BEGIN
    EXECUTE format('DROP TABLE delivery.%I', p_part);
    RETURN true;
EXCEPTION WHEN lock_not_available THEN
    RAISE WARNING '% is in use and is dropped another time', p_part;
    RETURN false;
END $$;

CREATE OR REPLACE FUNCTION delivery.maintain_idempotency_keys(p_day date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    part text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('delivery.maintain_idempotency_keys', 0));
    PERFORM delivery.make_partition('idempotency_keys', 'idempotency_keys_' || to_char(day, 'YYYYMMDD'),
        delivery.first_uuid_at(day AT TIME ZONE 'UTC')::text, delivery.first_uuid_at((day + interval '1 day') AT TIME ZONE 'UTC')::text)
    FROM generate_series((p_day - 1)::timestamp, (p_day + 2)::timestamp, interval '1 day') day;
    FOR part IN
        SELECT relname FROM pg_class
        WHERE relnamespace = 'delivery'::regnamespace AND relkind = 'r' AND relname ~ '^idempotency_keys_\d{8}$'
          AND to_date(right(relname, 8), 'YYYYMMDD') < p_day - 2
        ORDER BY relname
    LOOP
        EXIT WHEN NOT delivery.drop_partition(part);
    END LOOP;
END $$;

CREATE OR REPLACE FUNCTION delivery.maintain_inbox(p_day date, p_back int) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    part text;
BEGIN
    IF p_back NOT BETWEEN 1 AND 100 THEN
        RAISE EXCEPTION 'an inbox remembers from 1 to 100 days, not %', p_back;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('delivery.maintain_inbox', 0));
    PERFORM delivery.make_partition('inbox', 'inbox_' || to_char(day, 'YYYYMMDD'),
        delivery.first_uuid_at(day AT TIME ZONE 'UTC')::text, delivery.first_uuid_at((day + interval '1 day') AT TIME ZONE 'UTC')::text)
    FROM generate_series((p_day - p_back)::timestamp, (p_day + 2)::timestamp, interval '1 day') day;
    FOR part IN
        SELECT relname FROM pg_class
        WHERE relnamespace = 'delivery'::regnamespace AND relkind = 'r' AND relname ~ '^inbox_\d{8}$'
          AND to_date(right(relname, 8), 'YYYYMMDD') < p_day - p_back
        ORDER BY relname
    LOOP
        EXIT WHEN NOT delivery.drop_partition(part);
    END LOOP;
END $$;

CREATE OR REPLACE FUNCTION delivery.maintain_outbox_archive(p_now timestamptz, p_keep interval) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC'
    AS $$
DECLARE
    part text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('delivery.maintain_outbox_archive', 0));
    PERFORM delivery.make_partition('outbox_archive', 'outbox_archive_' || to_char(hour, 'YYYYMMDDHH24'),
        hour::text, (hour + interval '1 hour')::text)
    FROM generate_series(date_trunc('hour', p_now) - interval '1 hour', date_trunc('hour', p_now) + interval '1 day', interval '1 hour') hour;
    FOR part IN
        SELECT relname FROM pg_class
        WHERE relnamespace = 'delivery'::regnamespace AND relkind = 'r' AND relname ~ '^outbox_archive_\d{10}$'
          AND to_timestamp(right(relname, 10), 'YYYYMMDDHH24') + interval '1 hour' <= p_now - p_keep
        ORDER BY relname
    LOOP
        EXIT WHEN NOT delivery.drop_partition(part);
    END LOOP;
END $$;

REVOKE ALL ON FUNCTION
    delivery.make_partition(text, text, text, text),
    delivery.drop_partition(text)
    FROM PUBLIC;
