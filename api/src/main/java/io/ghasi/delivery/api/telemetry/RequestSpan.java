package io.ghasi.delivery.api.telemetry;

import io.ghasi.delivery.adapters.tracing.Step;
import io.ghasi.delivery.api.exchange.Exchange;
import io.ghasi.delivery.api.problem.Code;
import org.jspecify.annotations.Nullable;

/** What is told of a request as a span, once it is answered: the same that its metrics and its lines of the log tell. */
final class RequestSpan {
    private static final int OUR_FAULT = 500;

    private RequestSpan() {}

    /** {@code route} is a path with its variables as such; null where none was found. */
    static void end(Exchange exchange, String method, @Nullable String route, int status) {
        Step step = exchange.step();
        if (step.isRecorded()) {
            tell(step, exchange, method, route, status);
        }
        step.end();
    }

    private static void tell(Step step, Exchange exchange, String method, @Nullable String route, int status) {
        Code problem = exchange.problem();
        step.named(route == null ? method : method + " " + route)
                .with("http.request.method", method)
                .with("http.route", route)
                .with("http.response.status_code", status)
                .with("delivery.request_id", exchange.requestId())
                .with("delivery.tenant_id", exchange.tenantId())
                .with("delivery.actor_hash", exchange.actorHash())
                .with("delivery.problem", problem == null ? null : problem.code());
        if (status >= OUR_FAULT) {
            step.failed(problem == null ? Integer.toString(status) : problem.code());
        }
    }
}
