package io.ghasi.delivery.acceptance.grants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Learner;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.journey.world.Options;
import io.ghasi.delivery.testkit.faults.FaultProxy;
import io.ghasi.delivery.testkit.servers.RealServers;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a course, while the store that keeps them does not do as it should; and large ones. */
class StoreAwayTest {
    private static final String PAGE = "lessons/personal-data.html";
    private static final int SIZE = 48 << 20;

    @TempDir
    private static Path folder;

    private static FaultProxy store;
    private static Deployment world;
    private static Seat seat;
    private static byte[] film;
    private static String grant;

    @BeforeAll
    static void open() throws Exception {
        film = new byte[SIZE];
        new Random(11).nextBytes(film);
        store = FaultProxy.to(RealServers.objectStore().endpoint().getPort());
        world = Deployment.start(
                Options.usual().with("DELIVERY_PACKAGES_ENDPOINT", "http://127.0.0.1:" + store.port()));
        seat = enrolled(world, course());
        grant = Objects.requireNonNull(seat.start().header("X-Runtime-Grant"));
    }

    @AfterAll
    static void close() {
        world.close();
        store.close();
    }

    @AfterEach
    void mend() {
        store.rewriteAnswers(piece -> piece);
        store.mend();
    }

    // The sample, and a film in it that does not compress.
    private static Path course() throws IOException {
        try (var files = Files.walk(Ward.SAMPLE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(Ward.SAMPLE.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                Files.copy(file, copy);
            }
        }
        Files.write(folder.resolve("film.mp4"), film);
        return folder;
    }

    private static Seat enrolled(Deployment world, Path course) {
        School school = School.open(world);
        Learner learner = school.learner();
        EnrollmentId enrollment = new EnrollmentId(world.ids().next());
        var version = world.neighbours().course(school.tenant(), course).course();
        world.neighbours().enrollment(enrollment, learner, version, "active");
        return new Seat(world, world.player(learner, Player.LEARNER_SCOPE), enrollment, version);
    }

    private static Reply page() throws Exception {
        return seat.send(Call.get("/api/v1/g/" + grant + "/content/" + PAGE));
    }

    private static HttpRequest film() {
        return HttpRequest.newBuilder(world.api().resolve("/api/v1/g/" + grant + "/content/film.mp4"))
                .build();
    }

    @Test
    void while_it_is_away_files_are_to_be_asked_for_again_and_the_process_serves_on() throws Exception {
        assertThat(page().status()).isEqualTo(200);
        store.cut();
        Reply away = page();
        assertThat(away.status() + " " + away.code()).as(away.toString()).isEqualTo("503 dependency.unavailable");
        assertThat(Integer.parseInt(Objects.requireNonNull(away.header("Retry-After"))))
                .isPositive();
        assertThat(away.header("Cache-Control")).isEqualTo("no-store");
        assertThat(away.header("ETag")).isNull();
        assertThat(seat.send(Call.get("/readyz")).status()).isEqualTo(200);
        seat.done(Call.get(Player.SESSIONS));

        store.mend();
        assertThat(page().status()).isEqualTo(200);
    }

    @Test
    void while_it_says_nothing_nobody_waits_long() throws Exception {
        store.stall();
        long began = System.nanoTime();
        Reply silent = page();

        assertThat(silent.status()).as(silent.toString()).isEqualTo(503);
        assertThat(System.nanoTime() - began).isLessThan(15_000_000_000L);
    }

    @Test
    void a_file_that_breaks_off_does_not_look_whole() throws Exception {
        AtomicLong passed = new AtomicLong();
        store.rewriteAnswers(piece -> {
            if (passed.addAndGet(piece.length) > SIZE / 2) {
                store.cut();
            }
            return piece;
        });
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> http.send(film(), BodyHandlers.ofByteArray()))
                    .isInstanceOf(IOException.class);
        }
        assertThat(passed.get()).isGreaterThan(SIZE / 2);
        await().untilAsserted(() -> assertThat(Files.readString(world.server().log()))
                .contains("broke off in the middle of a file")
                .doesNotContain(grant));
    }

    @Test
    void more_than_the_heap_holds_is_on_its_way_at_once() throws Exception {
        int readers = 14;
        CyclicBarrier all = new CyclicBarrier(readers);
        List<Future<Boolean>> same = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < readers; i++) {
                same.add(threads.submit(() -> {
                    try (InputStream body =
                            http.send(film(), BodyHandlers.ofInputStream()).body()) {
                        all.await(20, TimeUnit.SECONDS);
                        return Arrays.equals(body.readAllBytes(), film);
                    }
                }));
            }
        }
        for (Future<Boolean> one : same) {
            assertThat(one.get()).isTrue();
        }
        assertThat(page().status()).isEqualTo(200);
    }

    @Test
    void who_goes_away_in_the_middle_leaves_nothing_behind() throws Exception {
        for (int i = 0; i < 40; i++) {
            try (HttpClient http = HttpClient.newHttpClient()) {
                http.send(film(), BodyHandlers.ofInputStream()).body().close();
            }
        }
        assertThat(page().status()).isEqualTo(200);
        assertThat(Files.readString(world.server().log())).doesNotContain("\"level\":\"error\"", grant);
    }

    @Test
    void metrics_have_the_route_and_nothing_of_the_path() throws Exception {
        page();
        try (HttpClient http = HttpClient.newHttpClient()) {
            String metrics = http.send(
                            HttpRequest.newBuilder(world.server().metrics()).build(), BodyHandlers.ofString())
                    .body();
            assertThat(metrics)
                    .contains("route=\"/api/v1/g/{grant}/content/**\"")
                    .doesNotContain(grant, "personal-data.html");
        }
    }

    @Test
    void where_nobody_said_where_files_are_the_process_starts_and_says_so() throws Exception {
        Set<String> store = Set.of(
                "DELIVERY_PACKAGES_ENDPOINT",
                "DELIVERY_PACKAGES_REGION",
                "DELIVERY_PACKAGES_BUCKET",
                "DELIVERY_PACKAGES_ACCESS_KEY",
                "DELIVERY_PACKAGES_SECRET_KEY",
                "DELIVERY_CONTENT_HOSTS");
        try (Deployment without = Deployment.start(Options.usual().without(store))) {
            Seat there = enrolled(without, Ward.SAMPLE);
            String granted = Objects.requireNonNull(there.start().header("X-Runtime-Grant"));
            Reply none = there.send(Call.get("/api/v1/g/" + granted + "/content/" + PAGE));

            assertThat(none.status() + " " + none.code()).isEqualTo("404 resource.not_found");
            assertThat(none.body()).contains("where course files are kept");
        }
    }
}
