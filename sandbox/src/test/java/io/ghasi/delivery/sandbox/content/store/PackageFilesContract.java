package io.ghasi.delivery.sandbox.content.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.adapters.objects.PackageAddress;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.ids.TenantId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every store of packages must do. */
public abstract class PackageFilesContract {
    private static final byte[] PAGE = "<p>Grüße</p>".getBytes(StandardCharsets.UTF_8);
    private static final byte[] MANIFEST = "{}".getBytes(StandardCharsets.UTF_8);

    private final IdSource ids = new MonotonicUlids(InstantSource.system(), new Random());
    private final TenantId tenant = new TenantId(ids.next());
    private final PackageAddress address = address(tenant);

    /** The store under test. Others may use it at the same time. */
    protected abstract PackageFiles store();

    @Test
    void aFileThatWasPutCanBeReadByItsPath() throws IOException {
        // Given
        put(address, "pages/Ünïcode (1)/ä b+c%20&.html", PAGE);

        // When
        byte[] read = read(address, "pages/Ünïcode (1)/ä b+c%20&.html");

        // Then
        assertThat(read).isEqualTo(PAGE);
    }

    @Test
    void anEmptyFileIsAFile() throws IOException {
        // Given
        put(address, "empty.txt", new byte[0]);

        // When
        byte[] read = read(address, "empty.txt");

        // Then
        assertThat(read).isEmpty();
    }

    @Test
    void aManifestIsThereOnceItIsPublished() throws IOException {
        // Given
        Optional<byte[]> before = store().manifest(address);

        // When
        store().publish(address, MANIFEST);

        // Then
        assertThat(before).isEmpty();
        assertThat(store().manifest(address)).hasValue(MANIFEST);
    }

    @Test
    void aPackagesOwnManifestJsonIsNotTheManifest() throws IOException {
        // Given
        put(address, "manifest.json", PAGE);

        // When
        Optional<byte[]> manifest = store().manifest(address);

        // Then
        assertThat(manifest).isEmpty();
    }

    @Test
    void removingAPackageLeavesNothingOfItAndAllOfTheOthers() throws IOException {
        // Given
        PackageAddress other = address(tenant);
        put(address, "a.html", PAGE);
        put(address, "deep/er/b.html", PAGE);
        store().publish(address, MANIFEST);
        put(other, "a.html", PAGE);

        // When
        store().removeAll(address);

        // Then
        assertThat(store().objects(tenant)).containsExactly(other.file("a.html"));
    }

    @Test
    void removingWhatIsNotThereIsNoError() throws IOException {
        // When
        store().removeAll(address);

        // Then
        assertThat(store().objects(tenant)).isEmpty();
    }

    @Test
    void tenantsDoNotSeeEachOther() throws IOException {
        // Given
        PackageAddress stranger = new PackageAddress(new TenantId(ids.next()), address.playPackage());
        put(address, "a.html", PAGE);

        // When
        Optional<InputStream> read = store().open(stranger, "a.html");

        // Then
        assertThat(read).isEmpty();
        assertThat(store().objects(stranger.tenant())).isEmpty();
    }

    @Test
    void contentThatFailsMakesPutFail() {
        // Given
        PackageFiles.Content broken = () -> {
            throw new IOException("damaged");
        };

        // When
        var putting = assertThatThrownBy(() -> store().put(address, "a.html", broken, 10, "text/html"));

        // Then
        putting.isInstanceOf(IOException.class);
    }

    /** A package that nobody else uses. */
    final PackageAddress address() {
        return address;
    }

    private PackageAddress address(TenantId of) {
        return new PackageAddress(of, new PlayPackageId(ids.next()));
    }

    private void put(PackageAddress to, String path, byte[] bytes) throws IOException {
        store().put(to, path, () -> new ByteArrayInputStream(bytes), bytes.length, "text/html");
    }

    private byte[] read(PackageAddress of, String path) throws IOException {
        try (InputStream content = store().open(of, path).orElseThrow()) {
            return content.readAllBytes();
        }
    }
}
