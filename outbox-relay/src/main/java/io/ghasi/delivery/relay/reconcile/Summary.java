package io.ghasi.delivery.relay.reconcile;

/**
 * What it came to.
 *
 * @param events that the archive has
 * @param holes aggregates of which something was missing, or out of order
 * @param repaired of those
 * @param lacking aggregates of which the archive itself lacks something
 */
public record Summary(long aggregates, long events, long holes, long repaired, long lacking) {
    /** Whether the stream has now all that it should have. */
    public boolean isWhole() {
        return holes == repaired && lacking == 0;
    }

    @Override
    public String toString() {
        return "aggregates=" + aggregates + " events=" + events + " holes=" + holes + " repaired=" + repaired;
    }
}
