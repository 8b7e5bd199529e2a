-- What a session tells of its package, so that reading a session asks nobody else.
CREATE TABLE delivery.package_index (
    tenant_id         uuid        NOT NULL,
    id                uuid        NOT NULL,
    course_version_id uuid        NOT NULL,
    standard          text        NOT NULL CHECK (standard IN ('native', 'scorm12', 'scorm2004', 'cmi5')),
    navigation        text        NOT NULL CHECK (navigation IN ('linear', 'tree', 'branching', 'scorm2004', 'scorm12')),
    title             text        NOT NULL,
    manifest_version  int         NOT NULL,
    revoked_at        timestamptz,
    created_at        timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id)
);
ALTER TABLE delivery.package_index ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery.package_index FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON delivery.package_index
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON delivery.package_index TO delivery_api, delivery_projector;
