-- Which region this database is of: one row, written by the first migration that is told, and never changed after. A tenant's data stays in its region, so whoever
-- is of another one has no business here; a process looks with every connection that it opens.
CREATE TABLE delivery.home_region (
    only_one boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
    region   text        NOT NULL CHECK (region IN ('us', 'eu', 'me', 'ap')),
    since    timestamptz NOT NULL DEFAULT now()
);
CREATE FUNCTION delivery.keep_home_region() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
    AS $$
BEGIN
    RAISE EXCEPTION 'this database is of region % and stays there', old.region;
END $$;
CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON delivery.home_region FOR EACH ROW EXECUTE FUNCTION delivery.keep_home_region();

-- Fails where this database is not of p_region, or of none yet. GH001 is no state of PostgreSQL's.
CREATE FUNCTION delivery.require_home_region(p_region text) RETURNS void
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    home text := (SELECT h.region FROM delivery.home_region h);
BEGIN
    IF home IS DISTINCT FROM p_region THEN
        RAISE EXCEPTION 'this database is of region %, and who comes is of %', coalesce(home, 'none'), p_region USING ERRCODE = 'GH001';
    END IF;
END $$;
REVOKE ALL ON FUNCTION delivery.keep_home_region(), delivery.require_home_region(text) FROM PUBLIC;
GRANT SELECT ON delivery.home_region TO delivery_api, delivery_relay, delivery_projector;
GRANT EXECUTE ON FUNCTION delivery.require_home_region(text) TO delivery_api, delivery_relay, delivery_projector;
