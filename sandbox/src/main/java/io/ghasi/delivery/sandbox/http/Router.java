package io.ghasi.delivery.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Finds the route of a request; whatever happens on it becomes an answer. */
final class Router {
    private static final Logger LOG = System.getLogger(Router.class.getName());

    private final List<Route> routes;

    Router(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    Answer answer(HttpExchange exchange) {
        try {
            return route(exchange);
        } catch (Refusal refusal) {
            return refusal.problem().answer();
        } catch (IOException | DataAccessException | TransactionException e) {
            LOG.log(Level.WARNING, "a dependency failed: " + e);
            return Problem.unavailable().answer().with("Retry-After", "1");
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a request failed", e);
            return Problem.internal().answer();
        }
    }

    private Answer route(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        List<String> segments = Route.segments(path);
        List<String> allowed = new ArrayList<>();
        for (Route route : routes) {
            Map<String, String> values = route.match(segments);
            if (values != null && route.method().equals(exchange.getRequestMethod())) {
                Query query = Query.parse(uri.getRawQuery(), route.parameters());
                return route.handler().answer(new Call(exchange, values, query));
            }
            if (values != null) {
                allowed.add(route.method());
            }
        }
        return allowed.isEmpty()
                ? Problem.notFound("There is nothing at this path").answer()
                : notAllowed(allowed);
    }

    private static Answer notAllowed(List<String> allowed) {
        String methods = String.join(", ", allowed);
        return Problem.of(405, "request.method_not_allowed", "Method not allowed", "Only " + methods)
                .answer()
                .with("Allow", methods);
    }
}
