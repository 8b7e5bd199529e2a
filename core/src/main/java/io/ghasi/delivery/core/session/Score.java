package io.ghasi.delivery.core.session;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A score as SCORM writes it; {@code scaled} lies in −1..1. */
public record Score(
        @Nullable BigDecimal scaled,
        @Nullable BigDecimal raw,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max) {}
