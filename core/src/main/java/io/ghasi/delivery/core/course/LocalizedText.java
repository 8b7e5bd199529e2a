package io.ghasi.delivery.core.course;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One text in several languages. Keys are BCP 47 tags; never empty. */
public record LocalizedText(Map<String, String> byTag) {
    public LocalizedText {
        if (byTag.isEmpty()) {
            throw new IllegalArgumentException("a text needs one language at least");
        }
        byTag = Map.copyOf(byTag);
    }

    /** The text for {@code tag}, else for its language, else in English, else in the first language by tag. */
    public String in(String tag) {
        String exact = byTag.get(tag);
        if (exact != null) {
            return exact;
        }
        String language = byTag.get(Locale.forLanguageTag(tag).getLanguage());
        if (language != null) {
            return language;
        }
        String english = byTag.get("en");
        return english != null ? english : new TreeMap<>(byTag).firstEntry().getValue();
    }
}
