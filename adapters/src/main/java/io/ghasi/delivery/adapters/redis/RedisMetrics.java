package io.ghasi.delivery.adapters.redis;

import io.ghasi.delivery.adapters.telemetry.Buckets;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** {@code delivery_redis_operations_total} with {@code outcome} answered or failed, and {@code delivery_redis_latency_seconds} of both. */
final class RedisMetrics {
    private static final Duration[] BOUNDS = Buckets.of(TimeUnit.MILLISECONDS, 1, 2, 5, 10, 25, 50, 100, 150, 250, 500);

    private final Counter answered;
    private final Counter failed;
    private final Timer latency;

    RedisMetrics(MeterRegistry registry) {
        this.answered = registry.counter("delivery_redis_operations_total", "outcome", "answered");
        this.failed = registry.counter("delivery_redis_operations_total", "outcome", "failed");
        this.latency = Timer.builder("delivery_redis_latency_seconds")
                .description("From a question to Redis to its answer, the wait for a connection included")
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    long timed(LongSupplier question) {
        long begin = System.nanoTime();
        Counter outcome = failed;
        try {
            long answer = question.getAsLong();
            outcome = answered;
            return answer;
        } finally {
            outcome.increment();
            latency.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
        }
    }
}
