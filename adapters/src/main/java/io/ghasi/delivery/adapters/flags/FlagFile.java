package io.ghasi.delivery.adapters.flags;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of flags: read whole each time, since Kubernetes changes what a link points to and not the file. */
public final class FlagFile {
    /** Bytes; as many as a ConfigMap may have. */
    static final int MOST_BYTES = 1024 * 1024;

    private final Path path;

    public FlagFile(Path path) {
        this.path = path;
    }

    /**
     * What is in it now.
     *
     * @throws BadFlags where it is missing, cannot be read or is too large
     */
    byte[] bytes() {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new BadFlags("the file", "has more than 1 MiB");
            }
            return bytes;
        } catch (IOException _) {
            throw new BadFlags("the file", "is not there, or cannot be read");
        }
    }
}
