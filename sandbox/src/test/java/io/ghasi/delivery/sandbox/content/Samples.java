package io.ghasi.delivery.sandbox.content;

import java.nio.file.Path;
import java.util.List;

/** The repository's own courses. */
public final class Samples {
    private Samples() {}

    public static Path folder(String name) {
        return Path.of(System.getProperty("delivery.root", "."), "samples", name);
    }

    public static List<String> names() {
        return List.of("native-first-aid", "scorm12-fire-safety", "scorm2004-data-protection", "cmi5-phishing");
    }
}
