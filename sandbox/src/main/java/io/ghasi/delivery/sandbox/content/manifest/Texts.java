package io.ghasi.delivery.sandbox.content.manifest;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Titles and languages as manifests may hold them. */
public final class Texts {
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}\\u00A0]+");
    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_TAG = 35;

    private Texts() {}

    /** One line without spare white space, cut where it is absurdly long; null where nothing is left. */
    public static @Nullable String title(@Nullable String raw) {
        String line = raw == null ? "" : SPACE.matcher(raw).replaceAll(" ").strip();
        return line.isEmpty() ? null : line.substring(0, line.offsetByCodePoints(0, clip(line)));
    }

    /** The same in the one language it is written in; {@code otherwise} where there is none. */
    public static Map<String, String> title(@Nullable String raw, String tag, String otherwise) {
        String line = title(raw);
        return Map.of(tag, line == null ? otherwise : line);
    }

    /** A well-formed BCP 47 tag in its usual case; null where {@code raw} is none. */
    public static @Nullable String tag(@Nullable String raw) {
        if (raw == null || raw.isBlank()) {
            return null;
        }
        try {
            String tag = new Locale.Builder()
                    .setLanguageTag(raw.strip().replace('_', '-'))
                    .build()
                    .toLanguageTag();
            return tag.length() > LONGEST_TAG || tag.startsWith("und") ? null : tag;
        } catch (IllformedLocaleException e) {
            return null;
        }
    }

    private static int clip(String line) {
        return Math.min(LONGEST_TITLE, line.codePointCount(0, line.length()));
    }
}
