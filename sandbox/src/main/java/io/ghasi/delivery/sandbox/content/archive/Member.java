package io.ghasi.delivery.sandbox.content.archive;

import java.io.IOException;
import java.io.InputStream;

/**
 * One file of a package.
 *
 * @param path as the package names it, until {@link Contents} has checked it
 * @param packedBytes what it takes inside the package
 */
public record Member(String path, long packedBytes, Opener opener) {
    /** Opens the file anew, from its first byte. */
    public InputStream open() throws IOException {
        return opener.open();
    }

    Member at(String checkedPath) {
        return new Member(checkedPath, packedBytes, opener);
    }

    /** How to get at the bytes. */
    @FunctionalInterface
    public interface Opener {
        /** A new stream; its reading fails with an {@link IOException} where the package is damaged. */
        InputStream open() throws IOException;
    }
}
