package io.ghasi.delivery.acceptance.tenants.model;

import org.jspecify.annotations.Nullable;

/** RFC 9110's If-Match, of the forms that the simulator sends: none, {@code *}, one strong tag. */
final class IfMatch {
    private IfMatch() {}

    static boolean holds(@Nullable String header, int version) {
        return header == null || header.equals("*") || header.equals("\"" + version + "\"");
    }
}
