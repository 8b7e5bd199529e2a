package io.ghasi.delivery.acceptance.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.acceptance.town.Town;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Newcomers.Newcomer;
import io.ghasi.delivery.journey.client.Player;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The names that the platform's dashboards and alerts ask for, as they come out of our processes. */
class MetricsTest {
    private static final String REQUESTS = "delivery_http_requests_total";
    private static final String NAVIGATE = "route=/api/v1/play-sessions/{id}/navigate";

    private final Town town = Town.shared();
    private Newcomer seat;

    // Something of everything: what never happened has no series.
    @BeforeEach
    void play() throws Exception {
        seat = town.newcomer(town.tenant());
        seat.player().ask(Player.next(seat.session()));
        seat.player().ask(Player.transition(seat.session(), "complete"));
        seat.player().ask(Player.transition(seat.session(), "abandon"));
    }

    @Test
    void everything_is_there_under_its_name_with_its_labels() {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(Scrape.of(town.metrics()).shapes())
                        .contains(
                                "delivery_http_requests_total{method, route, status_code}",
                                "delivery_http_request_duration_seconds_count{method, route, status_code}",
                                "delivery_http_errors_total{error_code, method, route}",
                                "delivery_tenant_requests_total{tenant}",
                                "delivery_play_sessions_active{}",
                                "delivery_play_sessions_started_total{is_offline}",
                                "delivery_play_sessions_completed_total{}",
                                "delivery_play_sessions_abandoned_total{reason}",
                                "delivery_session_duration_seconds_count{outcome}",
                                "delivery_navigation_events_total{navigation_type}",
                                "delivery_db_pool_connections_active{}",
                                "delivery_db_query_duration_seconds_count{}",
                                "delivery_redis_operations_total{outcome}",
                                "delivery_redis_latency_seconds_count{}",
                                "delivery_outbox_lag_seconds_count{}",
                                "delivery_outbox_pending{}",
                                "delivery_inbox_processed_total{consumer, outcome}",
                                "delivery_dlq_messages{}",
                                "delivery_trace_spans_total{outcome}"));
    }

    @Test
    void a_step_counts_once_where_it_belongs() throws Exception {
        Newcomer other = town.newcomer(town.tenant());
        Scrape before = still();
        assertThat(other.player().ask(Player.next(other.session())).status()).isEqualTo(200);
        Scrape after = still();
        assertThat(grown(before, after, REQUESTS, "method=PATCH", NAVIGATE, "status_code=200"))
                .isEqualTo(1);
        assertThat(grown(before, after, REQUESTS)).isEqualTo(1);
        assertThat(grown(before, after, "delivery_http_request_duration_seconds_count", NAVIGATE))
                .isEqualTo(1);
        assertThat(grown(before, after, "delivery_navigation_events_total", "navigation_type=next"))
                .isEqualTo(1);
        assertThat(grown(before, after, "delivery_http_errors_total")).isZero();
        assertThat(grown(before, after, "delivery_db_query_duration_seconds_count"))
                .isPositive();
    }

    @Test
    void clients_cannot_make_up_series() throws Exception {
        Scrape before = still();
        for (int i = 0; i < 20; i++) {
            seat.player().send(new Call("MADE" + i, "/nowhere/" + i, List.of(), null));
            seat.player().ask(Call.get(Player.SESSIONS + "/ps_" + i));
        }
        Scrape after = still();
        assertThat(grown(before, after, REQUESTS)).isEqualTo(40);
        assertThat(grown(before, after, REQUESTS, "method=other", "route=none")).isEqualTo(20);
        assertThat(after.named(REQUESTS)).hasSizeLessThan(before.named(REQUESTS).size() + 3);
    }

    // A request counts when its answer is over, which whoever got it may see sooner.
    private Scrape still() throws IOException, InterruptedException {
        AtomicReference<Scrape> last = new AtomicReference<>(Scrape.of(town.metrics()));
        await().pollInterval(Duration.ofMillis(200)).until(() -> {
            Scrape now = Scrape.of(town.metrics());
            return now.sum(REQUESTS) == last.getAndSet(now).sum(REQUESTS);
        });
        return last.get();
    }

    private static double grown(Scrape before, Scrape after, String name, String... labels) {
        return after.sum(name, labels) - before.sum(name, labels);
    }
}
