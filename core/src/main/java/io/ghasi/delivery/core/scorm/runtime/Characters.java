package io.ghasi.delivery.core.scorm.runtime;

/** What a string of characters may have (RTE 4.1.1.7: those of ISO/IEC 10646). */
public final class Characters {
    private Characters() {}

    /** Whether all of {@code text} are characters: half a pair is none, and no store takes U+0000 or gives half a pair back as it was. */
    public static boolean areWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
