package io.ghasi.delivery.core.tenancy;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a tenant's data lives; nothing is written across regions. */
public enum Region {
    US,
    EU,
    ME,
    AP;

    /** The code on the wire: {@code us}, {@code eu}, {@code me}, {@code ap}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a code; null where there is no such region. */
    public static @Nullable Region of(String code) {
        for (Region region : values()) {
            if (region.code().equals(code)) {
                return region;
            }
        }
        return null;
    }
}
