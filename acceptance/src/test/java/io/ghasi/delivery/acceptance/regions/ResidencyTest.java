package io.ghasi.delivery.acceptance.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.acceptance.badinput.Document;
import io.ghasi.delivery.acceptance.badinput.Document.Operation;
import io.ghasi.delivery.acceptance.settings.Ended;
import io.ghasi.delivery.adapters.nats.DeadLetters;
import io.ghasi.delivery.adapters.nats.KeptLetter;
import io.ghasi.delivery.adapters.nats.TopologyFile;
import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Learner;
import io.ghasi.delivery.journey.client.Neighbourhood;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.sandbox.run.NatsEnvironment;
import io.nats.client.Connection;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A school of eu, in a world that has us too. */
class ResidencyTest {
    private static final Path COURSE =
            Path.of(System.getProperty("delivery.root", ".")).resolve("samples/native-first-aid");
    private static final IdSource IDS = new MonotonicUlids(InstantSource.system(), new SecureRandom());
    private static final Neighbourhood NEIGHBOURS = new Neighbourhood(Deployment.sandbox());

    @TempDir
    private static Path home;

    private static RegionSite eu;
    private static RegionSite us;
    private static TenantId school;
    private static Learner learner;
    private static EnrollmentId enrollment;
    private static CourseVersionId course;

    @BeforeAll
    static void twoRegions() throws Exception {
        eu = new RegionSite("eu", home);
        us = new RegionSite("us", home);
        eu.awaitReady();
        us.awaitReady();
        school = new TenantId(IDS.next());
        NEIGHBOURS.tenantAt(school, "eu", eu.uri());
        ForeignEvent told = ForeignEvent.tenantCreated(school, "eu", IDS);
        told.publish(eu);
        told.publish(us);
        await().until(() -> knows(eu) && knows(us));
        course = NEIGHBOURS.course(school, COURSE).course();
        learner = new Learner(school, new UserId(IDS.next()), new DeviceId(IDS.next()));
        enrollment = new EnrollmentId(IDS.next());
        NEIGHBOURS.enrollment(enrollment, learner, course, "active");
    }

    // Of tenants every region hears, wherever they are at home.
    private static boolean knows(RegionSite site) throws Exception {
        return site.kept().rows().getOrDefault("tenants", "0").startsWith("1 ");
    }

    @AfterAll
    static void end() {
        NEIGHBOURS.close();
        us.close();
        eu.close();
    }

    @Test
    void whatever_is_asked_away_from_home_is_sent_there_and_nothing_is_written() throws Exception {
        String session = begin(at(eu));
        Kept before = us.kept();
        Player abroad = at(us);

        for (Operation operation : Document.operations()) {
            Reply reply = abroad.ask(asked(operation, session));

            assertThat(reply.status() + " " + reply.code())
                    .as(operation.id())
                    .isEqualTo("421 delivery.region.not_home");
            assertThat(reply.json().get("homeUrl").stringValue())
                    .as(operation.id())
                    .isEqualTo(eu.uri().toString());
        }
        assertThat(us.kept()).isEqualTo(before);
        assertThat(follow(abroad.ask(Player.read(session)), session)).isEqualTo(200);
    }

    private static int follow(Reply sentHome, String session) throws Exception {
        URI homeUrl = URI.create(sentHome.json().get("homeUrl").stringValue());
        assertThat(homeUrl).isEqualTo(eu.uri());
        return at(eu).ask(Player.next(session)).status();
    }

    private static String begin(Player player) throws Exception {
        Reply reply = player.ask(Player.start(enrollment, course));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply.data().required("id").stringValue();
    }

    private static Call asked(Operation operation, String session) {
        Call start = Player.start(enrollment, course);
        Call call = new Call(
                operation.method(),
                operation.path().replace("{id}", session),
                operation.body() == null ? List.of() : start.headers(),
                null);
        return switch (operation.id()) {
            case "startSession" -> start;
            case "navigate" -> Player.next(session);
            default -> call;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu", "us"})
    void an_event_of_a_tenant_that_is_at_home_elsewhere_changes_nothing_and_is_set_aside(String said) throws Exception {
        Kept before = us.kept();
        long letters = letters().size();

        // Whatever its envelope says: what counts is where the tenant is at home.
        ForeignEvent.enrolled(school, said, IDS).publish(us);

        await().until(() -> letters().size() == letters + 1);
        assertThat(letters().getLast().letter().error()).startsWith("wrong_region");
        assertThat(us.kept().rows()).isEqualTo(before.rows());
    }

    private static List<KeptLetter> letters() throws Exception {
        Connection connection = us.nats.connect();
        try {
            return new DeadLetters(connection, TopologyFile.read("sandbox").stream("DELIVERY_DLQ")).list(1, 100);
        } finally {
            connection.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "outbox-relay", "event-projector", "migrate"})
    void a_process_does_not_start_on_the_database_of_another_region(String process) throws Exception {
        Map<String, String> environment = us.environment(process);
        environment.put("DELIVERY_DATABASE_URL", eu.environment(process).get("DELIVERY_DATABASE_URL"));

        Ended ended = Ended.of(process, environment);

        System.out.println("ResidencyTest: " + process + " refused after " + ended.after());
        assertThat(ended.status()).as(ended.said()).isEqualTo(Ended.BAD_SETTINGS);
        assertThat(ended.said())
                .contains("DELIVERY_DATABASE_URL is a database of region eu, and DELIVERY_REGION is us. Say where")
                .doesNotContain("Exception");
        // It takes half a second; the rest is a machine that has other things to do.
        assertThat(ended.after()).isLessThan(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"outbox-relay", "event-projector"})
    void a_process_does_not_work_on_the_streams_of_another_region(String process) throws Exception {
        Map<String, String> environment = us.environment(process);
        environment.put("DELIVERY_METRICS_PORT", "0");
        environment.putAll(NatsEnvironment.of(eu.nats));

        Ended ended = Ended.of(process, environment);

        assertThat(ended.status()).as(ended.said()).isEqualTo(1);
        assertThat(ended.said())
                .contains("DELIVERY_NATS_SERVERS has a stream DELIVERY of region eu, and DELIVERY_REGION is us. Say");
    }

    private static Player at(RegionSite site) {
        String token = NEIGHBOURS.token(learner, Player.LEARNER_SCOPE, Duration.ofMinutes(15));
        return new Player(site.client(), learner, token, IDS);
    }
}
