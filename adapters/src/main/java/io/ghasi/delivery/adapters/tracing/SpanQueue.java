package io.ghasi.delivery.adapters.tracing;

import io.ghasi.delivery.adapters.telemetry.LogEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spans that are over, on their way to a collector. Whoever ends a span never waits: where there is no room, it is dropped. Each counts once, in
 * {@code delivery_trace_spans_total{outcome}}: {@code sent}, {@code failed} where the collector did not take it in time, {@code dropped}.
 */
final class SpanQueue implements SpanProcessor {
    private static final Logger LOG = LoggerFactory.getLogger(SpanQueue.class);
    // An exporter has a bound of its own, which is what counts.
    private static final int LONGER = 2;

    private final Function<Duration, SpanExporter> exporters;
    private final SpanBounds bounds;
    private final BlockingQueue<SpanData> waiting;
    private final Semaphore hurry = new Semaphore(0);
    private final Counter sent;
    private final Counter failed;
    private final Counter dropped;
    private final Thread thread;
    private volatile boolean ended;
    private @Nullable SpanExporter exporter;
    private boolean told;

    /** Begins at once. {@code exporters} makes one that waits so long, when there is something to tell: a process that starts has better things to do. */
    SpanQueue(Function<Duration, SpanExporter> exporters, SpanBounds bounds, MeterRegistry registry) {
        this.exporters = exporters;
        this.bounds = bounds;
        this.waiting = new LinkedBlockingQueue<>(bounds.waiting());
        this.sent = counter(registry, "sent");
        this.failed = counter(registry, "failed");
        this.dropped = counter(registry, "dropped");
        this.thread = Thread.ofPlatform().name("spans").daemon().start(this::run);
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("delivery_trace_spans_total")
                .description("Spans that are over, by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isEndRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (ended || !waiting.offer(span.toSpanData())) {
            dropped.increment();
        } else if (waiting.size() >= bounds.batch()) {
            hurry.release();
        }
    }

    private void run() {
        try {
            while (!ended || !waiting.isEmpty()) {
                send(gather());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private List<SpanData> gather() throws InterruptedException {
        if (waiting.size() < bounds.batch() && !ended) {
            boolean _ = hurry.tryAcquire(bounds.gather().toMillis(), TimeUnit.MILLISECONDS);
        }
        hurry.drainPermits();
        List<SpanData> batch = new ArrayList<>();
        waiting.drainTo(batch, bounds.batch());
        return batch;
    }

    private void send(List<SpanData> batch) {
        if (!batch.isEmpty()) {
            (isTaken(batch) ? sent : failed).increment(batch.size());
        }
    }

    // Whatever an exporter throws is no reason to end: what comes later may be told of.
    private boolean isTaken(List<SpanData> batch) {
        try {
            SpanExporter to = exporter;
            if (to == null) {
                to = exporters.apply(bounds.answer());
                exporter = to;
            }
            return to.export(batch)
                    .join(LONGER * bounds.answer().toMillis(), TimeUnit.MILLISECONDS)
                    .isSuccess();
        } catch (RuntimeException | LinkageError e) {
            tell(e);
            return false;
        }
    }

    // Once: the library tells of a collector that does not answer, and this is something else.
    private void tell(Throwable fault) {
        if (!told) {
            told = true;
            LOG.warn(LogEvent.SPANS_UNTOLD, "spans cannot be told of, and are counted as failed", fault);
        }
    }

    /** Tells of what is left as long as the farewell lasts; the rest is dropped. */
    @Override
    public void close() {
        ended = true;
        hurry.release();
        try {
            if (!thread.join(bounds.farewell())) {
                thread.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        List<SpanData> left = new ArrayList<>();
        waiting.drainTo(left);
        dropped.increment(left.size());
    }

    @Override
    public CompletableResultCode shutdown() {
        close();
        return CompletableResultCode.ofSuccess();
    }
}
