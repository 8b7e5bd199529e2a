package io.ghasi.delivery.sandbox.run;

import io.ghasi.delivery.sandbox.Usage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of a command line: {@code --name value} pairs that are known, and what stands alone. */
final class Words {
    private final Map<String, String> values = new HashMap<>();
    private final List<String> alone = new ArrayList<>();

    Words(Set<String> known, String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!words[i].startsWith("--")) {
                alone.add(words[i]);
            } else if (!known.contains(words[i])) {
                throw new Usage("'" + words[i] + "' is not known here");
            } else if (i + 1 == words.length) {
                throw new Usage(words[i] + " needs a value");
            } else {
                values.put(words[i], words[++i]);
            }
        }
    }

    @Nullable
    String find(String name) {
        return values.get(name);
    }

    String get(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    List<String> alone() {
        return alone;
    }
}
