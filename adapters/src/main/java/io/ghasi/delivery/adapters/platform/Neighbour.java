package io.ghasi.delivery.adapters.platform;

import io.ghasi.delivery.adapters.tracing.Step;
import io.ghasi.delivery.adapters.tracing.Trace;
import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/** One neighbour service. What it does not answer in time, or answers with nonsense, is {@link DependencyUnavailable}. */
final class Neighbour {
    private static final int LARGEST_ANSWER = 64 * 1024 * 1024;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final CircuitBreakerConfig BREAKER = CircuitBreakerConfig.custom()
            .slidingWindowSize(20)
            .minimumNumberOfCalls(10)
            .failureRateThreshold(50)
            .waitDurationInOpenState(Duration.ofSeconds(2))
            .permittedNumberOfCallsInHalfOpenState(2)
            .build();

    private final String name;
    private final URI base;
    private final HttpClient client;
    private final Patience patience;
    private final CircuitBreaker breaker;
    private final RetryTemplate retry;

    Neighbour(String name, URI base, HttpClient client, Patience patience) {
        this.name = name;
        this.base = base;
        this.client = client;
        this.patience = patience;
        this.breaker = CircuitBreaker.of(name, BREAKER);
        this.retry = new RetryTemplate(RetryPolicy.builder()
                .maxRetries(patience.retries())
                .delay(Duration.ofMillis(20))
                .jitter(Duration.ofMillis(10))
                .includes(IOException.class)
                .build());
    }

    /** Makes something of an answer's bytes. What it throws at run time says that they are nonsense. */
    @FunctionalInterface
    interface Reading<T> {
        T read(byte[] body);
    }

    /** What is at {@code path}; empty where there is nothing. */
    <T> Optional<T> find(String path, Reading<T> reading) {
        HttpResponse<byte[]> answer = ask(path);
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        if (answer.statusCode() != 200) {
            throw unavailable(new IOException(path + " was answered with " + answer.statusCode()));
        }
        try {
            return Optional.of(reading.read(answer.body()));
        } catch (RuntimeException e) {
            throw unavailable(e);
        }
    }

    /** What is at {@code path}, which is always there. */
    <T> T get(String path, Reading<T> reading) {
        return find(path, reading).orElseThrow(() -> unavailable(new IOException("there is nothing at " + path)));
    }

    private HttpResponse<byte[]> ask(String path) {
        try {
            return breaker.executeCheckedSupplier(() -> retry.execute(() -> traced(path)));
        } catch (RetryException e) {
            throw unavailable(e.getCause());
        } catch (CallNotPermittedException e) {
            throw unavailable(e);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw unavailable(e);
        }
    }

    // Each attempt is a span: the neighbour's own is below the one that it answered. The path has ids in it and is not
    // told.
    private HttpResponse<byte[]> traced(String path) throws IOException {
        Step step = Step.call("GET " + name).with("http.request.method", "GET").with("peer.service", name);
        try {
            HttpResponse<byte[]> answer = once(request(path, step.trace()));
            step.with("http.response.status_code", answer.statusCode());
            if (answer.statusCode() >= 500) {
                throw new IOException(path + " was answered with " + answer.statusCode());
            }
            return answer;
        } catch (IOException | RuntimeException e) {
            step.failed((e.getCause() == null ? e : e.getCause()).getClass().getSimpleName());
            throw e;
        } finally {
            step.end();
        }
    }

    private HttpRequest request(String path, @Nullable Trace trace) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).header("Accept", "application/json");
        if (trace != null) {
            request.header("traceparent", trace.traceparent());
        }
        return request.build();
    }

    // The whole answer is waited for, body included: HttpRequest's own timeout ends with the headers.
    private HttpResponse<byte[]> once(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            return answer.get(patience.answer().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(name + " did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DependencyUnavailable(name, RETRY_AFTER, e);
        } finally {
            answer.cancel(true);
        }
    }

    private DependencyUnavailable unavailable(Throwable cause) {
        return new DependencyUnavailable(name, RETRY_AFTER, cause);
    }
}
