package io.ghasi.delivery.relay.loop;

import io.ghasi.delivery.adapters.telemetry.Buckets;
import io.ghasi.delivery.adapters.telemetry.LogEvent;
import io.ghasi.delivery.core.outbox.Command;
import io.ghasi.delivery.core.outbox.Gauge;
import io.ghasi.delivery.core.outbox.OutboxRow;
import io.ghasi.delivery.core.outbox.Receipt;
import io.ghasi.delivery.core.outbox.Signal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Prometheus and the log are told of a relay. No tenant is a label: there are too many. */
public final class RelayMetrics implements RelayWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RelayMetrics.class);
    private static final Duration[] LAGS =
            Buckets.of(TimeUnit.MILLISECONDS, 5, 10, 25, 50, 100, 200, 500, 1_000, 5_000, 30_000, 300_000, 3_600_000);

    private final InstantSource clock;
    private final Timer lag;
    private final Counter stored;
    private final Counter duplicates;
    private final Counter unsure;
    private final Counter refused;
    private final Counter parked;
    private final Counter failures;
    private final AtomicLong pending = new AtomicLong();
    private volatile Gauge gauge = new Gauge(0, 0, 0);
    private Signal.@Nullable Failed last;

    /** {@code clock} is compared with the database's: both are to be synchronised. */
    public RelayMetrics(MeterRegistry registry, InstantSource clock) {
        this.clock = clock;
        this.lag = Timer.builder("delivery_outbox_lag_seconds")
                .description("From an event's transaction to its place in the stream")
                .serviceLevelObjectives(LAGS)
                .register(registry);
        this.stored = published(registry, "stored");
        this.duplicates = published(registry, "duplicate");
        this.unsure = published(registry, "unsure");
        this.refused = published(registry, "refused");
        this.parked = registry.counter("delivery_outbox_parked_total");
        this.failures = registry.counter("delivery_outbox_store_failures_total");
        registry.gauge("delivery_outbox_pending", pending);
        registry.gauge("delivery_outbox_shards", this, it -> it.gauge.shards());
        registry.gauge("delivery_outbox_held", this, it -> it.gauge.held());
        registry.gauge("delivery_outbox_in_flight", this, it -> it.gauge.underWay());
    }

    private static Counter published(MeterRegistry registry, String result) {
        return registry.counter("delivery_outbox_published_total", "result", result);
    }

    /** How many events wait, of all relays: asked of the database now and then. */
    public void pending(long count) {
        pending.set(count);
    }

    @Override
    public void answered(OutboxRow row, Receipt receipt) {
        switch (receipt) {
            case Receipt.Stored(long _, boolean duplicate) -> {
                (duplicate ? duplicates : stored).increment();
                lag.record(Duration.between(row.createdAt(), clock.instant()));
            }
            case Receipt.Unsure _ -> unsure.increment();
            case Receipt.Refused _ -> refused.increment();
        }
    }

    @Override
    public void parked(Command.Park park) {
        parked.increment();
        LOG.error(
                LogEvent.EVENT_PARKED,
                "an event cannot be published and blocks its aggregate: event={} subject={} aggregate={} version={}: {}",
                park.row().event(),
                park.row().subject(),
                park.row().aggregate(),
                park.row().version(),
                park.reason());
    }

    // A database that is away fails every call: it is said once, and again when it fails otherwise.
    @Override
    public void failed(Signal.Failed failed) {
        failures.increment();
        if (last == null || !last.reason().equals(failed.reason())) {
            LOG.warn(LogEvent.OUTBOX_UNAVAILABLE, "the outbox does not answer: {}", failed.reason());
        }
        last = failed;
    }

    @Override
    public void stands(Gauge now) {
        gauge = now;
    }
}
