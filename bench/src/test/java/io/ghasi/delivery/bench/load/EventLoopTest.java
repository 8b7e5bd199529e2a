package io.ghasi.delivery.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.bench.load.ScriptedServer.Asked;
import io.ghasi.delivery.bench.load.ScriptedServer.Script;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventLoopTest {
    private static final int SESSIONS = 40;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static PhaseResult play(ScriptedServer server, Phase phase) throws IOException {
        List<Requests> requests = IntStream.range(0, SESSIONS)
                .mapToObj(i -> Requests.of(phase.kind(), new Target("ps_" + i, "ten_" + i, "token" + i), "service"))
                .toList();
        return LoadProcess.play(
                phase, server.address(), requests, new MonotonicUlids(InstantSource.system(), new Random()));
    }

    private static Phase navigate(Pace pace, int connections) {
        return new Phase(Phase.Kind.NAVIGATE, pace, connections, SECOND);
    }

    @Test
    void the_closed_model_counts_every_answer() throws IOException {
        try (ScriptedServer server = new ScriptedServer(_ -> 200)) {
            PhaseResult result = play(server, navigate(new Pace.Closed(), 8));

            assertThat(result.failure()).isNull();
            assertThat(result.answered()).isEqualTo(server.asked().size()).isGreaterThan(SESSIONS);
            assertThat(result.perSecond()).isBetween(result.answered() - 8.0, (double) result.answered());
        }
    }

    @Test
    void every_navigate_has_a_key_of_its_own_and_goes_forth_and_back_in_turn() throws IOException {
        try (ScriptedServer server = new ScriptedServer(_ -> 200)) {
            play(server, navigate(new Pace.Open(400), 8));

            Collection<Asked> asked = server.asked();
            assertThat(asked).hasSize(400);
            assertThat(asked.stream().map(Asked::key)).doesNotHaveDuplicates().allMatch(key -> key.length() == 26);
            Map<String, List<Asked>> bySession = asked.stream().collect(Collectors.groupingBy(Asked::line));
            assertThat(bySession).hasSize(SESSIONS).containsKey("PATCH /api/v1/play-sessions/ps_7/navigate");
            assertThat(bySession.values()).allSatisfy(turns -> {
                assertThat(turns.stream().map(Asked::body).distinct()).hasSize(2);
                for (int i = 0; i < turns.size(); i++) {
                    assertThat(turns.get(i).body()).contains(i % 2 == 0 ? "next" : "previous");
                }
            });
            assertThat(asked).allSatisfy(one -> {
                String number = one.tenant().substring("ten_".length());
                assertThat(one.authorization()).isEqualTo("Bearer token" + number);
                assertThat(one.line()).contains("/ps_" + number + "/");
            });
        }
    }

    @Test
    void a_get_reads_the_session() throws IOException {
        try (ScriptedServer server = new ScriptedServer(_ -> 200)) {
            play(server, new Phase(Phase.Kind.GET, new Pace.Open(50), 2, SECOND));

            assertThat(server.asked())
                    .hasSize(50)
                    .contains(new Asked("GET /api/v1/play-sessions/ps_0", "ten_0", "Bearer token0", "", ""));
        }
    }

    @Test
    void a_server_that_stalls_shows_in_the_open_model() throws IOException {
        // One stall of 400 ms in a second of 500 requests, whatever the connection: a fifth of a second's requests and
        // more wait.
        ReentrantLock oneAtATime = new ReentrantLock();
        AtomicInteger count = new AtomicInteger();
        Script stalling = _ -> {
            oneAtATime.lock();
            try {
                if (count.incrementAndGet() == 200) {
                    TimeUnit.MILLISECONDS.sleep(400);
                }
                return 200;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                oneAtATime.unlock();
            }
        };
        try (ScriptedServer server = new ScriptedServer(stalling)) {
            PhaseResult result = play(server, navigate(new Pace.Open(500), 4));

            assertThat(result.failure()).isNull();
            assertThat(result.answered()).isEqualTo(500);
            // Four connections saw it: 0.8 % of the requests. From when they were due, a fifth of all did.
            assertThat(result.p99Ms()).isBetween(300.0, 1_000.0);
            assertThat(result.maxMs()).isGreaterThan(395);
        }
    }

    @Test
    void the_first_answer_that_is_not_200_ends_the_phase_and_is_shown() throws IOException {
        AtomicInteger count = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer(_ -> count.incrementAndGet() == 20 ? 429 : 200)) {
            PhaseResult result = play(server, navigate(new Pace.Open(200), 4));

            assertThat(result.failure()).contains("429").contains("{\"status\":429}");
            assertThat(result.answered()).isLessThan(30);
        }
    }

    @Test
    void a_phase_survives_its_line() {
        Phase open = new Phase(Phase.Kind.GET, new Pace.Open(1_000), 64, Duration.ofSeconds(15));
        Phase closed = navigate(new Pace.Closed(), 64);

        assertThat(List.of(Phase.parse(open.line()), Phase.parse(closed.line())))
                .containsExactly(open, closed);
    }

    @Test
    void a_target_survives_its_line() {
        Target plain = new Target("ps_1", "ten_1", "token");
        Target speaking = new Target("ps_1", "ten_1", "token", new Target.Speaker("c1l2", 3, 17));

        assertThat(List.of(Target.parse(plain.line()), Target.parse(speaking.line())))
                .containsExactly(plain, speaking);
    }

    @Test
    void an_answer_that_does_not_say_that_all_calls_were_good_ends_a_phase_of_commits() throws IOException {
        Target target = new Target("ps_1", "ten_1", "token", new Target.Speaker("c1l2", 3, 17));
        Phase commits = new Phase(Phase.Kind.COMMIT_60K, new Pace.Open(10), 1, SECOND);
        try (ScriptedServer server = new ScriptedServer(_ -> 200)) {
            PhaseResult result = LoadProcess.play(
                    commits,
                    server.address(),
                    List.of(Requests.of(commits.kind(), target, "service")),
                    new MonotonicUlids(InstantSource.system(), new Random()));

            assertThat(result.failure()).contains("a call was refused").contains("{\"status\":200}");
            assertThat(server.asked()).hasSize(1);
        }
    }
}
