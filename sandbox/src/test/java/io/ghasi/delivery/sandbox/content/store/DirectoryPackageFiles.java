package io.ghasi.delivery.sandbox.content.store;

import io.ghasi.delivery.adapters.objects.PackageAddress;
import io.ghasi.delivery.core.ids.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Packages in a folder: for tests about packages, not about stores. Passes {@link PackageFilesContract}. */
public final class DirectoryPackageFiles implements PackageFiles {
    private final Path root;

    public DirectoryPackageFiles(Path root) {
        this.root = root;
    }

    @Override
    public void put(PackageAddress to, String path, Content content, long size, String mediaType) throws IOException {
        Path file = root.resolve(to.file(path));
        Files.createDirectories(file.getParent());
        try (InputStream bytes = content.open()) {
            long written = Files.copy(bytes, file);
            if (written != size) {
                throw new IOException(path + " has " + written + " bytes, announced were " + size);
            }
        }
    }

    @Override
    public void publish(PackageAddress to, byte[] manifest) throws IOException {
        Path file = root.resolve(to.manifest());
        Files.createDirectories(file.getParent());
        Files.write(file, manifest);
    }

    @Override
    public void removeAll(PackageAddress from) throws IOException {
        for (Path path : below(root.resolve(from.prefix()))) {
            Files.delete(path);
        }
    }

    @Override
    public Optional<byte[]> manifest(PackageAddress of) throws IOException {
        Path file = root.resolve(of.manifest());
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    @Override
    public Optional<InputStream> open(PackageAddress of, String path) throws IOException {
        Path file = root.resolve(of.file(path));
        return Files.exists(file) ? Optional.of(Files.newInputStream(file)) : Optional.empty();
    }

    @Override
    public List<String> objects(TenantId tenant) throws IOException {
        return below(root.resolve(PackageAddress.tenantPrefix(tenant))).stream()
                .filter(Files::isRegularFile)
                .map(path -> root.relativize(path).toString().replace('\\', '/'))
                .sorted()
                .toList();
    }

    /** Deepest first; nothing where there is no such folder. */
    private static List<Path> below(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
