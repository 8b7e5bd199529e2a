package io.ghasi.delivery.sandbox.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package much larger than the heap. */
final class LargePackageTest {
    @TempDir
    private Path folder;

    @Test
    void aPackageLargerThanTheHeapIsImported() throws IOException, InterruptedException {
        // Given
        Path zip = LargeZip.in(folder);

        // When
        Process import_ = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        LargeZip.HEAP,
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
        System.out.println(
                "large package: zipMiB=" + (Files.size(zip) >> 20) + " " + LargeZip.HEAP + " " + said.strip());
        assertThat(import_.waitFor()).as(said).isZero();
        assertThat(said).contains("assets=" + LargeZip.ASSETS);
    }
}
