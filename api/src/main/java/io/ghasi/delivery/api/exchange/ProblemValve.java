package io.ghasi.delivery.api.exchange;

import io.ghasi.delivery.adapters.telemetry.LogEvent;
import io.ghasi.delivery.api.problem.Code;
import io.ghasi.delivery.api.problem.Problem;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers with a problem where the server refuses a request before any filter sees it: what it cannot read, what comes while it ends. */
public final class ProblemValve extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemValve.class);

    private final Exchange.Names names;

    public ProblemValve(Exchange.Names names) {
        this.names = names;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            ProblemWriter.write(problem(status, thrown), Exchange.ofOrBegin(names, request, response), response);
            response.finishResponse();
        } catch (IOException _) {
            // Nobody listens any more.
        }
    }

    // A method or a coding that the server does not know is the client's fault, whatever HTTP calls it.
    private static Problem problem(int status, @Nullable Throwable thrown) {
        return switch (status) {
            case 404 -> Problem.of(Code.RESOURCE_NOT_FOUND, "There is nothing at this path");
            case 405 -> Problem.of(Code.REQUEST_METHOD_NOT_ALLOWED, "This path knows other methods");
            case 413 -> Problem.of(Code.REQUEST_TOO_LARGE, "The request is larger than the server reads");
            case 503 ->
                Problem.of(Code.DEPENDENCY_UNAVAILABLE, "This process is ending; another one answers")
                        .withHeader("Retry-After", "1");
            case 500 -> {
                LOG.error(LogEvent.REQUEST_FAILED, "the server failed", thrown);
                yield Problem.of(Code.INTERNAL, "This is our fault and is logged");
            }
            default -> Problem.of(Code.REQUEST_MALFORMED, "The request line, a header or the path cannot be read");
        };
    }
}
