package io.ghasi.delivery.acceptance;

import io.ghasi.delivery.acceptance.chaos.Chaos;
import java.security.SecureRandom;
import java.time.Duration;

/** The crash matrix, on real servers. */
final class SimulateChaos {
    private static final int MINUTES = 10;
    private static final int MOST = 24 * 60;

    private SimulateChaos() {}

    static boolean run(Words words) throws Exception {
        int minutes = words.count("--minutes", MINUTES, 1, MOST);
        return Chaos.run(Duration.ofMinutes(minutes), words.of("--seed", new SecureRandom().nextLong()));
    }
}
