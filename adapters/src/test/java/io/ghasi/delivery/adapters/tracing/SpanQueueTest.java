package io.ghasi.delivery.adapters.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.testkit.traces.Collector;
import io.ghasi.delivery.testkit.traces.Collector.Mood;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A collector that is slow, hangs or is away is nobody's trouble but its own. */
class SpanQueueTest {
    private static final SpanBounds SMALL = bounds(Duration.ofMillis(20), Duration.ofMillis(300));

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private static SpanBounds bounds(Duration gather, Duration farewell) {
        return new SpanBounds(100, 10, gather, Duration.ofSeconds(1), farewell);
    }

    private SpanQueue queue(URI collector) {
        return new SpanQueue(answer -> TraceProtocol.GRPC.exporter(collector, answer), SMALL, registry);
    }

    private static Tracer tracer(SpanQueue queue) {
        return SdkTracerProvider.builder().addSpanProcessor(queue).build().get("test");
    }

    private static void end(Tracer tracer, int spans) {
        for (int i = 0; i < spans; i++) {
            tracer.spanBuilder("step").startSpan().end();
        }
    }

    private double counted(String outcome) {
        return registry.get("delivery_trace_spans_total")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private double counted() {
        return counted("sent") + counted("failed") + counted("dropped");
    }

    @Test
    void one_that_hangs_makes_nobody_wait_and_each_span_counts() throws IOException {
        try (Collector collector = Collector.start()) {
            collector.be(Mood.HANGS);
            SpanQueue queue = queue(collector.uri());
            Tracer tracer = tracer(queue);
            long begin = System.nanoTime();
            end(tracer, 1_000);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
            // One batch is on its way, and as many as there is room for wait.
            assertThat(counted("dropped")).isBetween(1_000.0 - 100 - 10, 1_000.0 - 100);
            long end = System.nanoTime();
            queue.close();
            assertThat(Duration.ofNanos(System.nanoTime() - end)).isLessThan(Duration.ofSeconds(3));
            await().untilAsserted(() -> assertThat(counted()).isEqualTo(1_000));
            assertThat(counted("sent")).isZero();
        }
    }

    @Test
    void one_that_refuses_gets_what_comes_later() throws IOException {
        try (Collector collector = Collector.start();
                SpanQueue queue = queue(collector.uri())) {
            collector.be(Mood.REFUSES);
            Tracer tracer = tracer(queue);
            end(tracer, 7);
            await().untilAsserted(() -> assertThat(counted("failed")).isEqualTo(7));
            collector.be(Mood.TAKES);
            end(tracer, 5);
            await().untilAsserted(() -> assertThat(counted("sent")).isEqualTo(5));
            assertThat(collector.spans()).hasSize(5);
        }
    }

    @Test
    void one_that_is_away_is_given_up_on() throws IOException {
        URI nobody;
        try (ServerSocket gone = new ServerSocket(0)) {
            nobody = URI.create("http://127.0.0.1:" + gone.getLocalPort());
        }
        try (SpanQueue queue = queue(nobody)) {
            end(tracer(queue), 3);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(counted("failed")).isEqualTo(3));
        }
    }

    @Test
    void what_is_left_at_the_end_is_told_and_what_comes_after_it_is_dropped() throws IOException {
        try (Collector collector = Collector.start()) {
            SpanBounds patient = bounds(Duration.ofHours(1), Duration.ofSeconds(10));
            SpanQueue queue =
                    new SpanQueue(answer -> TraceProtocol.GRPC.exporter(collector.uri(), answer), patient, registry);
            Tracer tracer = tracer(queue);
            end(tracer, 25);
            queue.close();
            end(tracer, 1);
            assertThat(collector.spans()).hasSize(25);
            assertThat(counted("sent")).isEqualTo(25);
            assertThat(counted("dropped")).isEqualTo(1);
        }
    }

    @Test
    void an_exporter_that_cannot_be_made_is_one_that_takes_nothing() {
        SpanQueue queue = new SpanQueue(
                _ -> {
                    throw new NoClassDefFoundError("no sender on the class path");
                },
                SMALL,
                registry);
        end(tracer(queue), 2);
        await().untilAsserted(() -> assertThat(counted("failed")).isEqualTo(2));
        end(tracer(queue), 1);
        await().untilAsserted(() -> assertThat(counted("failed")).isEqualTo(3));
        queue.close();
    }
}
