package io.ghasi.delivery.api.exchange;

import io.ghasi.delivery.adapters.grants.Grant;
import io.ghasi.delivery.adapters.telemetry.ActorHash;
import io.ghasi.delivery.adapters.telemetry.LogFields;
import io.ghasi.delivery.adapters.tracing.Step;
import io.ghasi.delivery.adapters.tracing.Trace;
import io.ghasi.delivery.adapters.tracing.Tracing;
import io.ghasi.delivery.api.problem.Code;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One request and what is known of it so far. Confined to the thread that serves it. */
public final class Exchange implements LogFields {
    /** What every path of the API begins with. */
    static final String API = "/api/";

    private static final String ATTRIBUTE = Exchange.class.getName();

    private final RequestId id;
    private final Step step;
    private final Trace trace;
    private final String path;
    private final HttpServletRequest request;
    private @Nullable Caller caller;
    private @Nullable Code problem;

    private Exchange(RequestId id, Step step, String path, HttpServletRequest request) {
        this.id = id;
        this.step = step;
        this.trace = Objects.requireNonNull(step.trace(), "a request has a place in a trace");
        this.path = path;
        this.request = request;
    }

    /** Where the names of exchanges come from: of the request, and of its place in a trace. */
    public record Names(IdSource ids, Tracing tracing) {
        // Of probes nobody wants to see how long they took, and of what is none of our paths there is nothing to tell.
        private Step step(HttpServletRequest request) {
            String parent = request.getHeader("traceparent");
            String path = request.getServletPath();
            return path != null && path.startsWith(API) ? tracing.serve("HTTP", parent) : Tracing.unseen(parent);
        }
    }

    /** Names the exchange of {@code request}, on its answer too. */
    static Exchange begin(Names names, HttpServletRequest request, HttpServletResponse response) {
        String uri = request.getRequestURI();
        Exchange exchange = new Exchange(
                new RequestId(names.ids.next()),
                names.step(request),
                uri == null || !isReference(uri) ? "/" : GrantedPath.told(uri),
                request);
        request.setAttribute(ATTRIBUTE, exchange);
        response.setHeader("X-API-Version", "1");
        response.setHeader("X-Request-Id", exchange.id.text());
        response.setHeader("traceparent", exchange.trace.traceparent());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Vary", "Origin");
        // Pages of content link elsewhere: whoever they lead to must not be told where they came from.
        if (!exchange.path.equals(uri)) {
            response.setHeader("Referrer-Policy", "no-referrer");
        }
        return exchange;
    }

    // What could not be read as a path is not told back as one.
    private static boolean isReference(String uri) {
        try {
            return !new URI(uri).toString().isEmpty();
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /** The exchange of {@code request}, which a filter may have seen or not. */
    static Exchange ofOrBegin(Names names, HttpServletRequest request, HttpServletResponse response) {
        Exchange exchange = find(request);
        return exchange == null ? begin(names, request, response) : exchange;
    }

    /** The exchange that {@code request} belongs to; null where nobody named it. */
    public static @Nullable Exchange find(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Exchange exchange ? exchange : null;
    }

    /** The exchange that {@code request} belongs to. */
    public static Exchange of(HttpServletRequest request) {
        Exchange exchange = find(request);
        if (exchange == null) {
            throw new IllegalStateException("a request that no filter saw");
        }
        return exchange;
    }

    void identify(Caller known) {
        caller = known;
    }

    void answeredWith(Code code) {
        problem = code;
    }

    /** The problem that it was answered with; null where there is none, or not yet. */
    public @Nullable Code problem() {
        return problem;
    }

    /** Whether it is known who asks. */
    public boolean isIdentified() {
        return caller != null;
    }

    /** Names this exchange. */
    public RequestId id() {
        return id;
    }

    @Override
    public String traceId() {
        return trace.traceId();
    }

    @Override
    public String spanId() {
        return trace.spanId();
    }

    @Override
    public String requestId() {
        return id.text();
    }

    @Override
    public @Nullable String tenantId() {
        return caller == null ? null : caller.tenant().id().text();
    }

    @Override
    public @Nullable String actorHash() {
        return caller == null
                ? null
                : ActorHash.of(
                        caller.tenant().id().text(), caller.token().user().text());
    }

    /** What is told of it as a part of a trace. */
    public Step step() {
        return step;
    }

    public Trace trace() {
        return trace;
    }

    /** As it was asked for, but for a grant in it. */
    public String path() {
        return path;
    }

    /** Who asks. On every API path the filter has seen to it. */
    public Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("nobody was identified");
        }
        return caller;
    }

    /** What its path grants, of whoever takes an answer that we have. On every path that begins with a grant the filter has seen to it. */
    public Grant requireGrant() {
        Grant grant = grant();
        Accepts.json(request);
        return grant;
    }

    /** The same, whatever they take: of a file there is one form. */
    public Grant grant() {
        Grant grant = caller().grant();
        if (grant == null) {
            throw new IllegalStateException("nobody came with a grant");
        }
        return grant;
    }

    /** What is asked for below {@code place}, such as {@code /content/}, of a path with a grant: without escapes. */
    public String pathBelow(String place) {
        return GrantedPath.below(place, request);
    }

    /** Refuses who may not do this, and then who takes no answer that we have. */
    public void require(Permission permission) {
        caller().require(permission);
        Accepts.json(request);
    }
}
