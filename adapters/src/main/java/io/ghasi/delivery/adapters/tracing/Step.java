package io.ghasi.delivery.adapters.tracing;

import io.ghasi.delivery.adapters.telemetry.LogFields;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done as a part of a trace. Where nobody is told of it, it has its place in the trace and nothing else. To be ended once, by whichever thread;
 * what it says of itself has no person, no path with ids in it and nothing that a client makes up.
 */
public final class Step implements LogFields {
    private static final ThreadLocal<@Nullable Step> CURRENT = new ThreadLocal<>();
    private static final Step NONE = new Step(null, Span.getInvalid(), null);

    private final @Nullable Tracer tracer;
    private final Span span;
    private final @Nullable Trace trace;

    private Step(@Nullable Tracer tracer, Span span, @Nullable Trace trace) {
        this.tracer = tracer;
        this.span = span;
        this.trace = trace;
    }

    static Step silent(@Nullable Trace trace) {
        return trace == null ? NONE : new Step(null, Span.getInvalid(), trace);
    }

    static Step recorded(Tracer tracer, Span span) {
        SpanContext context = span.getSpanContext();
        Trace trace = new Trace(
                context.getTraceId(),
                context.getSpanId(),
                context.getTraceFlags().asHex());
        return new Step(tracer, span, trace);
    }

    static Context remote(@Nullable Trace parent) {
        return parent == null
                ? Context.root()
                : Context.root()
                        .with(Span.wrap(SpanContext.createFromRemoteParent(
                                parent.traceId(),
                                parent.spanId(),
                                TraceFlags.fromHex(parent.flags(), 0),
                                TraceState.getDefault())));
    }

    /** What this thread does for the step that it is within, and asks somebody else for. Nothing where it is within none. */
    public static Step call(String name) {
        Step current = CURRENT.get();
        if (current == null) {
            return NONE;
        }
        return current.tracer == null
                ? silent(current.trace)
                : recorded(
                        current.tracer,
                        current.tracer
                                .spanBuilder(name)
                                .setSpanKind(SpanKind.CLIENT)
                                .setParent(Context.root().with(current.span))
                                .startSpan());
    }

    /** From now on this thread works on it, until {@link #leave}. */
    public void enter() {
        CURRENT.set(this);
    }

    /** This thread works on nothing that is known. */
    public static void leave() {
        CURRENT.remove();
    }

    /** Its place, for whoever goes on with it; null where it has none. */
    public @Nullable Trace trace() {
        return trace;
    }

    /** Whether somebody is told of it. */
    public boolean isRecorded() {
        return span.isRecording();
    }

    /** What it turned out to be. */
    public Step named(String name) {
        span.updateName(name);
        return this;
    }

    /** One thing of it; nothing where {@code value} is null. */
    public Step with(String key, @Nullable String value) {
        if (value != null) {
            span.setAttribute(key, value);
        }
        return this;
    }

    /** One number of it. */
    public Step with(String key, long value) {
        span.setAttribute(key, value);
        return this;
    }

    /** It went wrong; {@code why} is one of few words, such as the name of a class. */
    public Step failed(String why) {
        span.setAttribute("error.type", why);
        span.setStatus(StatusCode.ERROR);
        return this;
    }

    /** It is over. */
    public void end() {
        span.end();
    }

    /** Does {@code work}, which is all of it. */
    public <T> T whole(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            failed(e.getClass().getSimpleName());
            throw e;
        } finally {
            end();
        }
    }

    @Override
    public @Nullable String traceId() {
        return trace == null ? null : trace.traceId();
    }

    @Override
    public @Nullable String spanId() {
        return trace == null ? null : trace.spanId();
    }
}
