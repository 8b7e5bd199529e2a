package io.ghasi.delivery.adapters.settings;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What somebody may have meant. */
final class Spelling {
    private static final int FARTHEST = 3;

    private Spelling() {}

    /** The one of {@code known} that takes the fewest changes of a letter, three at most. */
    static Optional<String> nearest(String word, Collection<String> known) {
        return known.stream()
                .filter(it -> distance(word, it) <= FARTHEST)
                .min(Comparator.comparingInt((String it) -> distance(word, it))
                        .thenComparing(Comparator.naturalOrder()));
    }

    // Levenshtein's, a row at a time.
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
