package io.ghasi.delivery.journey.smoke;

import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Client;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be asked without being anybody. */
record Service(Client api) {
    /** It lives, and is {@code revision} where that is not null. */
    void alive(@Nullable String revision) throws IOException, InterruptedException {
        Reply alive = Failed.unless(200, "GET /healthz", api.send(Call.get("/healthz")));
        String runs = alive.json().path("revision").asString("unknown");
        if (revision != null && !runs.equals(revision)) {
            throw new Failed("revision " + runs + " runs, not " + revision);
        }
    }

    /** It can serve; what is down is named. */
    void ready() throws IOException, InterruptedException {
        Reply ready = api.send(Call.get("/readyz"));
        if (ready.status() != 200) {
            List<String> down = ready.json().path("checks").properties().stream()
                    .filter(check -> !check.getValue().asString("").equals("up"))
                    .map(Map.Entry::getKey)
                    .toList();
            throw new Failed("GET /readyz: " + ready.status() + ", down: " + down);
        }
    }

    /** Every answer says which version of the contract it keeps, and what it can be found by. */
    void headers() throws IOException, InterruptedException {
        Reply reply = api.send(Call.get("/healthz"));
        for (String name : List.of("X-API-Version", "X-Request-Id", "traceparent")) {
            if (reply.header(name) == null) {
                throw new Failed("GET /healthz: no " + name);
            }
        }
        if (!"1".equals(reply.header("X-API-Version"))) {
            throw new Failed("X-API-Version is " + reply.header("X-API-Version") + ", not 1");
        }
    }

    /** Nobody gets in without a token, or with one that nobody signed. */
    void closed() throws IOException, InterruptedException {
        Call call = Call.get(Player.SESSIONS);
        Failed.unless(401, "without a token", api.send(call));
        Failed.unless(
                401, "with a token of nobody's", api.send(call.with("Authorization", "Bearer nobody.signed.this")));
    }
}
