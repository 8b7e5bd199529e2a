-- What other services told us, as it stands.

-- Every tenant of the platform, in every region: which there are, where they are at home, how they are set up. One that left stays, as a tombstone.
CREATE TABLE delivery.tenants (
    tenant_id          uuid        PRIMARY KEY,
    region             text        NOT NULL CHECK (region IN ('us', 'eu', 'me', 'ap')),
    home_url           text        NOT NULL,
    inactivity_minutes int         NOT NULL CHECK (inactivity_minutes > 0),
    abandon_after_days int         NOT NULL CHECK (abandon_after_days > 0),
    ai_enabled         boolean     NOT NULL,
    offline_enabled    boolean     NOT NULL,
    turn_budget        int         NOT NULL CHECK (turn_budget >= 0),
    allowed_origins    text[]      NOT NULL,
    left_at            timestamptz,
    created_at         timestamptz NOT NULL DEFAULT now(),
    updated_at         timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE delivery.tenants ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery.tenants FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON delivery.tenants
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
-- The directory is read across tenants by nature: a preflight names none. It is written a tenant at a time.
CREATE POLICY directory ON delivery.tenants FOR SELECT TO delivery_api, delivery_projector USING (true);
CREATE INDEX tenants_of_region ON delivery.tenants (region, tenant_id) WHERE left_at IS NULL;
CREATE INDEX tenants_origins ON delivery.tenants USING gin (allowed_origins) WHERE left_at IS NULL;
GRANT SELECT ON delivery.tenants TO delivery_api;
GRANT SELECT, INSERT, UPDATE ON delivery.tenants TO delivery_projector;

CREATE TABLE delivery.enrollments (
    tenant_id         uuid        NOT NULL,
    id                uuid        NOT NULL,
    user_id           uuid        NOT NULL,
    course_version_id uuid        NOT NULL,
    state             text        NOT NULL CHECK (state IN ('active', 'revoked', 'expired', 'completed')),
    attempts_allowed  int         CHECK (attempts_allowed >= 0),
    valid_until       timestamptz,
    changed_at        timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
) WITH (fillfactor = 90);
CREATE INDEX enrollments_of_user ON delivery.enrollments (tenant_id, user_id);
ALTER TABLE delivery.enrollments ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery.enrollments FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON delivery.enrollments
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
GRANT SELECT ON delivery.enrollments TO delivery_api;
GRANT SELECT, INSERT, UPDATE ON delivery.enrollments TO delivery_projector;

-- What may no longer be used, whether or not we know it yet: a package may be revoked before anybody played it.
CREATE TABLE delivery.revocations (
    tenant_id  uuid        NOT NULL,
    kind       text        NOT NULL CHECK (kind IN ('package', 'bundle', 'device', 'licence')),
    id         uuid        NOT NULL,
    revoked_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, kind, id)
);
ALTER TABLE delivery.revocations ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery.revocations FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON delivery.revocations
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
GRANT SELECT ON delivery.revocations TO delivery_api;
GRANT SELECT, INSERT, UPDATE ON delivery.revocations TO delivery_projector;

-- The sittings behind the gates: a sitting that is superseded gives way to the one scored before it. passed is null where it was superseded unscored.
CREATE TABLE delivery.gate_attempts (
    tenant_id     uuid        NOT NULL,
    id            uuid        NOT NULL,
    user_id       uuid        NOT NULL,
    enrollment_id uuid        NOT NULL,
    gate_id       text        NOT NULL,
    passed        boolean,
    scored_at     timestamptz,
    superseded_at timestamptz,
    PRIMARY KEY (tenant_id, id),
    CHECK ((passed IS NULL) = (scored_at IS NULL))
);
CREATE INDEX gate_attempts_of_gate ON delivery.gate_attempts (tenant_id, user_id, enrollment_id, gate_id, scored_at);
ALTER TABLE delivery.gate_attempts ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery.gate_attempts FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON delivery.gate_attempts
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON delivery.gate_attempts TO delivery_projector;

-- What people asked about their data. user_id goes when an erasure is done: what stays names nobody.
CREATE TABLE delivery.subject_requests (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('export', 'erasure')),
    user_id     uuid,
    received_at timestamptz NOT NULL,
    due_at      timestamptz NOT NULL,
    done_at     timestamptz,
    event_seq   int         NOT NULL DEFAULT 0,
    rows_gone   bigint      NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, id),
    CHECK (user_id IS NOT NULL OR done_at IS NOT NULL)
);
ALTER TABLE delivery.subject_requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery.subject_requests FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON delivery.subject_requests
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON delivery.subject_requests TO delivery_projector;

-- What is too long for one transaction, done a piece at a time. passes counts how often nothing more must be found before it is over: who had asked
-- before a revocation may still write after it.
CREATE TABLE delivery.projector_work (
    tenant_id      uuid        NOT NULL,
    kind           text        NOT NULL,
    subject        uuid        NOT NULL,
    passes         int         NOT NULL CHECK (passes > 0),
    due_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    failures       int         NOT NULL DEFAULT 0,
    traceparent    text        NOT NULL,
    correlation_id text        NOT NULL,
    ordered_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, kind, subject)
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
CREATE INDEX projector_work_due ON delivery.projector_work (due_at);
ALTER TABLE delivery.projector_work ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery.projector_work FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON delivery.projector_work
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
-- Whoever comes takes what is due, whosever it is: cross-tenant by nature, on this table alone.
CREATE POLICY projector ON delivery.projector_work TO delivery_projector USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON delivery.projector_work TO delivery_projector;

-- Who plays a package now: few, beside all who ever did.
CREATE INDEX play_sessions_playing ON delivery.play_sessions (tenant_id, play_package_id, id) WHERE state = 'active';
CREATE INDEX play_sessions_playing_enrollment ON delivery.play_sessions (tenant_id, enrollment_id, id) WHERE state = 'active';
