package io.ghasi.delivery.bench.load;

import java.time.Duration;

/** When requests go out. */
public sealed interface Pace {
    /** As soon as the answer before is there, on each connection: how much goes through. */
    record Closed() implements Pace {}

    /** At fixed times, whatever became of the requests before: how long users wait. */
    record Open(int perSecond) implements Pace {
        Duration interval() {
            return Duration.ofSeconds(1).dividedBy(perSecond);
        }
    }
}
