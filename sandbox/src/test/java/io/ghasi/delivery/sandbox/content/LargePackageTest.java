package io.ghasi.delivery.sandbox.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package much larger than the heap: 96 MiB in 64 MiB, and with {@code -Dfull=true} 500 MiB in 256 MiB. */
final class LargePackageTest {
    private static final boolean FULL = Boolean.getBoolean("full");
    private static final int FILES = 40;
    private static final int VIDEO_BYTES = (FULL ? 300 : 64) << 20;
    private static final int FILE_BYTES = ((FULL ? 200 : 32) << 20) / FILES;
    private static final String HEAP = FULL ? "-Xmx256m" : "-Xmx64m";

    @TempDir
    private Path folder;

    @Test
    void aPackageLargerThanTheHeapIsImported() throws IOException, InterruptedException {
        // Given
        Path zip = largeZip();

        // When
        Process import_ = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeImport.class.getName(),
                        zip.toString(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(import_.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Then
        System.out.println("large package: zipMiB=" + (Files.size(zip) >> 20) + " " + HEAP + " " + said.strip());
        assertThat(import_.waitFor()).as(said).isZero();
        assertThat(said).contains("assets=" + (FILES + 3));
    }

    private Path largeZip() throws IOException {
        Path zip = folder.resolve("large.zip");
        Random random = new Random(1);
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            entries.setLevel(1);
            for (var file : Courses.scormPackage().files().entrySet()) {
                entries.putNextEntry(new ZipEntry(file.getKey()));
                entries.write(file.getValue());
            }
            noise(entries, "media/video.mp4", VIDEO_BYTES, random);
            for (int i = 0; i < FILES; i++) {
                noise(entries, "media/" + i + ".jpg", FILE_BYTES, random);
            }
        }
        return zip;
    }

    private static void noise(ZipOutputStream entries, String path, int bytes, Random random) throws IOException {
        byte[] chunk = new byte[1 << 16];
        entries.putNextEntry(new ZipEntry(path));
        for (int left = bytes; left > 0; left -= chunk.length) {
            random.nextBytes(chunk);
            entries.write(chunk, 0, Math.min(left, chunk.length));
        }
    }
}
