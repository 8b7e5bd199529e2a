-- One row per play session. fillfactor leaves room on the page: a move rewrites the row and, touching no indexed column, no index.
CREATE TABLE delivery.play_sessions (
    tenant_id         uuid        NOT NULL,
    id                uuid        NOT NULL,
    user_id           uuid        NOT NULL,
    enrollment_id     uuid        NOT NULL,
    course_version_id uuid        NOT NULL,
    play_package_id   uuid        NOT NULL,
    device_id         uuid        NOT NULL,
    attempt_number    int         NOT NULL CHECK (attempt_number > 0),
    state             text        NOT NULL CHECK (state IN ('active', 'paused', 'completed', 'failed', 'abandoned')),
    locale            text        NOT NULL,
    cursor            jsonb       NOT NULL,
    -- Bit n of the little-endian bytes: the lesson at place n in reading order.
    lessons_visited   bytea       NOT NULL,
    lamport           bigint      NOT NULL CHECK (lamport > 0),
    version           int         NOT NULL CHECK (version > 0),
    event_seq         int         NOT NULL CHECK (event_seq >= 0),
    started_at        timestamptz NOT NULL,
    last_activity_at  timestamptz NOT NULL,
    -- What the sweep's index holds: as coarse as it may be, so that most moves leave it alone.
    active_around     timestamptz NOT NULL
        GENERATED ALWAYS AS (date_bin('10 minutes', last_activity_at, 'epoch'::timestamptz)) STORED,
    paused_at         timestamptz,
    ended_at          timestamptz,
    end_reason        text,
    outcome           text        CHECK (outcome IN ('passed', 'failed', 'completed', 'incomplete')),
    score             jsonb,
    offline_mount_id  uuid,
    created_at        timestamptz NOT NULL DEFAULT now(),
    updated_at        timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, play_package_id) REFERENCES delivery.package_index (tenant_id, id),
    CHECK ((state = 'paused') = (paused_at IS NOT NULL)),
    CHECK ((state IN ('completed', 'failed', 'abandoned')) = (ended_at IS NOT NULL AND end_reason IS NOT NULL)),
    CHECK ((state = 'completed') = (outcome IS NOT NULL))
) WITH (fillfactor = 80);

CREATE UNIQUE INDEX play_sessions_one_active ON delivery.play_sessions (tenant_id, user_id, course_version_id, device_id)
    WHERE state = 'active';
CREATE UNIQUE INDEX play_sessions_attempt ON delivery.play_sessions (tenant_id, enrollment_id, user_id, attempt_number);
CREATE INDEX play_sessions_of_course ON delivery.play_sessions (tenant_id, user_id, course_version_id, state);
CREATE INDEX play_sessions_of_enrollment ON delivery.play_sessions (tenant_id, enrollment_id, started_at);
CREATE INDEX play_sessions_of_user ON delivery.play_sessions (tenant_id, user_id, id);
CREATE INDEX play_sessions_sweep ON delivery.play_sessions (tenant_id, state, active_around)
    WHERE state IN ('active', 'paused');

ALTER TABLE delivery.play_sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery.play_sessions FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON delivery.play_sessions
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON delivery.play_sessions TO delivery_api, delivery_projector;

-- What assessment said of a learner's gates.
CREATE TABLE delivery.quiz_gates (
    tenant_id     uuid        NOT NULL,
    user_id       uuid        NOT NULL,
    enrollment_id uuid        NOT NULL,
    gate_id       text        NOT NULL,
    passed        boolean     NOT NULL,
    scored_at     timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, user_id, enrollment_id, gate_id)
);
ALTER TABLE delivery.quiz_gates ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery.quiz_gates FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON delivery.quiz_gates
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
GRANT SELECT ON delivery.quiz_gates TO delivery_api;
GRANT SELECT, INSERT, UPDATE, DELETE ON delivery.quiz_gates TO delivery_projector;
