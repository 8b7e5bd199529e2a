package io.ghasi.delivery.acceptance.conformance;

import io.ghasi.delivery.adapters.objects.PackageAddress;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.sandbox.content.store.PackageFiles;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Keeps nothing: for imports of which the manifest alone is wanted. */
final class NoFiles implements PackageFiles {
    @Override
    public void put(PackageAddress to, String path, Content content, long size, String mediaType) {}

    @Override
    public void publish(PackageAddress to, byte[] manifest) {}

    @Override
    public void removeAll(PackageAddress from) {}

    @Override
    public Optional<byte[]> manifest(PackageAddress of) {
        return Optional.empty();
    }

    @Override
    public Optional<InputStream> open(PackageAddress of, String path) {
        return Optional.empty();
    }

    @Override
    public List<String> objects(TenantId tenant) {
        return List.of();
    }
}
