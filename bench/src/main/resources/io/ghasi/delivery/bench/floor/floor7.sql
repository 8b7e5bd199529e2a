-- A navigation as seven statements, a round trip each.
-- Each client plays its own sessions in turn, so that no two clients meet at a row.
\set turn :turn + 1
\set u :stride * (:client_id + :clients * (:turn % :own_users))
\set tenant 100000000000 + :u % :tenants
\set user 100000000000 + :u
\set session 100000000000 + :users * (:turn / :own_users % :courses) + :u
\set key_high random(1000000000, 9999999999)
\set key_low random(1000000000, 9999999999)
\set place random(10, 29)
\set module :place / 10
BEGIN;
SELECT set_config('app.tenant_id', '01930000-0000-7000-8000-' || :tenant, true);
SELECT k.fingerprint, k.status, k.version AS answered_version, k.location, k.body, found.*
FROM (SELECT) one
LEFT JOIN delivery.idempotency_keys k ON k.tenant_id = ('01930000-0000-7000-8000-' || :tenant)::uuid AND k.user_id = ('01930000-0001-7000-8000-' || :user)::uuid AND k.key = (:key_time || :key_high || :key_low)::uuid
LEFT JOIN (SELECT s.tenant_id, s.id, s.user_id, s.enrollment_id, s.course_version_id, s.play_package_id, s.device_id, s.attempt_number,
       s.state, s.locale, s.cursor, s.lessons_visited, s.lamport, s.version, s.started_at, s.last_activity_at, s.paused_at,
       s.ended_at, s.end_reason, s.outcome, s.score, p.standard, p.navigation, p.title, p.manifest_version,
       (SELECT json_object_agg(g.gate_id, g.passed) FROM delivery.quiz_gates g
        WHERE g.tenant_id = s.tenant_id AND g.user_id = s.user_id AND g.enrollment_id = s.enrollment_id) AS gates
FROM delivery.play_sessions s
JOIN delivery.package_index p ON p.tenant_id = s.tenant_id AND p.id = s.play_package_id
WHERE s.tenant_id = ('01930000-0000-7000-8000-' || :tenant)::uuid AND s.id = ('01930000-0004-7000-8000-' || :session)::uuid) found ON true \gset
UPDATE delivery.play_sessions
SET state = 'active', device_id = ('01930000-0002-7000-8000-' || :user)::uuid,
    cursor = ('{"schemaVersion": 1,"moduleId":"module-' || :module || '","lessonId":"lesson-' || :place
    || '","blockId": null,"branchPath":[],"sequenceIndex":' || :place || '}')::jsonb,
    lessons_visited = '\xffffffff', lamport = :lamport + 1, version = :version + 1, event_seq = event_seq + 1,
    last_activity_at = greatest(last_activity_at, now()), updated_at = now()
WHERE tenant_id = ('01930000-0000-7000-8000-' || :tenant)::uuid AND id = ('01930000-0004-7000-8000-' || :session)::uuid AND version = :version
RETURNING event_seq \gset
INSERT INTO delivery.idempotency_keys (tenant_id, user_id, key, fingerprint, status, version, location, body)
VALUES (('01930000-0000-7000-8000-' || :tenant)::uuid, ('01930000-0001-7000-8000-' || :user)::uuid, (:key_time || :key_high || :key_low)::uuid,
        '0f5b3a52-7d1c-4c8e-9a53-3f0c6c1a9e11', 200, :version + 1, NULL, convert_to(:answer, 'UTF8'));
INSERT INTO delivery.outbox_pending (tenant_id, aggregate_id, aggregate_version, event_id, subject, payload, traceparent)
SELECT ('01930000-0000-7000-8000-' || :tenant)::uuid, ('01930000-0004-7000-8000-' || :session)::uuid, :event_seq::int, (:key_time || :key_high || :key_low)::uuid,
       'delivery.play_session.navigated.v1',
       '{"aggregateVersion":' || :event_seq || ',"epoch":' || epoch || ',' || :event, :traceparent
FROM delivery.outbox_epoch;
COMMIT;
