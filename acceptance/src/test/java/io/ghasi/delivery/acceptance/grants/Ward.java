package io.ghasi.delivery.acceptance.grants;

import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.acceptance.wire.Answer;
import io.ghasi.delivery.acceptance.wire.Wire;
import io.ghasi.delivery.adapters.grants.GrantKeys;
import io.ghasi.delivery.adapters.grants.Grants;
import io.ghasi.delivery.adapters.settings.Secret;
import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Learner;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.journey.world.Options;
import io.ghasi.delivery.sandbox.run.ApiEnvironment;
import io.ghasi.delivery.testkit.traces.Collector;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** A deployment whose key we have, a collector of its traces, and a school with a course whose content calls. Started once, for all tests about grants. */
final class Ward {
    private static final Path SAMPLES =
            Path.of(System.getProperty("delivery.root", ".")).resolve("samples");
    static final Path SAMPLE = SAMPLES.resolve("scorm2004-data-protection");

    static final Ward SHARED = new Ward();

    final Collector collector;
    final Deployment world;
    final School school;
    final CourseVersionId course;
    private final String key = ApiEnvironment.grantKey();

    private Ward() {
        try {
            collector = Collector.start();
            world = Deployment.start(Options.usual()
                    .with("DELIVERY_GRANT_KEYS", key)
                    .with("OTEL_EXPORTER_OTLP_ENDPOINT", collector.uri().toString())
                    .with("DELIVERY_TRACES_PERCENT", "100"));
            school = School.open(world);
            course = world.neighbours().course(school.tenant(), SAMPLE).course();
            Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        } catch (Exception e) {
            throw new IllegalStateException("nothing can be deployed", e);
        }
    }

    private void close() {
        world.close();
        collector.close();
    }

    /** Somebody new who is enrolled in the course. */
    Seat seat() {
        return seat(course);
    }

    /** Somebody new who is enrolled in the sample {@code name}, imported anew. */
    Seat seat(String name) {
        return seat(world.neighbours()
                .course(school.tenant(), SAMPLES.resolve(name))
                .course());
    }

    private Seat seat(CourseVersionId course) {
        EnrollmentId enrollment = new EnrollmentId(world.ids().next());
        Learner learner = school.learner();
        world.neighbours().enrollment(enrollment, learner, course, "active");
        return new Seat(world, world.player(learner, Player.LEARNER_SCOPE), enrollment, course);
    }

    /** A grant for {@code learner} that was issued at {@code then}. */
    String grant(Learner learner, Instant then) {
        return grant(learner, then, key);
    }

    /** The same of another key. */
    String grant(Learner learner, Instant then, String signed) {
        return new Grants(new GrantKeys(Secret.of(signed)), InstantSource.fixed(then))
                .issue(
                        learner.tenant(),
                        learner.user(),
                        new SessionId(world.ids().next()),
                        learner.device());
    }

    /** One for {@code learner}, issued now, for {@code session}. */
    String grant(Learner learner, SessionId session) {
        return new Grants(new GrantKeys(Secret.of(key)), InstantSource.system())
                .issue(learner.tenant(), learner.user(), session, learner.device());
    }

    /** What a good one of {@code learner} is. */
    String grant(Learner learner) {
        return grant(learner, Instant.now());
    }

    /** What is answered at {@code rest}, which begins with a slash, below {@code grant}: as content asks, with no header at all. */
    Reply ask(String grant, String rest) throws Exception {
        return world.client().send(Call.get("/api/v1/g/" + grant + rest));
    }

    /** The same of a path that no client would send. */
    Answer wired(String method, String path, Call like) throws Exception {
        return Wire.exchange(world.api(), new Call(method, path, like.headers(), null), new byte[0]);
    }

    /** The same, with no header at all. */
    Answer wired(String path) throws Exception {
        return wired("GET", path, new Call("GET", path, List.of(), null));
    }
}
