package io.ghasi.delivery.sandbox.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Third-party manifests, with an empty page wherever they name one. */
final class ConformancePackages {
    private static final Pattern RESOURCE =
            Pattern.compile("<resource\\b([^>]*)(/>|>(.*?)</resource>)", Pattern.DOTALL);
    private static final Pattern HREF = Pattern.compile("\\bhref\\s*=\\s*\"([^\"?#]*)");
    private static final Pattern BASE = Pattern.compile("xml:base\\s*=\\s*\"([^\"]*)\"");

    private ConformancePackages() {}

    /** Where the data is; absent where this checkout does not have it, which continuous integration must. */
    static Path root() {
        String root = System.getProperty("delivery.root", ".");
        String told = System.getenv("CONFORMANCE_DIR");
        return (told == null ? Path.of(root, "../shared/conformance") : Path.of(told)).resolve("scorm2004");
    }

    static boolean mayBeSkipped() {
        return !"true".equals(System.getenv("CI"));
    }

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(root())) {
            return folders.filter(folder -> Files.exists(folder.resolve("imsmanifest.xml")))
                    .sorted()
                    .toList();
        }
    }

    /** A package of {@code caseFolder}'s manifest and empty files. */
    static Zips complete(Path caseFolder) throws IOException {
        String manifest = Files.readString(caseFolder.resolve("imsmanifest.xml"));
        Zips zips = Zips.with("imsmanifest.xml", manifest);
        Matcher resource = RESOURCE.matcher(manifest);
        while (resource.find()) {
            Matcher base = BASE.matcher(resource.group(1));
            String folder = base.find() ? base.group(1) : "";
            Matcher href = HREF.matcher(resource.group());
            while (href.find()) {
                zips.and(folder + href.group(1), "");
            }
        }
        return zips;
    }
}
