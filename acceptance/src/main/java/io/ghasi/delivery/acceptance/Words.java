package io.ghasi.delivery.acceptance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Options of a command: each a name and a number. */
final class Words {
    private final Map<String, Long> values = new HashMap<>();

    /** Throws {@link IllegalArgumentException} where {@code args} are anything else than {@code names} with numbers. */
    Words(List<String> args, String... names) {
        for (int i = 0; i < args.size(); i += 2) {
            String name = args.get(i);
            if (!List.of(names).contains(name)) {
                throw new IllegalArgumentException("there is no option " + name);
            }
            if (i + 1 == args.size()) {
                throw new IllegalArgumentException(name + " needs a number");
            }
            values.put(name, number(name, args.get(i + 1)));
        }
    }

    private static long number(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(name + " needs a number, not " + text);
        }
    }

    /** The number of {@code name}, or {@code otherwise} where it was not given. */
    long of(String name, long otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /** A count between {@code least} and {@code most}. */
    int count(String name, int otherwise, int least, int most) {
        long value = of(name, otherwise);
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be between " + least + " and " + most);
        }
        return (int) value;
    }
}
