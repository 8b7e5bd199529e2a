-- A navigation as one read and one call, a round trip each.
-- In a pipeline nothing of what was read can be used: the version is counted instead. Before the run each is 1.
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
\set version 1 + :turn / (:own_users * :courses)
\set next_version :version + 1
\startpipeline
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
WHERE s.tenant_id = ('01930000-0000-7000-8000-' || :tenant)::uuid AND s.id = ('01930000-0004-7000-8000-' || :session)::uuid) found ON true;
\endpipeline
SELECT * FROM delivery.commit_batch(
    ('[{"n": 0,"tenant_id":"01930000-0000-7000-8000-' || :tenant || '","expected":' || :version
    || ',"id":"01930000-0004-7000-8000-' || :session || '","state":"active","device_id":"01930000-0002-7000-8000-' || :user
    || '","cursor":{"schemaVersion": 1,"moduleId":"module-' || :module || '","lessonId":"lesson-' || :place
    || '","blockId": null,"branchPath":[],"sequenceIndex":' || :place || '}'
    || ',"visited":"ffffffff","lamport":' || :next_version || ',"version":' || :next_version
    || ',"last_activity_at":"' || now() || '","traceparent":"' || :traceparent
    || '","events":[{"id":"' || :key_time || :key_high || :key_low
    || '","subject":"delivery.play_session.navigated.v1","rest":' || :event_json
    || '}],"user_id":"01930000-0001-7000-8000-' || :user || '","key":"' || :key_time || :key_high || :key_low
    || '","fingerprint":"0f5b3a52-7d1c-4c8e-9a53-3f0c6c1a9e11","status": 200,"answer_version":' || :next_version
    || ',"body":' || :answer_json || '}]')::json,
    NULL, NULL, false, 'PT1S'::interval);
