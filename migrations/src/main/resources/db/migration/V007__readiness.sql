-- A process that starts asks which schema it finds.
GRANT SELECT ON delivery.flyway_schema_history TO delivery_api, delivery_relay, delivery_projector;
