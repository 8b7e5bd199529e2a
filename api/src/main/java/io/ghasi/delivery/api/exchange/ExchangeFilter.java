package io.ghasi.delivery.api.exchange;

import io.ghasi.delivery.adapters.telemetry.LogContext;
import io.ghasi.delivery.adapters.telemetry.LogEvent;
import io.ghasi.delivery.adapters.tls.CertificateFault;
import io.ghasi.delivery.adapters.tracing.Step;
import io.ghasi.delivery.api.problem.Code;
import io.ghasi.delivery.api.problem.Problem;
import io.ghasi.delivery.api.problem.ProblemException;
import io.ghasi.delivery.core.faults.DependencyUnavailable;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands before every path: names the exchange, finds out who asks of the API, and answers with a problem whatever goes wrong. */
public final class ExchangeFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ExchangeFilter.class);

    private final transient Exchange.Names names;
    private final transient Authentication authentication;
    private final transient Cors cors;

    public ExchangeFilter(Exchange.Names names, Authentication authentication, Cors cors) {
        this.names = names;
        this.authentication = authentication;
        this.cors = cors;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Exchange exchange = Exchange.begin(names, request, response);
        LogContext.set(exchange);
        exchange.step().enter();
        try {
            serve(exchange, request, response, chain);
        } catch (ServletException e) {
            ProblemWriter.write(problem(e.getRootCause() == null ? e : e.getRootCause()), exchange, response);
        } catch (RuntimeException e) {
            ProblemWriter.write(problem(e), exchange, response);
        } finally {
            Step.leave();
            LogContext.clear();
        }
    }

    private void serve(Exchange exchange, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // Decoded and without dots: what the path is, not how it is spelled.
        if (!request.getServletPath().startsWith(Exchange.API)) {
            requireOneSpelling(request);
            chain.doFilter(request, response);
            return;
        }
        if (Cors.isPreflight(request)) {
            cors.preflight(request, response);
            return;
        }
        try {
            exchange.identify(authentication.identify(request));
        } catch (ProblemException e) {
            cors.expose(request, response, null);
            throw e;
        }
        cors.expose(request, response, exchange.caller());
        requireOneSpelling(request);
        chain.doFilter(request, response);
    }

    // Sessions have paths of plain letters. Escapes, dots, parameters and double slashes in them lead nowhere, or one
    // request would have many names: for the keys that fingerprint it, for whoever filters or counts it on the way.
    // Names of files may have escapes, and nothing else: controllers are found by the path as it is spelled, and who
    // asks by what it is. With dots in it, one path could be looked at as that of a token and served as that of a
    // grant.
    private static void requireOneSpelling(HttpServletRequest request) {
        String path = request.getServletPath();
        String uri = request.getRequestURI();
        if (!path.equals(path.startsWith("/api/v1/play-sessions") ? uri : GrantedPath.decoded(uri))) {
            throw new ProblemException(Problem.of(Code.RESOURCE_NOT_FOUND, "There is nothing at this path"));
        }
    }

    /** What {@code thrown} is to the client. */
    static Problem problem(Throwable thrown) {
        return switch (thrown) {
            case ProblemException known -> known.problem();
            case DependencyUnavailable unavailable -> {
                LOG.warn(
                        LogEvent.DEPENDENCY_UNAVAILABLE,
                        "{} is unavailable{}",
                        unavailable.dependency(),
                        CertificateFault.note(unavailable),
                        unavailable);
                yield Problem.of(Code.DEPENDENCY_UNAVAILABLE, "Try again in a moment")
                        .withHeader(
                                "Retry-After",
                                Long.toString(
                                        Math.max(1, unavailable.retryAfter().toSeconds())));
            }
            default -> {
                LOG.error(LogEvent.REQUEST_FAILED, "a request failed", thrown);
                yield Problem.of(Code.INTERNAL, "This is our fault and is logged");
            }
        };
    }
}
