package io.ghasi.delivery.bench.run;

import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.Ulid;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One learner who asks the api one thing after the other. */
final class Asker implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final IdSource keys = new MonotonicUlids(InstantSource.system(), new Random());
    private final URI api;
    private final TenantId tenant;
    private final String token;

    Asker(URI api, TenantId tenant, String token) {
        this.api = api;
        this.tenant = tenant;
        this.token = token;
    }

    /** The answer's data; an {@link IOException} where there is none. */
    JsonNode ask(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token)
                .header("X-Tenant-Id", tenant.text());
        if (!body.isEmpty()) {
            request.header("Idempotency-Key", Ulid.format(keys.next())).header("Content-Type", "application/json");
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(method + " " + path + " -> " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body()).required("data");
    }

    String token() {
        return token;
    }

    @Override
    public void close() {
        http.close();
    }
}
