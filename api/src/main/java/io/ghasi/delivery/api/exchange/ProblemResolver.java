package io.ghasi.delivery.api.exchange;

import io.ghasi.delivery.api.problem.Code;
import io.ghasi.delivery.api.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;

/** Answers with a problem whatever a controller, or the search for one, threw. */
public final class ProblemResolver implements HandlerExceptionResolver {
    // What breaks in the middle of an answer is the server's to break off: a problem at its end would look like a part
    // of it.
    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        if (response.isCommitted()) {
            return null;
        }
        try {
            ProblemWriter.write(problem(thrown), Exchange.of(request), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }

    private static Problem problem(Exception thrown) {
        return switch (thrown) {
            case NoHandlerFoundException _ -> Problem.of(Code.RESOURCE_NOT_FOUND, "There is nothing at this path");
            case HttpRequestMethodNotSupportedException wrong -> notAllowed(wrong);
            default -> ExchangeFilter.problem(thrown);
        };
    }

    private static Problem notAllowed(HttpRequestMethodNotSupportedException wrong) {
        Problem problem = Problem.of(Code.REQUEST_METHOD_NOT_ALLOWED, "This path knows other methods");
        String[] methods = wrong.getSupportedMethods();
        return methods == null ? problem : problem.withHeader("Allow", String.join(", ", methods));
    }
}
