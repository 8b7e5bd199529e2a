package io.ghasi.delivery.sandbox.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.sandbox.content.LargeZip;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package that is larger than the heap goes in over HTTP and into the object store all the same. */
final class LargeUploadTest {
    @TempDir
    private Path folder;

    @Test
    void aPackageLargerThanTheHeapIsUploadedAndImported() throws Exception {
        try (Neighbours neighbours = Neighbours.start()) {
            // Given
            TenantId tenant = neighbours.tenant();
            Path zip = LargeZip.in(folder);
            Process process = start();
            try (BufferedReader said = process.inputReader()) {
                Writer settings = process.outputWriter();
                settings.write(SandboxProcess.lines(neighbours.settings()));
                settings.flush();
                URI uri = URI.create(said.readLine());

                // When
                Instant start = Instant.now();
                int status = upload(uri.resolve("/sandbox/tenants/" + tenant + "/imports"), zip);
                Duration took = Duration.between(start, Instant.now());
                settings.close();

                // Then
                System.out.println("large upload: zipMiB=" + (Files.size(zip) >> 20) + " " + LargeZip.HEAP + " "
                        + said.readLine() + " millis=" + took.toMillis());
                assertThat(status).isEqualTo(200);
                assertThat(neighbours.leftovers(tenant)).hasSize(LargeZip.ASSETS + 2);
            } finally {
                process.destroy();
            }
        }
    }

    private static Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        LargeZip.HEAP,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SandboxProcess.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int upload(URI imports, Path zip) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(imports)
                    .header("Content-Type", "application/zip")
                    .POST(BodyPublishers.ofFile(zip))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
