-- The schema is made by Flyway and belongs to delivery_migrator, as everything in it does. The processes log in as roles that own nothing.
REVOKE ALL ON SCHEMA delivery FROM PUBLIC;
GRANT USAGE ON SCHEMA delivery TO delivery_api, delivery_relay, delivery_projector;
