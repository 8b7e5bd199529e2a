-- What the neighbours know, each in tables of its own. Only the sandbox logs in here.

CREATE TABLE signing_keys (
    number      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kid         text NOT NULL UNIQUE,
    public_key  bytea NOT NULL,
    private_key bytea NOT NULL,
    -- since when another key signs
    replaced_at timestamptz
);

CREATE TABLE tenants (
    tenant_id          uuid PRIMARY KEY,
    region             text NOT NULL,
    home_url           text NOT NULL,
    inactivity_minutes int NOT NULL,
    abandon_after_days int NOT NULL,
    ai_enabled         boolean NOT NULL,
    offline_enabled    boolean NOT NULL,
    turn_budget        int NOT NULL,
    allowed_origins    text[] NOT NULL
);
CREATE INDEX tenants_by_region ON tenants (region, tenant_id);
CREATE INDEX tenants_by_origin ON tenants USING gin (allowed_origins);

CREATE TABLE enrollments (
    tenant_id         uuid NOT NULL REFERENCES tenants,
    enrollment_id     uuid NOT NULL,
    user_id           uuid NOT NULL,
    course_version_id uuid NOT NULL,
    state             text NOT NULL,
    attempts_allowed  int,
    valid_until       timestamptz,
    PRIMARY KEY (tenant_id, enrollment_id)
);

CREATE TABLE play_packages (
    tenant_id         uuid NOT NULL REFERENCES tenants,
    play_package_id   uuid NOT NULL,
    course_version_id uuid NOT NULL,
    locale            text NOT NULL,
    standard          text NOT NULL,
    navigation        text NOT NULL,
    title             text NOT NULL,
    manifest_version  int NOT NULL,
    manifest_sha256   text NOT NULL,
    revoked           boolean NOT NULL DEFAULT false,
    PRIMARY KEY (tenant_id, play_package_id)
);
-- the first package of a course version is in its default locale
CREATE INDEX play_packages_by_course ON play_packages (tenant_id, course_version_id, play_package_id);

CREATE TABLE gate_results (
    tenant_id     uuid NOT NULL REFERENCES tenants,
    user_id       uuid NOT NULL,
    enrollment_id uuid NOT NULL,
    gate_id       text NOT NULL,
    passed        boolean NOT NULL,
    scored_at     timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, user_id, enrollment_id, gate_id)
);
