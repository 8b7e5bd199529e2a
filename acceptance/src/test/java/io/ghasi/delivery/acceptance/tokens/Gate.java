package io.ghasi.delivery.acceptance.tokens;

import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.wire.Answer;
import io.ghasi.delivery.acceptance.wire.Wire;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Learner;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.journey.world.Options;
import io.ghasi.delivery.testkit.tokens.TokenMint;
import java.time.Instant;
import java.util.List;

/** A deployment that trusts an identity-service of the test's own, and a learner to speak for. Started once, for all tests about tokens. */
final class Gate {
    static final Gate SHARED = new Gate();

    final Identity identity;
    final Deployment world;
    final Learner learner;

    private Gate() {
        try {
            identity = new Identity();
            world = Deployment.start(Options.usual()
                    .with("DELIVERY_NEIGHBOURS_IDENTITY", identity.uri().toString())
                    .with("DELIVERY_TOKENS_ISSUER", Identity.ISSUER)
                    .with("DELIVERY_TOKENS_AUDIENCE", Identity.AUDIENCE));
            learner = School.open(world).learner();
            Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        } catch (Exception e) {
            throw new IllegalStateException("nothing can be deployed", e);
        }
    }

    private void close() {
        world.close();
        identity.close();
    }

    /** A good token in the making. */
    TokenMint.Draft draft() {
        return draft(Instant.now());
    }

    TokenMint.Draft draft(Instant issued) {
        return identity.mint.draft(
                learner.tenant().text(), learner.user().text(), learner.device().text(), issued);
    }

    /** What the caller's list is answered with. */
    Reply list(String token) throws Exception {
        return list(token, learner.tenant().text());
    }

    Reply list(String token, String tenant) throws Exception {
        return world.client().send(call(token, tenant));
    }

    /** The same, of a token that no client would send. */
    Answer wired(String token) throws Exception {
        return Wire.exchange(world.api(), call(token, learner.tenant().text()), new byte[0]);
    }

    private static Call call(String token, String tenant) {
        return new Call("GET", Player.SESSIONS, List.of(), null)
                .with("Authorization", "Bearer " + token)
                .with("X-Tenant-Id", tenant);
    }
}
