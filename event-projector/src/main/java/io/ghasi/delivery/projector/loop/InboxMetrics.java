package io.ghasi.delivery.projector.loop;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/** What became of what a consumer brought: {@code delivery_inbox_processed_total{consumer,outcome}}. */
public final class InboxMetrics {
    private static final String PROCESSED = "delivery.inbox.processed";
    private static final String NEWER = "delivery.inbox.newer.fields";

    private final MeterRegistry registry;
    private final String consumer;

    public InboxMetrics(MeterRegistry registry, String consumer) {
        this.registry = registry;
        this.consumer = consumer;
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
