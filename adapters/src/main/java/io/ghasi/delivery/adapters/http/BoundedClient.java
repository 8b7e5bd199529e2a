package io.ghasi.delivery.adapters.http;

import io.ghasi.delivery.adapters.tls.Authorities;
import io.ghasi.delivery.adapters.tls.CertificateFault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks over HTTP and has the whole answer in time, or none: neither its length nor a server that dribbles can hold us. Thread-safe. */
public final class BoundedClient implements AutoCloseable {
    /** As many bytes as an answer has at most. */
    public static final int LARGEST = 256 * 1024;

    private final HttpClient client;
    private final Duration answer;

    /**
     * Asks those whom {@code authorities} vouch for, or whom the JVM trusts where it is null.
     *
     * @param answer until the last byte is here
     */
    public BoundedClient(@Nullable Authorities authorities, Duration answer) {
        this.answer = answer;
        this.client = Authorities.client(authorities)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(answer)
                .executor(Runnable::run)
                .build();
    }

    /** A request to {@code uri} that wants JSON. */
    public HttpRequest.Builder to(URI uri) {
        return HttpRequest.newBuilder(uri).header("Accept", "application/json").timeout(answer);
    }

    /**
     * The answer, of any status.
     *
     * @throws IOException where there is none in time, or one of more than 256 KiB; says who did not answer
     */
    public HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        var asked = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        try {
            return asked.get(answer.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(request.uri() + " does not answer" + CertificateFault.note(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            asked.cancel(true);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
