package io.ghasi.delivery.adapters.nats;

import java.util.List;

/** Subjects of NATS: words with dots between them; in a pattern {@code *} is one word and {@code >}, at the end, one or more. */
final class Subjects {
    private Subjects() {}

    /** Whether {@code subject} names one thing: no empty words, no wildcards, nothing that would end a line of the protocol. */
    static boolean isPlain(String subject) {
        return words(subject).stream().allMatch(word -> !word.isEmpty() && !word.equals("*") && !word.equals(">"))
                && subject.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /** Whether messages for the plain {@code subject} come to whoever listens to {@code pattern}. */
    static boolean matches(String pattern, String subject) {
        List<String> wanted = words(pattern);
        List<String> given = words(subject);
        for (int i = 0; i < wanted.size(); i++) {
            if (i == given.size()) {
                return false;
            }
            if (wanted.get(i).equals(">")) {
                return true;
            }
            if (!wanted.get(i).equals("*") && !wanted.get(i).equals(given.get(i))) {
                return false;
            }
        }
        return wanted.size() == given.size();
    }

    private static List<String> words(String subject) {
        return List.of(subject.split("\\.", -1));
    }
}
