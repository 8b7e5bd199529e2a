package io.ghasi.delivery.core.outbox;

import java.time.Duration;

/**
 * How a relay works.
 *
 * @param lease how long a claim holds
 * @param margin by how much less the relay trusts it, for what its own clock and the way to the database may be off
 * @param heartbeat time between claims
 * @param window events under way to the broker at most
 * @param held rows in memory at most
 * @param read rows a read may find at most
 * @param busy time between reads while rows come
 * @param idle time between reads while none comes
 * @param gap the least time between reads, however often it is poked
 * @param trail how far back, in time, a read begins that need not see everything
 * @param retry first wait before an event is sent again; doubles up to {@code patience}
 * @param patience longest wait before something is tried again
 */
public record RelaySettings(
        Duration lease,
        Duration margin,
        Duration heartbeat,
        int window,
        int held,
        int read,
        Duration busy,
        Duration idle,
        Duration gap,
        Duration trail,
        Duration retry,
        Duration patience) {
    /** What design and measurement settled on. */
    public static RelaySettings standard() {
        return new RelaySettings(
                Duration.ofSeconds(5),
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                256,
                2_048,
                512,
                Duration.ofMillis(25),
                Duration.ofMillis(200),
                Duration.ofMillis(3),
                Duration.ofMillis(250),
                Duration.ofMillis(50),
                Duration.ofSeconds(2));
    }

    /** How long after it was sent a claim may be relied on. */
    Duration trust() {
        return lease.minus(margin);
    }
}
