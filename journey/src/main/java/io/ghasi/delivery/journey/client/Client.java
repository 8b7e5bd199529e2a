package io.ghasi.delivery.journey.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Sends requests to one base address. Every answer is held against the contract: one that breaks it is an error. Thread-safe. */
public final class Client implements AutoCloseable {
    private final URI base;
    private final Contract contract;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public Client(URI base, Contract contract) {
        this.base = base;
        this.contract = contract;
    }

    /** Sends {@code call} as it is, and only once. */
    public Reply send(Call call) throws IOException, InterruptedException {
        Reply reply = exchange(call);
        List<String> violations = contract.violations(reply);
        if (!violations.isEmpty()) {
            throw new AssertionError(reply + "\nbreaks the contract: " + violations);
        }
        return reply;
    }

    private Reply exchange(Call call) throws IOException, InterruptedException {
        HttpRequest.BodyPublisher body = call.body() == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(call.body().getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(call.path()))
                .method(call.method(), body)
                .timeout(Duration.ofSeconds(30));
        call.headers().forEach(header -> request.header(header.getKey(), header.getValue()));
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Reply(call, response.statusCode(), response.headers(), response.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
