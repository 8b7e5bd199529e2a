package io.ghasi.delivery.bench.load;

import java.time.Duration;

/**
 * One stretch of load.
 *
 * @param kind what is asked
 * @param connections kept open all the while
 */
public record Phase(Kind kind, Pace pace, int connections, Duration duration) {
    /** What a request asks. */
    public enum Kind {
        /** Moves a session, forth and back in turn: every request is valid and writes. */
        NAVIGATE,
        /** Reads a session. */
        GET,
        /** Has content say twenty things, 4 KB of them for itself alone, and commit. */
        COMMIT_4K,
        /** The same with 60 KB. */
        COMMIT_60K;

        /** Whether each answer stands for one event. */
        public boolean writes() {
            return this != GET;
        }
    }

    /** The form on a line; {@link #parse} reads it. */
    String line() {
        int rate = pace instanceof Pace.Open open ? open.perSecond() : 0;
        return "%s %d %d %d".formatted(kind, rate, connections, duration.toMillis());
    }

    static Phase parse(String line) {
        String[] words = line.split(" ", -1);
        int rate = Integer.parseInt(words[1]);
        return new Phase(
                Kind.valueOf(words[0]),
                rate == 0 ? new Pace.Closed() : new Pace.Open(rate),
                Integer.parseInt(words[2]),
                Duration.ofMillis(Long.parseLong(words[3])));
    }
}
