package io.ghasi.delivery.acceptance.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Learner;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.journey.world.Options;
import io.ghasi.delivery.testkit.tokens.SigningKey;
import io.ghasi.delivery.testkit.tokens.TokenMint;
import java.time.Instant;
import java.util.List;

/** A deployment that has its token keys from somewhere else than identity, and a learner to speak for. */
final class KeyedGate implements AutoCloseable {
    private final Deployment world;
    private final Learner learner;

    KeyedGate(Options options) throws Exception {
        world = Deployment.start(options.with("DELIVERY_TOKENS_ISSUER", Identity.ISSUER)
                .with("DELIVERY_TOKENS_AUDIENCE", Identity.AUDIENCE));
        learner = School.open(world).learner();
    }

    /** Good but for its key, which may be anybody's. */
    String token(SigningKey key) {
        return new TokenMint(Identity.ISSUER, Identity.AUDIENCE, List.of(key))
                .draft(
                        learner.tenant().text(),
                        learner.user().text(),
                        learner.device().text(),
                        Instant.now())
                .mint();
    }

    void isGood(String token) throws Exception {
        Reply reply = list(token);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    }

    void isRefused(String token) throws Exception {
        Reply reply = list(token);
        assertThat(reply.status() + " " + reply.code()).isEqualTo("401 auth.invalid_token");
    }

    private Reply list(String token) throws Exception {
        return world.client()
                .send(new Call("GET", Player.SESSIONS, List.of(), null)
                        .with("Authorization", "Bearer " + token)
                        .with("X-Tenant-Id", learner.tenant().text()));
    }

    @Override
    public void close() {
        world.close();
    }
}
