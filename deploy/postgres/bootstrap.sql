-- What only an administrator of PostgreSQL can do, once for a region; the rest is done by migrations.
-- Passwords come after it, so that none is in a history: \password delivery_migrator, and so on.
CREATE ROLE delivery_migrator LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION;
CREATE ROLE delivery_api LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION;
CREATE ROLE delivery_relay LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION;
CREATE ROLE delivery_projector LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION;
CREATE DATABASE delivery OWNER delivery_migrator;
REVOKE ALL ON DATABASE delivery FROM PUBLIC;
GRANT CONNECT ON DATABASE delivery TO delivery_migrator, delivery_api, delivery_relay, delivery_projector;
