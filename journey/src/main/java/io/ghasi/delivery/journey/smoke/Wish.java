package io.ghasi.delivery.journey.smoke;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What shall be asked.
 *
 * @param revision what should run there; null for whatever does
 * @param patience for how long that may take to come up
 * @param visitor who goes in; null where only doors are tried
 * @param isWhole whether the visitor completes the course
 */
record Wish(
        URI url,
        @Nullable String revision,
        Duration patience,
        @Nullable Visitor visitor,
        boolean isWhole) {}
