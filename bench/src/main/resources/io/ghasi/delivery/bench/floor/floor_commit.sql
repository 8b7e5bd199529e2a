-- A commit of content as eight statements, a round trip each: what a commit reads, and the rows that it writes.
-- Each client plays its own sessions in turn, so that no two clients meet at a row.
\set turn :turn + 1
\set u :stride * (:client_id + :clients * (:turn % :own_users))
\set tenant 100000000000 + :u % :tenants
\set session 100000000000 + :sessions + :u
\set key_high random(1000000000, 9999999999)
\set key_low random(1000000000, 9999999999)
BEGIN;
SELECT set_config('app.tenant_id', '01930000-0000-7000-8000-' || :tenant, true);
SELECT s.tenant_id, s.id, s.user_id, s.enrollment_id, s.course_version_id, s.play_package_id, s.device_id, s.attempt_number,
       s.state, s.locale, s.cursor, s.lessons_visited, s.lamport, s.version, s.started_at, s.last_activity_at, s.paused_at,
       s.ended_at, s.end_reason, s.outcome, s.score, p.standard, p.navigation, p.title, p.manifest_version,
       (SELECT json_object_agg(g.gate_id, g.passed) FROM delivery.quiz_gates g
        WHERE g.tenant_id = s.tenant_id AND g.user_id = s.user_id AND g.enrollment_id = s.enrollment_id) AS gates
FROM delivery.play_sessions s
JOIN delivery.package_index p ON p.tenant_id = s.tenant_id AND p.id = s.play_package_id
WHERE s.tenant_id = ('01930000-0000-7000-8000-' || :tenant)::uuid AND s.id = ('01930000-0004-7000-8000-' || :session)::uuid;
SELECT q.memory_version, a.record FROM delivery.sequencing_state q
JOIN delivery.runtime_activities a ON a.tenant_id = q.tenant_id AND a.session_id = q.session_id AND a.activity = :activity::int
WHERE q.tenant_id = ('01930000-0000-7000-8000-' || :tenant)::uuid AND q.session_id = ('01930000-0004-7000-8000-' || :session)::uuid;
UPDATE delivery.play_sessions
SET lamport = lamport + 1, version = version + 1, event_seq = event_seq + 1, last_activity_at = greatest(last_activity_at, now()),
    updated_at = now()
WHERE tenant_id = ('01930000-0000-7000-8000-' || :tenant)::uuid AND id = ('01930000-0004-7000-8000-' || :session)::uuid
RETURNING event_seq \gset
UPDATE delivery.sequencing_state SET memory_version = memory_version + 1, updated_at = now()
WHERE tenant_id = ('01930000-0000-7000-8000-' || :tenant)::uuid AND session_id = ('01930000-0004-7000-8000-' || :session)::uuid;
UPDATE delivery.runtime_activities SET record = :record, updated_at = now()
WHERE tenant_id = ('01930000-0000-7000-8000-' || :tenant)::uuid AND session_id = ('01930000-0004-7000-8000-' || :session)::uuid
  AND activity = :activity::int;
INSERT INTO delivery.outbox_pending (tenant_id, aggregate_id, aggregate_version, event_id, subject, payload, traceparent)
VALUES (('01930000-0000-7000-8000-' || :tenant)::uuid, ('01930000-0004-7000-8000-' || :session)::uuid, :event_seq::int,
        (:key_time || :key_high || :key_low)::uuid, 'delivery.runtime.committed.v1', :committed, :traceparent);
COMMIT;
