package io.ghasi.delivery.acceptance.tenants;

import java.security.SecureRandom;

/** Where a test's chances come from. */
final class Seeds {
    private Seeds() {}

    /** A new one each time, printed. */
    static long random(String test) {
        long seed = new SecureRandom().nextLong();
        System.out.println(test + ": seed=" + seed);
        return seed;
    }
}
