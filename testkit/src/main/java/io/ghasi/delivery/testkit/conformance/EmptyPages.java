package io.ghasi.delivery.testkit.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Completes a SCORM manifest that came without its pages: what counts in such a package is its sequencing. */
public final class EmptyPages {
    private static final String MANIFEST = "imsmanifest.xml";
    private static final Pattern RESOURCE =
            Pattern.compile("<resource\\b([^>]*)(/>|>(.*?)</resource>)", Pattern.DOTALL);
    private static final Pattern HREF = Pattern.compile("\\bhref\\s*=\\s*\"([^\"?#]*)");
    private static final Pattern BASE = Pattern.compile("xml:base\\s*=\\s*\"([^\"]*)\"");

    private EmptyPages() {}

    /** A package in {@code into}, a folder that is there: the manifest of {@code from}, and an empty page wherever it names one. */
    public static Path complete(Path from, Path into) throws IOException {
        String manifest = Files.readString(from.resolve(MANIFEST));
        Files.writeString(into.resolve(MANIFEST), manifest);
        Matcher resource = RESOURCE.matcher(manifest);
        while (resource.find()) {
            Matcher base = BASE.matcher(resource.group(1));
            String folder = base.find() ? base.group(1) : "";
            Matcher href = HREF.matcher(resource.group());
            while (href.find()) {
                page(into, folder + href.group(1));
            }
        }
        return into;
    }

    /** What {@code use} makes of such a package, which is gone afterwards. */
    public static <T> T with(Path from, Use<T> use) throws IOException {
        Path folder = Files.createTempDirectory("delivery-package");
        try {
            return use.of(complete(from, folder));
        } finally {
            remove(folder);
        }
    }

    /** Something that is done with a package. */
    @FunctionalInterface
    public interface Use<T> {
        T of(Path folder) throws IOException;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void page(Path into, String path) throws IOException {
        Path page = into.resolve(path).normalize();
        if (!page.startsWith(into)) {
            throw new IOException("the manifest names " + path + ", outside of its package");
        }
        Files.createDirectories(page.getParent());
        Files.writeString(page, "");
    }
}
