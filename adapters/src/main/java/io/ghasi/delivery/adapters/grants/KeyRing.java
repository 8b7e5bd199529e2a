package io.ghasi.delivery.adapters.grants;

import io.ghasi.delivery.adapters.settings.BadValue;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The keys that are good at one moment: the first signs, each verifies.
 *
 * @param guessed whether one of them does not look like drawn at random
 */
record KeyRing(List<GrantKey> keys, boolean guessed) {
    private static final int MOST = 4;
    /** How one is made. */
    static final String MEND = "Make one up with `openssl rand -base64 32`";

    /**
     * Reads keys in base64, with commas or white space between them.
     *
     * @throws BadValue where there is none, or one that will not do; shows nothing of it
     */
    static KeyRing read(String text) {
        List<GrantKey> keys = new ArrayList<>();
        boolean guessed = false;
        for (String one : text.strip().split("[,\\s]+", -1)) {
            byte[] octets = decoded(one);
            if (octets.length < GrantKey.SHORTEST || octets.length > GrantKey.LONGEST) {
                throw new BadValue("has a key of " + octets.length + " octets; it is " + GrantKey.SHORTEST + " to "
                        + GrantKey.LONGEST + ". " + MEND);
            }
            guessed |= GrantKey.isGuessed(octets);
            keys.add(new GrantKey(octets));
        }
        if (keys.size() > MOST) {
            throw new BadValue("has more than " + MOST + " keys. Keep the one that signs, its next and its last");
        }
        return new KeyRing(List.copyOf(keys), guessed);
    }

    // The JDK's exception says which letter was wrong.
    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            throw new BadValue("has a key that is not base64. " + MEND);
        }
    }

    GrantKey signing() {
        return keys.getFirst();
    }
}
