package io.ghasi.delivery.adapters.tracing;

import io.ghasi.delivery.adapters.settings.ServiceUrl;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Begins spans, and tells a collector of those that somebody wants to see. Without a collector it makes none, and passes traces on. */
public final class Tracing implements AutoCloseable {
    private static final String SCOPE = "io.ghasi.delivery";
    private static final double HUNDRED = 100;

    private final @Nullable Tracer tracer;
    private final @Nullable SpanQueue queue;
    private final SpanAllowance allowance = new SpanAllowance(SpanAllowance.A_SECOND);

    private Tracing(@Nullable Tracer tracer, @Nullable SpanQueue queue) {
        this.tracer = tracer;
        this.queue = queue;
    }

    /** Makes no spans. */
    public static Tracing off() {
        return new Tracing(null, null);
    }

    /**
     * As {@code settings} say, in the name of {@code service}; {@code registry} is told what became of spans.
     *
     * @param built the version that its jar says; null where there is no jar
     */
    public static Tracing open(TraceSettings settings, String service, @Nullable String built, MeterRegistry registry) {
        ServiceUrl endpoint = settings.endpoint();
        if (endpoint == null) {
            return off();
        }
        String version = built == null ? "0-dev" : built;
        SpanQueue queue = new SpanQueue(
                answer -> settings.protocol().exporter(endpoint.value(), answer), SpanBounds.usual(), registry);
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(resource(service, version))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.percent() / HUNDRED)))
                .addSpanProcessor(queue)
                .build();
        return new Tracing(provider.get(SCOPE, version), queue);
    }

    // Nothing of the machine: the cluster's collector knows better where a pod runs.
    private static Resource resource(String service, String version) {
        return Resource.builder()
                .put(AttributeKey.stringKey("service.name"), service)
                .put(AttributeKey.stringKey("service.version"), version)
                .put(
                        AttributeKey.stringKey("service.instance.id"),
                        UUID.randomUUID().toString())
                .build();
    }

    /** A request comes in: always with a span id of our own, whoever is told of it. */
    public Step serve(String name, @Nullable String traceparent) {
        Trace parent = Trace.read(traceparent);
        if (parent != null && parent.isSampled() && tracer != null && !allowance.take()) {
            return Step.silent(Trace.continuing(traceparent).unsampled());
        }
        Step step = begin(SpanKind.SERVER, name, parent);
        return step == null ? unseen(traceparent) : step;
    }

    /** A request comes in that nobody has to be told of, such as a probe. */
    public static Step unseen(@Nullable String traceparent) {
        return Step.silent(Trace.continuing(traceparent));
    }

    /** A message is sent. Where nobody is told of it, it goes on as {@code traceparent}. */
    public Step publish(String name, @Nullable String traceparent) {
        return passing(SpanKind.PRODUCER, name, traceparent);
    }

    /** A message has come. Where nobody is told of it, it goes on as {@code traceparent}. */
    public Step process(String name, @Nullable String traceparent) {
        return passing(SpanKind.CONSUMER, name, traceparent);
    }

    // One that nobody traced begins no trace, however many are told of.
    private Step passing(SpanKind kind, String name, @Nullable String traceparent) {
        Trace parent = Trace.read(traceparent);
        Step step = parent == null ? null : begin(kind, name, parent);
        return step == null ? Step.silent(parent) : step;
    }

    private @Nullable Step begin(SpanKind kind, String name, @Nullable Trace parent) {
        if (tracer == null || (parent != null && !parent.isSampled())) {
            return null;
        }
        Span span = tracer.spanBuilder(name)
                .setSpanKind(kind)
                .setParent(Step.remote(parent))
                .startSpan();
        return span.isRecording() ? Step.recorded(tracer, span) : null;
    }

    /** Tells of what is over, for three seconds at most. */
    @Override
    public void close() {
        if (queue != null) {
            queue.close();
        }
    }
}
