package io.ghasi.delivery.core.scorm.attempt;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers as content reads and writes them: real (10, 7). */
final class Reals {
    private static final int DIGITS = 7;

    private Reals() {}

    static String text(double number) {
        BigDecimal rounded = BigDecimal.valueOf(number)
                .setScale(DIGITS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    static @Nullable String textOrNull(@Nullable Double number) {
        return number == null ? null : text(number);
    }

    static @Nullable Double parse(@Nullable String text) {
        return text == null ? null : Double.valueOf(text);
    }
}
