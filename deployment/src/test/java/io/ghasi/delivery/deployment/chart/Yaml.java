package io.ghasi.delivery.deployment.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads YAML; a key that is there twice is an error. */
public final class Yaml {
    /** The folder of the whole project. */
    public static final Path ROOT = root();

    private Yaml() {}

    /** Of a text with any number of documents. */
    public static List<Tree> all(String documents) {
        return StreamSupport.stream(parser().loadAll(documents).spliterator(), false)
                .filter(Objects::nonNull)
                .map(Tree::new)
                .toList();
    }

    /** Of a text with one document. */
    public static Tree one(String document) {
        return new Tree(parser().load(document));
    }

    /** Of a file below {@link #ROOT}. */
    public static List<Tree> file(String path) {
        return all(text(path));
    }

    /** The same, unread. */
    public static String text(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static org.yaml.snakeyaml.Yaml parser() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new org.yaml.snakeyaml.Yaml(new SafeConstructor(options));
    }

    // Maven runs tests in the module's folder, an IDE in either.
    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        Path parent = Objects.requireNonNull(here.getParent());
        return Files.isDirectory(here.resolve("charts")) ? here : parent;
    }
}
