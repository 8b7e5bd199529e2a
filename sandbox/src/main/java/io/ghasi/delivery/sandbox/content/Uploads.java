package io.ghasi.delivery.sandbox.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Packages on their way in, each in a folder of its own that goes when it is done. */
public final class Uploads {
    private static final String PREFIX = "upload-";

    private final Path folder;
    private final long most;

    private Uploads(Path folder, long most) {
        this.folder = folder;
        this.most = most;
    }

    /** Below {@code folder}, at most {@code most} bytes each. Removes what a process that died left there. */
    public static Uploads in(Path folder, long most) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> left = Files.list(folder)) {
            for (Path upload : left.filter(Uploads::isUpload).toList()) {
                remove(upload);
            }
        }
        return new Uploads(folder, most);
    }

    private static boolean isUpload(Path path) {
        return path.getFileName().toString().startsWith(PREFIX);
    }

    /** How many bytes one may have. */
    long most() {
        return most;
    }

    /** What is done with a package. */
    @FunctionalInterface
    interface Use<T> {
        T use(Path zip) throws IOException;
    }

    /** Writes {@code body} to a file, hands it to {@code use} and removes it. */
    <T> T with(InputStream body, Use<T> use) throws IOException {
        Path upload = Files.createTempDirectory(folder, PREFIX);
        try {
            Path zip = upload.resolve("package.zip");
            Files.copy(body, zip);
            return use.use(zip);
        } finally {
            remove(upload);
        }
    }

    private static void remove(Path upload) throws IOException {
        for (Path path : List.of(upload.resolve("package.zip"), upload)) {
            Files.deleteIfExists(path);
        }
    }
}
