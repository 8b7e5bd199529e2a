package io.ghasi.delivery.sandbox.content.store;

import io.ghasi.delivery.adapters.objects.PackageAddress;
import io.ghasi.delivery.core.ids.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Packages in one bucket of an S3-compatible store. Files are streamed, never held. */
public final class S3PackageFiles implements PackageFiles {
    private static final String IMMUTABLE = "private, max-age=31536000, immutable";

    private final S3Client s3;
    private final String bucket;

    /** The bucket exists; {@code s3} stays the caller's to close. */
    public S3PackageFiles(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public void put(PackageAddress to, String path, Content content, long size, String mediaType) throws IOException {
        RequestBody body = RequestBody.fromContentProvider(() -> opened(content), size, mediaType);
        write(to.file(path), body, mediaType);
    }

    @Override
    public void publish(PackageAddress to, byte[] manifest) throws IOException {
        write(to.manifest(), RequestBody.fromBytes(manifest), "application/json");
    }

    @Override
    public void removeAll(PackageAddress from) throws IOException {
        asking(() -> {
            remove(from.manifest());
            List<String> files = names(from.prefix());
            files.forEach(this::remove);
            return files.size();
        });
    }

    @Override
    public Optional<byte[]> manifest(PackageAddress of) throws IOException {
        Optional<InputStream> content = read(of.manifest());
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream bytes = content.get()) {
            return Optional.of(bytes.readAllBytes());
        }
    }

    @Override
    public Optional<InputStream> open(PackageAddress of, String path) throws IOException {
        return read(of.file(path));
    }

    @Override
    public List<String> objects(TenantId tenant) throws IOException {
        return asking(() -> names(PackageAddress.tenantPrefix(tenant)));
    }

    private void write(String name, RequestBody body, String mediaType) throws IOException {
        asking(() -> s3.putObject(
                request ->
                        request.bucket(bucket).key(name).contentType(mediaType).cacheControl(IMMUTABLE),
                body));
    }

    private Optional<InputStream> read(String name) throws IOException {
        return asking(() -> {
            try {
                return Optional.of(
                        s3.getObject(request -> request.bucket(bucket).key(name)));
            } catch (NoSuchKeyException e) {
                return Optional.empty();
            }
        });
    }

    private List<String> names(String prefix) {
        return s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private void remove(String name) {
        s3.deleteObject(request -> request.bucket(bucket).key(name));
    }

    private static InputStream opened(Content content) {
        try {
            return content.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T asking(Call<T> call) throws IOException {
        try {
            return call.answer();
        } catch (SdkException e) {
            throw new IOException("the object store failed: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** One exchange with the store. */
    private interface Call<T> {
        T answer();
    }
}
