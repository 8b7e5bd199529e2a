package io.ghasi.delivery.adapters.settings;

import org.jspecify.annotations.Nullable;

/**
 * What nobody may read in a log.
 *
 * @param value what it was when settings were read
 * @param file where it is looked up again; null where it came from the environment, which never changes
 */
public record Secret(String value, @Nullable SecretFile file) {
    /** One that stays what it is. */
    public Secret(String value) {
        this(value, null);
    }

    public static Secret of(String value) {
        return new Secret(value);
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
