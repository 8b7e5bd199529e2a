package io.ghasi.delivery.adapters.postgres;

import tools.jackson.databind.JsonNode;

/** Which version of a stored form something has. */
final class StoredVersion {
    private StoredVersion() {}

    /** Refuses what came later than {@code known}: it is not guessed at. */
    static void check(String what, JsonNode stored, int known) {
        int version = stored.required("v").intValue();
        if (version > known) {
            throw new IllegalStateException(
                    "a stored " + what + " has version " + version + ", and " + known + " is known");
        }
    }
}
