package io.ghasi.delivery.acceptance.tenants.check;

import java.util.Arrays;
import java.util.Locale;

/**
 * Whether two kinds of request take the same time, as far as somebody outside could tell. Samples come in pairs, one of each kind right
 * after the other: what the machine does meanwhile meets both. The median of the differences within pairs is what half of them exceed;
 * a few very slow answers do not move it.
 *
 * @param shift median of (second − first) within pairs, in nanoseconds
 * @param usual median of the first kind
 */
public record TimingClass(long shift, long usual) {
    // A query or a call more is a quarter of such an answer at least, and not less than a fifth of a millisecond.
    private static final double GROSS = 0.25;
    private static final long GROSS_NANOS = 200_000;

    /** From pairs of times; {@code first[i]} and {@code second[i]} were taken together. */
    public static TimingClass of(long[] first, long[] second) {
        long[] differences = new long[first.length];
        Arrays.setAll(differences, i -> second[i] - first[i]);
        return new TimingClass(median(differences), median(first));
    }

    private static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** −1 or 1 where one kind is grossly faster or slower than the other, 0 where they are of one class. */
    public int side() {
        boolean gross = Math.abs(shift) > Math.max(GROSS_NANOS, (long) (usual * GROSS));
        return gross ? Long.signum(shift) : 0;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%+.3f ms on %.3f ms", shift / 1e6, usual / 1e6);
    }
}
