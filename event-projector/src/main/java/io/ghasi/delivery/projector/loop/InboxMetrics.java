package io.ghasi.delivery.projector.loop;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.concurrent.atomic.AtomicLong;

/** What became of what a consumer brought: {@code delivery_inbox_processed_total{consumer,outcome}}. */
public final class InboxMetrics {
    private static final String PROCESSED = "delivery.inbox.processed";
    private static final String DEAD = "delivery.dlq.messages";
    private static final String NEWER = "delivery.inbox.newer.fields";

    private final MeterRegistry registry;
    private final String consumer;

    public InboxMetrics(MeterRegistry registry, String consumer) {
        this.registry = registry;
        this.consumer = consumer;
    }

    /** How many dead letters there are, for whoever counts them: {@code delivery_dlq_messages}. */
    public static AtomicLong deadLetters(MeterRegistry registry) {
        AtomicLong letters = new AtomicLong();
        Gauge.builder(DEAD, letters, AtomicLong::doubleValue)
                .strongReference(true)
                .register(registry);
        return letters;
    }

    /** One message, settled or held. {@code outcome} is one of few words. */
    void count(String outcome) {
        registry.counter(PROCESSED, Tags.of("consumer", consumer, "outcome", outcome))
                .increment();
    }

    /** One that says more than we know of. */
    void newerFields() {
        registry.counter(NEWER, Tags.of("consumer", consumer)).increment();
    }
}
