package io.ghasi.delivery.api.exchange;

import io.ghasi.delivery.core.ids.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** One request and what is known of it so far. Confined to the thread that serves it. */
public final class Exchange {
    private static final String ATTRIBUTE = Exchange.class.getName();

    private final RequestId id;
    private final Trace trace;
    private final String path;
    private @Nullable Caller caller;

    Exchange(RequestId id, Trace trace, String path) {
        this.id = id;
        this.trace = trace;
        this.path = path;
    }

    /** The exchange that {@code request} belongs to. */
    public static Exchange of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Exchange exchange) {
            return exchange;
        }
        throw new IllegalStateException("a request that no filter saw");
    }

    void attach(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    void identify(Caller known) {
        caller = known;
    }

    /** Names this exchange. */
    public RequestId id() {
        return id;
    }

    public Trace trace() {
        return trace;
    }

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
}
