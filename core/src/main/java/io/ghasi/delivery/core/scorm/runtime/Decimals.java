package io.ghasi.delivery.core.scorm.runtime;

import java.util.regex.Pattern;

/** Decimal numbers as content writes them, in every version of SCORM: digits and a point, no exponent. */
public final class Decimals {
    private static final Pattern DECIMAL = Pattern.compile("-?(\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30})");

    private Decimals() {}

    public static boolean isDecimal(String value) {
        return DECIMAL.matcher(value).matches();
    }

    /**
     * Whether a number is neither below {@code least} nor above {@code most}.
     *
     * @param value a decimal number; of anything else nothing is said
     */
    public static boolean isWithin(String value, double least, double most) {
        double number = Double.parseDouble(value);
        return number >= least && number <= most;
    }
}
