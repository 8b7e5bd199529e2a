package io.ghasi.delivery.adapters.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.ghasi.delivery.adapters.settings.BadSettings;
import io.ghasi.delivery.adapters.settings.ServiceUrl;
import io.ghasi.delivery.adapters.settings.SettingsReader;
import io.ghasi.delivery.testkit.traces.Collected;
import io.ghasi.delivery.testkit.traces.Collector;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a collector gets, over the wire. */
class TracingTest {
    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";
    private static final String SAMPLED = "00-" + ID + "-" + PARENT + "-01";

    private Collector collector;

    @BeforeEach
    void start() throws IOException {
        collector = Collector.start();
    }

    @AfterEach
    void close() {
        Step.leave();
        collector.close();
    }

    private Tracing tracing(int percent) {
        TraceSettings settings =
                new TraceSettings(ServiceUrl.of(collector.uri().toString()), TraceProtocol.GRPC, percent);
        return Tracing.open(settings, "delivery-test", "1.2.3", new SimpleMeterRegistry());
    }

    private static Trace place(Step step) {
        return Objects.requireNonNull(step.trace());
    }

    @Test
    void a_step_and_what_is_asked_for_it_are_one_trace() {
        Step step;
        Step call;
        try (Tracing tracing = tracing(0)) {
            step = tracing.serve("HTTP", SAMPLED);
            step.enter();
            call = Step.call("GET neighbour").with("http.response.status_code", 200);
            call.end();
            step.named("GET /api/v1/things/{id}").failed("INTERNAL").end();
        }
        List<Collected> spans = collector.trace(ID);
        assertThat(spans)
                .hasSize(2)
                .allSatisfy(span -> assertThat(span.service()).isEqualTo("delivery-test"));
        assertThat(spans.getFirst().name()).isEqualTo("GET neighbour");
        assertThat(spans.getFirst().kind()).isEqualTo(SpanKind.SPAN_KIND_CLIENT);
        assertThat(spans.getFirst().parent()).isEqualTo(step.spanId());
        assertThat(spans.getFirst().span()).isEqualTo(call.spanId());
        assertThat(spans.getFirst().attributes()).containsEntry("http.response.status_code", "200");
        assertThat(spans.getLast().name()).isEqualTo("GET /api/v1/things/{id}");
        assertThat(spans.getLast().kind()).isEqualTo(SpanKind.SPAN_KIND_SERVER);
        assertThat(spans.getLast().parent()).isEqualTo(PARENT);
        assertThat(spans.getLast().span()).isEqualTo(step.spanId());
        assertThat(spans.getLast().isError()).isTrue();
    }

    @Test
    void who_does_not_want_to_see_a_trace_is_obeyed_whatever_we_would_tell() {
        String unsampled = "00-" + ID + "-" + PARENT + "-00";
        try (Tracing tracing = tracing(100)) {
            Step request = tracing.serve("HTTP", unsampled);
            assertThat(place(request).traceparent())
                    .startsWith("00-" + ID)
                    .endsWith("-00")
                    .doesNotContain(PARENT);
            Step message = tracing.publish("publish", unsampled);
            assertThat(place(message).traceparent()).isEqualTo(unsampled);
            List.of(request, message).forEach(Step::end);
        }
        assertThat(collector.spans()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 30, 100})
    void of_requests_that_begin_a_trace_some_are_told_of(int percent) {
        int requests = 1_000;
        try (Tracing tracing = tracing(percent)) {
            for (int i = 0; i < requests; i++) {
                Step step = tracing.serve("HTTP", null);
                assertThat(step.traceId()).matches("[0-9a-f]{32}");
                assertThat(place(step).isSampled()).isEqualTo(step.isRecorded());
                step.end();
            }
        }
        // Ids are random: a tenth off is more than six standard deviations.
        assertThat(collector.spans()).hasSizeBetween(requests * (percent - 10) / 100, requests * (percent + 10) / 100);
        assertThat(collector.spans().size() == requests).isEqualTo(percent == 100);
    }

    @Test
    void without_a_collector_a_trace_is_passed_on() {
        TraceSettings settings = new TraceSettings(null, TraceProtocol.GRPC, 100);
        try (Tracing tracing = Tracing.open(settings, "delivery-test", null, new SimpleMeterRegistry())) {
            Step request = tracing.serve("HTTP", SAMPLED);
            request.enter();
            assertThat(request.isRecorded()).isFalse();
            assertThat(place(request).traceparent())
                    .startsWith("00-" + ID)
                    .endsWith("-01")
                    .doesNotContain(PARENT);
            assertThat(Step.call("GET neighbour").trace()).isEqualTo(request.trace());
            assertThat(tracing.process("process", SAMPLED).trace()).isEqualTo(Trace.read(SAMPLED));
            assertThat(tracing.publish("publish", "nonsense").trace()).isNull();
        }
    }

