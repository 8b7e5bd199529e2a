-- How many sessions are in play in a region. One tenant after the other, under its own row security: nobody sees more than a number of anybody else's. A tenant
-- costs one look into an index that holds what is in play and nothing else.
CREATE FUNCTION delivery.count_active_sessions(p_region text) RETURNS bigint
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    before text := coalesce(current_setting('app.tenant_id', true), '');
    tenant uuid;
    active bigint;
    total  bigint := 0;
BEGIN
    FOR tenant IN SELECT t.tenant_id FROM delivery.tenants t WHERE t.region = p_region AND t.left_at IS NULL LOOP
        PERFORM set_config('app.tenant_id', tenant::text, true);
        SELECT count(*) INTO active FROM delivery.play_sessions s WHERE s.tenant_id = tenant AND s.state = 'active';
        total := total + active;
    END LOOP;
    PERFORM set_config('app.tenant_id', before, true);
    RETURN total;
END $$;
REVOKE ALL ON FUNCTION delivery.count_active_sessions(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delivery.count_active_sessions(text) TO delivery_projector;
