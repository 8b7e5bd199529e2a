package io.ghasi.delivery.adapters.platform;

import java.time.Duration;

/**
 * How long a neighbour is waited for.
 *
 * @param connect until it accepts a connection
 * @param answer until its whole answer is here, once
 * @param retries how often a failed question is asked again
 */
public record Patience(Duration connect, Duration answer, int retries) {
    /** Half a second to connect, two to answer, one more try. */
    public static Patience standard() {
        return new Patience(Duration.ofMillis(500), Duration.ofSeconds(2), 1);
    }
}
