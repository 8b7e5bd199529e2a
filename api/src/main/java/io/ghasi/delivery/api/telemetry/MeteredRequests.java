package io.ghasi.delivery.api.telemetry;

import io.ghasi.delivery.api.exchange.Exchange;
import io.ghasi.delivery.api.problem.Code;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;

/** Stands before everything that may answer a request, the server's own refusals too. */
public final class MeteredRequests extends ValveBase {
    private final HttpMetrics metrics;
    private final TenantMetrics tenants;

    public MeteredRequests(HttpMetrics metrics, TenantMetrics tenants) {
        super(true);
        this.metrics = metrics;
        this.tenants = tenants;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        long begin = System.nanoTime();
        try {
            getNext().invoke(request, response);
        } finally {
            count(request, response.getStatus(), System.nanoTime() - begin);
        }
    }

    private void count(Request request, int status, long nanos) {
        Exchange exchange = Exchange.find(request);
        Code problem = exchange == null ? null : exchange.problem();
        String route = route(request);
        metrics.count(request.getMethod(), route, status, problem == null ? null : problem.code(), nanos);
        if (exchange != null) {
            RequestSpan.end(exchange, HttpMetrics.known(request.getMethod()), route, status);
        }
        if (exchange != null && exchange.isIdentified()) {
            tenants.count(exchange.caller().tenant().id());
        }
    }

    private static @Nullable String route(Request request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? null : pattern.toString();
    }
}
