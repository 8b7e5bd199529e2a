package io.ghasi.delivery.sandbox.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.sandbox.content.Samples;
import io.ghasi.delivery.sandbox.content.Zips;
import io.ghasi.delivery.sandbox.neighbours.Neighbours.Reply;
import io.ghasi.delivery.testkit.servers.ObjectStoreServer;
import io.ghasi.delivery.testkit.servers.PostgresServer;
import io.ghasi.delivery.testkit.servers.RealServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutagesTest {
    @TempDir
    private Path folder;

    @Test
    void withoutItsDatabaseTheSandboxSaysSoAndGoesOnOnceItIsBack() throws Exception {
        PostgresServer postgres = PostgresServer.open(folder.resolve("postgres"));
        try (Neighbours neighbours = Neighbours.start(postgres, RealServers.objectStore(), UnaryOperator.identity())) {
            // Given
            TenantId tenant = neighbours.tenant();

            // When
            postgres.close();
            Reply meanwhile = neighbours.get("/internal/v1/tenants/" + tenant);
            Reply keys = neighbours.get("/.well-known/jwks.json");
            postgres = PostgresServer.open(folder.resolve("postgres"));

            // Then
            assertThat(meanwhile.status()).isEqualTo(503);
            assertThat(meanwhile.text("code")).isEqualTo("dependency.unavailable");
            assertThat(meanwhile.headers()).containsKey("retry-after");
            assertThat(keys.status()).isEqualTo(200);
            await().until(() -> neighbours.get("/internal/v1/tenants/" + tenant).status() == 200);
        } finally {
            postgres.close();
        }
    }

    @Test
    void withoutItsObjectStoreNothingIsImportedAndTheRestGoesOn() throws Exception {
        try (ObjectStoreServer objects = ObjectStoreServer.create(folder.resolve("objects"));
                Neighbours neighbours = Neighbours.start(RealServers.postgres(), objects, UnaryOperator.identity())) {
            // Given
            TenantId tenant = neighbours.tenant();
            byte[] zip = Files.readAllBytes(
                    Zips.of(Samples.folder("native-first-aid")).zip(folder));
            String imports = "/sandbox/tenants/" + tenant + "/imports?enroll=" + Neighbours.user();
            String manifest = manifest(tenant, neighbours.upload(imports, zip));

            // When
            objects.stop();
            Reply failed = neighbours.upload(imports, zip);
            Reply unread = neighbours.get(manifest);
            Reply unconcerned = neighbours.get("/internal/v1/tenants/" + tenant);
            objects.start();

            // Then
            assertThat(failed.status()).isEqualTo(503);
            assertThat(unread.status()).isEqualTo(503);
            assertThat(unconcerned.status()).isEqualTo(200);
            assertThat(neighbours.rows("SELECT count(*) FROM play_packages")).containsExactly("1");
            assertThat(neighbours.rows("SELECT count(*) FROM enrollments")).containsExactly("1");
            assertThat(neighbours.get(manifest).status()).isEqualTo(200);
            assertThat(neighbours.upload(imports, zip).status()).isEqualTo(200);
        }
    }

    @Test
    void whatWasSaidIsKnownAfterARestart() throws Exception {
        try (Neighbours neighbours = Neighbours.start()) {
            // Given
            TenantId tenant = neighbours.tenant();
            byte[] zip = Files.readAllBytes(
                    Zips.of(Samples.folder("scorm12-fire-safety")).zip(folder));
            Reply imported =
                    neighbours.upload("/sandbox/tenants/" + tenant + "/imports?enroll=" + Neighbours.user(), zip);
            String enrollment = "/internal/v1/tenants/" + tenant + "/enrollments/" + imported.text("enrollmentId");
            Reply tenantBefore = neighbours.get("/internal/v1/tenants/" + tenant);
            Reply enrollmentBefore = neighbours.get(enrollment);
            Reply manifestBefore = neighbours.get(manifest(tenant, imported));

            // When
            neighbours.restart();

            // Then
            assertThat(neighbours.get("/internal/v1/tenants/" + tenant).json()).isEqualTo(tenantBefore.json());
            assertThat(neighbours.get(enrollment).json()).isEqualTo(enrollmentBefore.json());
            assertThat(neighbours.get(manifest(tenant, imported)).bytes()).isEqualTo(manifestBefore.bytes());
        }
    }

    private static String manifest(TenantId tenant, Reply imported) {
        return "/internal/v1/tenants/" + tenant + "/play-packages/" + imported.text("playPackageId") + "/manifest";
    }
}
