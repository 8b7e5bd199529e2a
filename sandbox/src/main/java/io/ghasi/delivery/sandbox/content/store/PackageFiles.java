package io.ghasi.delivery.sandbox.content.store;

import io.ghasi.delivery.adapters.objects.PackageAddress;
import io.ghasi.delivery.core.ids.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Where packages are kept. A store that fails throws an {@link IOException}. Thread-safe.
 */
public interface PackageFiles {
    /** Keeps one file of a package that is not published yet; {@code size} bytes are read from {@code content}. */
    void put(PackageAddress to, String path, Content content, long size, String mediaType) throws IOException;

    /** Declares the package whole. Comes last. */
    void publish(PackageAddress to, byte[] manifest) throws IOException;

    /** Removes the manifest, then every file. Nothing happens where there is nothing. */
    void removeAll(PackageAddress from) throws IOException;

    /** The manifest of a published package. */
    Optional<byte[]> manifest(PackageAddress of) throws IOException;

    /** One file's content, to be closed by the caller. */
    Optional<InputStream> open(PackageAddress of, String path) throws IOException;

    /** Names of all objects that {@code tenant}'s packages take up, sorted. */
    List<String> objects(TenantId tenant) throws IOException;

    /** Content that can be read again when a transfer has to be repeated. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }
}
