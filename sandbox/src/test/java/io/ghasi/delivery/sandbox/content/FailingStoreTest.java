package io.ghasi.delivery.sandbox.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.adapters.objects.PackageAddress;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.sandbox.content.check.ImportLimits;
import io.ghasi.delivery.sandbox.content.store.DirectoryPackageFiles;
import io.ghasi.delivery.sandbox.content.store.PackageFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads that break off. */
final class FailingStoreTest {
    @TempDir
    private Path folder;

    @Test
    void aStoreThatFailsHalfWayIsLeftEmpty() {
        // Given
        ImportDesk desk = new ImportDesk(new FullStore(new DirectoryPackageFiles(folder), 3), ImportLimits.standard());

        // When
        var offering = assertThatThrownBy(() -> desk.offer(Samples.folder("native-first-aid")));

        // Then
        offering.hasRootCauseMessage("no space left");
        assertThat(desk.objects()).isEmpty();
    }

    @Test
    void aFileThatChangesBetweenCheckAndUploadFailsTheImport() throws IOException {
        // Given
        Path course = Courses.scormPackage().unpack(Files.createDirectory(folder.resolve("course")));
        PackageFiles store = new DirectoryPackageFiles(folder.resolve("store"));
        ImportDesk desk = new ImportDesk(
                new FullStore(store, 100) {
                    @Override
                    public void put(PackageAddress to, String path, Content content, long size, String mediaType)
                            throws IOException {
                        Files.writeString(course.resolve("index.html"), "<p>evil</p>");
                        super.put(to, path, content, size, mediaType);
                    }
                },
                ImportLimits.standard());

        // When
        var offering = assertThatThrownBy(() -> desk.offer(course));

        // Then
        offering.hasMessageContaining("index.html changed while it was imported");
        assertThat(desk.objects()).isEmpty();
    }

    /** A store with room for so many files only. */
    private static class FullStore implements PackageFiles {
        private final PackageFiles store;
        private int room;

        FullStore(PackageFiles store, int room) {
            this.store = store;
            this.room = room;
        }

        @Override
        public void put(PackageAddress to, String path, Content content, long size, String mediaType)
                throws IOException {
            if (room-- == 0) {
                throw new IOException("no space left");
            }
            store.put(to, path, content, size, mediaType);
        }

        @Override
        public void publish(PackageAddress to, byte[] manifest) throws IOException {
            store.publish(to, manifest);
        }

        @Override
        public void removeAll(PackageAddress from) throws IOException {
            store.removeAll(from);
        }

        @Override
        public Optional<byte[]> manifest(PackageAddress of) throws IOException {
            return store.manifest(of);
        }

        @Override
        public Optional<InputStream> open(PackageAddress of, String path) throws IOException {
            return store.open(of, path);
        }

        @Override
        public List<String> objects(TenantId tenant) throws IOException {
            return store.objects(tenant);
        }
    }
}
