package io.ghasi.delivery.bench.load;

import org.jspecify.annotations.Nullable;

/**
 * A session to play and who may.
 *
 * @param session its id on the wire
 * @param tenant the tenant's id on the wire
 * @param token a bearer token of its learner
 * @param speaker whose content speaks in it; null where none does
 */
public record Target(
        String session,
        String tenant,
        String token,
        @Nullable Speaker speaker) {
    /**
     * Content that is in front of a learner.
     *
     * @param batches how many its visit has made
     */
    public record Speaker(String activity, int visit, int batches) {}

    /** A session without content that speaks. */
    public Target(String session, String tenant, String token) {
        this(session, tenant, token, null);
    }

    @Override
    public String toString() {
        return session + " of " + tenant;
    }

    /** The form on a line; {@link #parse} reads it. */
    String line() {
        String plain = session + " " + tenant + " " + token;
        return speaker == null
                ? plain
                : plain + " " + speaker.activity() + " " + speaker.visit() + " " + speaker.batches();
    }

    static Target parse(String line) {
        String[] words = line.split(" ", -1);
        Speaker speaker = words.length == 3
                ? null
                : new Speaker(words[3], Integer.parseInt(words[4]), Integer.parseInt(words[5]));
        return new Target(words[0], words[1], words[2], speaker);
    }
}
