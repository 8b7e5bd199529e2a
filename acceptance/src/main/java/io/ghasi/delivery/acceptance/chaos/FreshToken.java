package io.ghasi.delivery.acceptance.chaos;

import io.ghasi.delivery.journey.client.Learner;
import io.ghasi.delivery.journey.client.Neighbourhood;
import io.ghasi.delivery.journey.client.Player;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** A learner's token, minted anew well before it runs out: storms last longer than tokens do. For one thread at a time. */
final class FreshToken implements Supplier<String> {
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final Duration USE = Duration.ofMinutes(8);

    private final Neighbourhood neighbours;
    private final Learner learner;
    private String token = "";
    private Instant stale = Instant.MIN;

    FreshToken(Neighbourhood neighbours, Learner learner) {
        this.neighbours = neighbours;
        this.learner = learner;
    }

    @Override
    public String get() {
        Instant now = Instant.now();
        if (!now.isBefore(stale)) {
            token = neighbours.token(learner, Player.LEARNER_SCOPE, LIFE);
            stale = now.plus(USE);
        }
        return token;
    }
}
