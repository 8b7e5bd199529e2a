package io.ghasi.delivery.api.exchange;

import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.tenancy.TenantDirectory;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** Which pages may call us in a browser: those that the tenant lists. A preflight carries no token, so there any tenant's list will do. */
public final class Cors {
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final String METHODS = "GET, POST, PATCH, DELETE";
    private static final String REQUEST_HEADERS =
            "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, If-Range, Range, "
                    + "X-Tenant-Id, traceparent";
    private static final String ANSWER_HEADERS =
            "Accept-Ranges, Content-Range, ETag, Location, Idempotency-Replayed, RateLimit, RateLimit-Policy, Retry-After, "
                    + "X-API-Version, X-Request-Id, X-Runtime-Grant, traceparent";

    private final TenantDirectory tenants;

    public Cors(TenantDirectory tenants) {
        this.tenants = tenants;
    }

    static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS")
                && request.getHeader("Origin") != null
                && request.getHeader("Access-Control-Request-Method") != null;
    }

    /** Answers a preflight; without our headers the browser goes no further. */
    void preflight(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        String origin = request.getHeader("Origin");
        if (tenants.isOriginAllowed(origin)) {
            response.setHeader(ALLOW_ORIGIN, origin);
            response.setHeader("Access-Control-Allow-Methods", METHODS);
            response.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
            response.setHeader("Access-Control-Max-Age", "600");
        }
    }

    /** Lets the page read the answer, if it may. {@code caller} is null where nobody was identified. */
    void expose(HttpServletRequest request, HttpServletResponse response, @Nullable Caller caller) {
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return;
        }
        if (caller == null
                ? isAllowedBySomebody(origin)
                : caller.tenant().allowedOrigins().contains(origin)) {
            response.setHeader(ALLOW_ORIGIN, origin);
            response.setHeader("Access-Control-Expose-Headers", ANSWER_HEADERS);
        }
    }

    // Where nobody can be asked, the problem that is told goes out all the same.
    private boolean isAllowedBySomebody(String origin) {
        try {
            return tenants.isOriginAllowed(origin);
        } catch (DependencyUnavailable _) {
            return false;
        }
    }
}
