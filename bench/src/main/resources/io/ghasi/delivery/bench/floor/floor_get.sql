-- A session read as the service reads it: the tenant is said and the question asked in one round trip.
-- Each client plays its own sessions in turn, so that no two clients meet at a row.
\set turn :turn + 1
\set u :stride * (:client_id + :clients * (:turn % :own_users))
\set tenant 100000000000 + :u % :tenants
\set user 100000000000 + :u
\set session 100000000000 + :users * (:turn / :own_users % :courses) + :u
\startpipeline
SELECT set_config('app.tenant_id', '01930000-0000-7000-8000-' || :tenant, true);
SELECT s.tenant_id, s.id, s.user_id, s.enrollment_id, s.course_version_id, s.play_package_id, s.device_id, s.attempt_number,
       s.state, s.locale, s.cursor, s.lessons_visited, s.lamport, s.version, s.started_at, s.last_activity_at, s.paused_at,
       s.ended_at, s.end_reason, s.outcome, s.score, p.standard, p.navigation, p.title, p.manifest_version,
       (SELECT json_object_agg(g.gate_id, g.passed) FROM delivery.quiz_gates g
        WHERE g.tenant_id = s.tenant_id AND g.user_id = s.user_id AND g.enrollment_id = s.enrollment_id) AS gates
FROM delivery.play_sessions s
JOIN delivery.package_index p ON p.tenant_id = s.tenant_id AND p.id = s.play_package_id
WHERE s.tenant_id = ('01930000-0000-7000-8000-' || :tenant)::uuid AND s.id = ('01930000-0004-7000-8000-' || :session)::uuid;
\endpipeline
