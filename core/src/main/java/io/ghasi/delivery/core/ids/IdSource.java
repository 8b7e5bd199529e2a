package io.ghasi.delivery.core.ids;

import java.util.UUID;

/** Where new identifiers come from. Thread-safe. */
@FunctionalInterface
public interface IdSource {
    /** A value never returned before, whose first 48 bits are the time in milliseconds. */
    UUID next();
}