    @Test
    void a_message_that_nobody_traced_begins_no_trace() {
        try (Tracing tracing = tracing(100)) {
            for (String none : new String[] {null, "", "nonsense"}) {
                assertThat(tracing.process("process", none).isRecorded()).isFalse();
                assertThat(tracing.publish("publish", none).trace()).isNull();
            }
        }
    }

    @Test
    void whoever_wants_to_see_all_sees_some() {
        try (Tracing tracing = tracing(0)) {
            List<Step> steps = Stream.generate(() -> tracing.serve("HTTP", SAMPLED))
                    .limit(10 * SpanAllowance.A_SECOND)
                    .toList();
            List<Step> beyond =
                    steps.stream().filter(step -> !step.isRecorded()).toList();
            // As many as a second has, and what was allowed anew meanwhile.
            assertThat(steps).hasSizeGreaterThan(beyond.size() + SpanAllowance.A_SECOND - 1);
            assertThat(beyond)
                    .isNotEmpty()
                    // Whoever comes after us is not told to record it either.
                    .allSatisfy(step -> assertThat(place(step).traceparent())
                            .startsWith("00-" + ID)
                            .endsWith("-00"));
            steps.forEach(Step::end);
            await().until(() -> tracing.serve("HTTP", SAMPLED).isRecorded());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://c:4318/v1/traces  | http/protobuf | ends with /v1/traces, which is added
            http://c:4317/v1/traces/ | grpc          | ends with /v1/traces, which is added
            http://c:4317/otlp       | grpc          | has a path, and grpc knows none
            http://c:4318?x=1        | http/protobuf | has more than an address in it
            http://c:4318#x          | grpc          | has more than an address in it
            """)
    void an_address_that_leads_nowhere_is_refused(String endpoint, String protocol, String told) {
        Map<String, String> environment = Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT", endpoint,
                "OTEL_EXPORTER_OTLP_PROTOCOL", protocol,
                "DELIVERY_ENV", "dev");
        assertThatThrownBy(() -> SettingsReader.read("delivery.traces", TraceSettings.class, environment))
                .isInstanceOfSatisfying(
                        BadSettings.class,
                        bad -> assertThat(bad.faults())
                                .singleElement()
                                .asString()
                                .startsWith("OTEL_EXPORTER_OTLP_ENDPOINT " + told));
    }

    @Test
    void what_nobody_is_within_calls_for_nobody() {
        assertThat(Step.call("GET neighbour").trace()).isNull();
    }

    @Test
    void what_throws_has_gone_wrong_and_is_over() {
        try (Tracing tracing = tracing(0)) {
            tracing.serve("HTTP", SAMPLED).enter();
            assertThatThrownBy(() -> Step.call("postgresql commit").whole(() -> {
                        throw new IllegalStateException("with a name in it");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        Collected span = collector.trace(ID).getFirst();
        assertThat(span.isError()).isTrue();
        assertThat(span.attributes()).containsEntry("error.type", "IllegalStateException");
        assertThat(span.toString()).doesNotContain("a name in it");
    }

    @Test
    void a_collector_that_speaks_plain_http_is_told_on_its_path() throws Exception {
        List<Collected> told = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", exchange -> {
            try (var body = new GZIPInputStream(exchange.getRequestBody())) {
                told.addAll(Collected.of(ExportTraceServiceRequest.parseFrom(body)));
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        ServiceUrl endpoint =
                ServiceUrl.of("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        TraceSettings settings = new TraceSettings(endpoint, TraceProtocol.HTTP_PROTOBUF, 0);
        try (Tracing tracing = Tracing.open(settings, "delivery-test", null, new SimpleMeterRegistry())) {
            tracing.serve("HTTP", SAMPLED).end();
        } finally {
            server.stop(0);
        }
        assertThat(told).extracting(Collected::trace).containsExactly(ID);
    }

    @Test
    void spans_are_told_of_while_the_process_goes_on() {
        try (Tracing tracing = tracing(100)) {
            tracing.serve("HTTP", SAMPLED).end();
            await().untilAsserted(() -> assertThat(collector.trace(ID)).hasSize(1));
        }
    }
}
