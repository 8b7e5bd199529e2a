package io.ghasi.delivery.acceptance.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.acceptance.telemetry.Scrape;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.journey.world.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code session-starts}, off for one school while another one works. The api is never restarted. */
class SessionStartsTest {
    @TempDir
    private static Path folder;

    private static Deployment world;
    private static School stopped;
    private static School other;

    @BeforeAll
    static void deploy() throws Exception {
        write("{\"flags\": {}}");
        world = Deployment.start(
                Options.usual().with("DELIVERY_FLAGS_FILE", file().toString()).with("DELIVERY_FLAGS_EVERY", "100ms"));
        stopped = School.open(world);
        other = School.open(world);
    }

    @AfterAll
    static void end() {
        world.close();
    }

    @BeforeEach
    void allow() throws Exception {
        write("{\"flags\": {}}");
        awaitStart(stopped, 201);
    }

    @Test
    void nobody_of_the_school_starts_and_whoever_plays_goes_on() throws Exception {
        Seat seat = stopped.seat(Course.OPEN);
        Call first = seat.player().signed(Player.start(seat.enrollment(), seat.course()));
        String session = seat.send(first).data().required("id").stringValue();

        stop(stopped.tenant());

        awaitStart(stopped, 503);
        Reply refused = start(stopped);
        assertThat(refused.code()).isEqualTo("dependency.unavailable");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("60");
        seat.done(Player.next(session));
        assertThat(seat.send(first).status()).as("what was started stays so").isEqualTo(201);
        assertThat(start(other).status()).isEqualTo(201);

        allow();
        assertThat(start(stopped).status()).isEqualTo(201);
    }

    @Test
    void it_is_switched_under_requests_and_fails_none_of_the_others() throws Exception {
        Seat busy = other.seat(Course.OPEN);
        String session = busy.session();
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<List<Integer>> statuses = CompletableFuture.supplyAsync(() -> reads(busy, session, enough));
        try {
            for (int turn = 0; turn < 3; turn++) {
                stop(stopped.tenant());
                awaitStart(stopped, 503);
                allow();
            }
        } finally {
            enough.set(true);
        }
        assertThat(statuses.get()).isNotEmpty().containsOnly(200);
    }

    @Test
    void a_broken_file_leaves_it_as_it_was_and_is_told() throws Exception {
        stop(stopped.tenant());
        awaitStart(stopped, 503);

        write("{\"flags\": {\"session-starts\": ");

        await().until(() -> stale() == 1);
        assertThat(start(stopped).status()).isEqualTo(503);
        assertThat(start(other).status()).isEqualTo(201);

        Files.delete(file());
        await().until(() -> Files.readString(world.server().log()).contains("is not there, or cannot be read"));
        assertThat(start(stopped).status()).isEqualTo(503);

        allow();
        assertThat(stale()).isZero();
    }

    private static List<Integer> reads(Seat seat, String session, AtomicBoolean enough) {
        List<Integer> statuses = new ArrayList<>();
        try {
            while (!enough.get()) {
                statuses.add(seat.ask(Player.read(session)).status());
            }
            return statuses;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double stale() throws Exception {
        return Scrape.of(List.of(world.server().metrics())).sum("delivery_flags_stale");
    }

    // Somebody new each time: how often one learner may start is a limit of its own.
    private static Reply start(School school) throws Exception {
        Seat seat = school.seat(Course.OPEN);
        return seat.ask(Player.start(seat.enrollment(), seat.course()));
    }

    private static void awaitStart(School school, int status) {
        await().atMost(Duration.ofSeconds(20)).until(() -> start(school).status() == status);
    }

    private static void stop(TenantId tenant) throws IOException {
        write("""
                {"flags": {"session-starts": {"state": "ENABLED", "variants": {"allowed": true, "stopped": false},
                "defaultVariant": "allowed",
                "targeting": {"if": [{"in": [{"var": "targetingKey"}, ["%s"]]}, "stopped"]}}}}
                """.formatted(tenant.text()));
    }

    private static Path file() {
        return folder.resolve("flags.json");
    }

    private static void write(String json) throws IOException {
        Path next = Files.writeString(folder.resolve("next"), json);
        Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE);
    }
}
