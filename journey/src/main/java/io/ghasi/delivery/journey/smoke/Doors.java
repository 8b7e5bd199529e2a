package io.ghasi.delivery.journey.smoke;

import io.ghasi.delivery.core.ids.Ulid;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Client;
import io.ghasi.delivery.journey.client.Player;
import java.io.IOException;

/** What even a good token does not open. */
record Doors(Client api, Visitor visitor) {
    /** One character of a signature, and it is nobody's. */
    void forged() throws IOException, InterruptedException {
        String token = visitor.token();
        int at = token.lastIndexOf('.') + 2;
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        String forged = token.substring(0, at) + other + token.substring(at + 1);
        Call call = visitor.signed(Call.get(Player.SESSIONS)).replacing("Authorization", "Bearer " + forged);
        Failed.unless(401, "with a changed signature", api.send(call));
    }

    /** Another tenant than the token's. */
    void foreign() throws IOException, InterruptedException {
        String other = "ten_" + Ulid.format(visitor.ids().next());
        Call call = visitor.signed(Call.get(Player.SESSIONS)).replacing("X-Tenant-Id", other);
        Failed.unless(403, "as a learner of another tenant", api.send(call));
    }

    /** A write that could not be told from its copy. */
    void keyless() throws IOException, InterruptedException {
        Failed.unless(428, "without Idempotency-Key", api.send(visitor.signed(Call.post(Player.SESSIONS, "{}"))));
    }
}
