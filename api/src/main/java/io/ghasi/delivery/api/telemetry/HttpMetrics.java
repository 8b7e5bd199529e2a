package io.ghasi.delivery.api.telemetry;

import io.ghasi.delivery.adapters.telemetry.Buckets;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@code delivery_http_requests_total} and {@code delivery_http_request_duration_seconds} with {@code method}, {@code route} and {@code status_code},
 * {@code delivery_http_errors_total} with {@code method}, {@code route} and {@code error_code}. A route is a path with its variables as such: clients cannot
 * make up new ones, nor methods.
 */
public final class HttpMetrics {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final String OTHER_METHOD = "other";
    /** The route of what led nowhere, or was refused before anybody looked where it leads. */
    static final String NO_ROUTE = "none";

    // 200 and 500 ms are the bounds of the objectives for latency.
    private static final Duration[] BOUNDS =
            Buckets.of(TimeUnit.MILLISECONDS, 5, 10, 25, 50, 100, 200, 300, 500, 1_000, 2_500, 5_000);

    private final MeterRegistry registry;
    private final Map<Answered, Meters> requests = new ConcurrentHashMap<>();
    private final Map<Refused, Counter> errors = new ConcurrentHashMap<>();

    public HttpMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Answered(String method, String route, int status) {}

    private record Refused(String method, String route, String error) {}

    private record Meters(Counter count, Timer duration) {}

    /**
     * One request, answered.
     *
     * @param route null where none was found
     * @param error the code of the problem that it was answered with; null where it went well
     */
    public void count(String method, @Nullable String route, int status, @Nullable String error, long nanos) {
        String known = known(method);
        String found = route == null ? NO_ROUTE : route;
        Meters meters = requests.computeIfAbsent(new Answered(known, found, status), this::meters);
        meters.count.increment();
        meters.duration.record(Duration.ofNanos(nanos));
        if (error != null) {
            errors.computeIfAbsent(new Refused(known, found, error), this::counter)
                    .increment();
        }
    }

    /** {@code method} where it is one of HTTP's. */
    static String known(String method) {
        return METHODS.contains(method) ? method : OTHER_METHOD;
    }

    private Meters meters(Answered of) {
        Tags tags = Tags.of("method", of.method, "route", of.route, "status_code", Integer.toString(of.status));
        return new Meters(
                Counter.builder("delivery_http_requests_total")
                        .description("Requests that were answered")
                        .tags(tags)
                        .register(registry),
                Timer.builder("delivery_http_request_duration_seconds")
                        .description("From a request's first line to the end of its answer")
                        .serviceLevelObjectives(BOUNDS)
                        .tags(tags)
                        .register(registry));
    }

    private Counter counter(Refused of) {
        return Counter.builder("delivery_http_errors_total")
                .description("Requests that were answered with a problem")
                .tags("method", of.method, "route", of.route, "error_code", of.error)
                .register(registry);
    }
}
