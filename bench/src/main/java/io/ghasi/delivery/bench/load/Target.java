package io.ghasi.delivery.bench.load;

/**
 * A session to play and who may.
 *
 * @param session its id on the wire
 * @param tenant the tenant's id on the wire
 * @param token a bearer token of its learner
 */
public record Target(String session, String tenant, String token) {
    @Override
    public String toString() {
        return session + " of " + tenant;
    }

    /** The form on a line; {@link #parse} reads it. */
    String line() {
        return session + " " + tenant + " " + token;
    }

    static Target parse(String line) {
        String[] words = line.split(" ", -1);
        return new Target(words[0], words[1], words[2]);
    }
}
