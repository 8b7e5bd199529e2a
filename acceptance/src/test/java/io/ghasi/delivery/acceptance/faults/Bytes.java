package io.ghasi.delivery.acceptance.faults;

import java.util.Arrays;

/** Looks into what goes over a wire. */
final class Bytes {
    private Bytes() {}

    static boolean contain(byte[] all, byte[] sought) {
        for (int i = 0; i + sought.length <= all.length; i++) {
            if (Arrays.equals(all, i, i + sought.length, sought, 0, sought.length)) {
                return true;
            }
        }
        return false;
    }
}
