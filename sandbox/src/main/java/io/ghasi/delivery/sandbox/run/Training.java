package io.ghasi.delivery.sandbox.run;

import io.ghasi.delivery.sandbox.control.SandboxClient;
import io.ghasi.delivery.testkit.servers.AotCache;
import io.ghasi.delivery.testkit.servers.ApiServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the api does while its AOT cache is trained: a learner works through the demo course, many steps of it. */
record Training(Demo demo, String token, int steps) implements AotCache.Exercise {
    private static final String SESSIONS = "/api/v1/play-sessions";
    /** As many as a learner may take at once. */
    static final int USUAL = 50;

    static Training of(Demo demo, SandboxClient sandbox, int steps) throws IOException {
        return new Training(demo, Demo.token(sandbox), steps);
    }

    @Override
    public void with(ApiServer server) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            Learner learner = new Learner(http, server.uri(), token);
            String session = learner.ask(
                            "POST",
                            SESSIONS,
                            "{\"enrollmentId\":\"" + demo.enrollment() + "\",\"courseVersionId\":\"" + demo.course()
                                    + "\"}")
                    .required("data")
                    .required("id")
                    .stringValue();
            String path = SESSIONS + "/" + session;
            for (int step = 0; step < steps; step++) {
                String target = step % 2 == 0 ? "next" : "previous";
                learner.ask("PATCH", path + "/navigate", "{\"target\":{\"type\":\"" + target + "\"}}");
                learner.ask("GET", path, "");
                learner.ask("GET", path + "/outline", "");
                learner.ask("GET", SESSIONS + "?size=5", "");
                learner.ask("GET", SESSIONS + "/last?enrollmentId=" + demo.enrollment(), "");
            }

            for (String verb : new String[] {"heartbeat", "pause", "resume", "abandon"}) {
                learner.ask("POST", path + "/" + verb, "");
            }
        }
    }

    private record Learner(HttpClient http, URI api, String token) {
        JsonNode ask(String method, String path, String body) throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(path))
                    .header("Authorization", "Bearer " + token)
                    .header("X-Tenant-Id", Demo.LEARNER.tenant())
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
            if (!method.equals("GET")) {
                request.header("Idempotency-Key", key());
            }
            if (!body.isEmpty()) {
                request.header("Content-Type", "application/json");
            }
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IOException(method + " " + path + " -> " + answer.statusCode() + " " + answer.body());
            }
            return new JsonMapper().readTree(answer.body());
        }

        // A UUIDv7: the time in front, version and variant set.
        private static String key() {
            UUID random = UUID.randomUUID();
            long high = (System.currentTimeMillis() << 16) | 0x7000 | (random.getMostSignificantBits() & 0xFFF);
            return new UUID(high, random.getLeastSignificantBits()).toString();
        }
    }
}
