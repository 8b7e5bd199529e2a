package io.ghasi.delivery.sandbox.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.sandbox.content.Samples;
import io.ghasi.delivery.sandbox.content.Zips;
import io.ghasi.delivery.sandbox.content.archive.Sha256;
import io.ghasi.delivery.sandbox.content.check.ImportLimits;
import io.ghasi.delivery.sandbox.content.manifest.ManifestSchema;
import io.ghasi.delivery.sandbox.neighbours.Neighbours.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class ContentTest {
    private static final long MOST = 4L << 20;
    private static final Neighbours NEIGHBOURS = Neighbours.start(
            settings -> settings.withLimits(ImportLimits.standard().withPackageBytes(MOST)));

    @TempDir
    private Path folder;

    private final TenantId tenant = NEIGHBOURS.tenant();

    @AfterAll
    static void stop() {
        NEIGHBOURS.close();
    }

    static List<String> samples() {
        return Samples.names();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsImportedAndReadBack(String name) throws IOException {
        // When
        Reply imported = importSample(name, "");
        Reply found = NEIGHBOURS.get(packageOf(tenant, imported));
        Reply manifest = NEIGHBOURS.get(packageOf(tenant, imported) + "/manifest");

        // Then
        JsonNode course = manifest.json();
        assertThat(imported.json().path("enrollmentId").isNull()).isTrue();
        assertThat(imported.text("standard")).isEqualTo(found.text("standard"));
        assertThat(new ManifestSchema().violations(course)).isEmpty();
        assertThat(course.path("playPackageId")).isEqualTo(imported.json().path("playPackageId"));
        assertThat(course.path("courseVersionId")).isEqualTo(imported.json().path("courseVersionId"));
        assertThat(lessons(course)).isEqualTo(imported.json().path("lessons").longValue());
        assertThat(course.path("title").path(found.text("locale")).stringValue())
                .isEqualTo(found.text("title"));
        assertThat(found.text("manifestSha256")).isEqualTo(Sha256.hex(manifest.bytes()));
        assertThat(manifest.headers()).containsEntry("etag", '"' + Sha256.hex(manifest.bytes()) + '"');
        assertThat(found.json().path("revoked").booleanValue()).isFalse();
    }

    @Test
    void aCourseVersionHasItsPackageInEveryLocale() throws IOException {
        // Given
        Reply imported = importSample("native-first-aid", "");
        String path = "/internal/v1/tenants/" + tenant + "/course-versions/" + imported.text("courseVersionId")
                + "/play-package";

        // When
        Reply without = NEIGHBOURS.get(path);
        Reply own = NEIGHBOURS.get(path + "?locale=EN");
        Reply other = NEIGHBOURS.get(path + "?locale=fr-CA");

        // Then
        assertThat(without.text("playPackageId")).isEqualTo(imported.text("playPackageId"));
        assertThat(own.json()).isEqualTo(without.json());
        assertThat(other.json()).isEqualTo(without.json());
    }

    @Test
    void anImportMayEnrollSomebodyWithoutBound() throws IOException {
        // Given
        UserId learner = Neighbours.user();

        // When
        Reply imported = importSample("native-first-aid", "?enroll=" + learner);

        // Then
        Reply enrollment =
                NEIGHBOURS.get("/internal/v1/tenants/" + tenant + "/enrollments/" + imported.text("enrollmentId"));
        assertThat(enrollment.text("userId")).isEqualTo(learner.text());
        assertThat(enrollment.text("courseVersionId")).isEqualTo(imported.text("courseVersionId"));
        assertThat(enrollment.text("state")).isEqualTo("active");
        assertThat(enrollment.json().path("attemptsAllowed").isNull()).isTrue();
        assertThat(enrollment.json().path("validUntil").isNull()).isTrue();
    }

    @Test
    void anotherTenantFindsNothingOfIt() throws IOException {
        // Given
        Reply imported = importSample("native-first-aid", "?enroll=" + Neighbours.user());
        TenantId other = NEIGHBOURS.tenant();
        String theirs = "/internal/v1/tenants/" + other;

        // Then
        assertThat(Stream.of(
                                packageOf(other, imported),
                                packageOf(other, imported) + "/manifest",
                                theirs + "/course-versions/" + imported.text("courseVersionId") + "/play-package",
                                theirs + "/enrollments/" + imported.text("enrollmentId"))
                        .map(path -> NEIGHBOURS.get(path).status()))
                .containsOnly(404);
    }

    @Test
    void whatNobodyImportedIsNotFound() {
        String path = "/internal/v1/tenants/" + tenant;
        assertThat(NEIGHBOURS
                        .get(path + "/play-packages/" + Neighbours.playPackage())
                        .problem())
                .isEqualTo("404 resource.not_found The tenant has no such package");
        assertThat(NEIGHBOURS
                        .get(path + "/play-packages/" + Neighbours.playPackage() + "/manifest")
                        .status())
                .isEqualTo(404);
        assertThat(NEIGHBOURS
                        .get(path + "/course-versions/" + Neighbours.course() + "/play-package")
                        .problem())
                .isEqualTo("404 resource.not_found The tenant has no package of this course version");
    }

    @Test
    void aPackageThatIsRefusedIsToldFileByFileAndLeavesNothing() throws IOException {
        // Given
        Zips broken = Zips.with("course.json", """
                {"title": "Broken", "locale": "en", "modules": [{"id": "m", "title": "M", "lessons": [
                  {"id": "l", "title": "L", "blocks": [{"id": "b", "kind": "page", "asset": "missing.html"}]}]}]}
                """).and("../escape.html", "x");

        // When
        Reply refused = upload(Files.readAllBytes(broken.zip(folder)), "?enroll=" + Neighbours.user());

        // Then
        assertThat(refused.problem()).startsWith("422 sandbox.package_rejected ../escape.html is an unsafe path");
        assertThat(refused.json().at("/problems/0/file").stringValue()).isEqualTo("../escape.html");
        assertThat(refused.json().at("/problems/0/cause").stringValue()).contains("unsafe path");
        assertThat(NEIGHBOURS.leftovers(tenant)).isEmpty();
    }

    @Test
    void whatIsNoPackageIsRefused() throws IOException {
        byte[] noZip = "hello".getBytes(StandardCharsets.UTF_8);
        byte[] noManifest = Files.readAllBytes(Zips.with("index.html", "x").zip(folder));
        assertThat(upload(noZip, "").problem()).startsWith("422 sandbox.package_rejected package.zip");
        assertThat(upload(new byte[0], "").problem()).startsWith("422 sandbox.package_rejected package.zip");
        assertThat(upload(noManifest, "").problem()).startsWith("422 sandbox.package_rejected package.zip");
        assertThat(NEIGHBOURS.leftovers(tenant)).isEmpty();
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWhetherItSaysSoOrNot() throws IOException {
        // Given
        byte[] large = new byte[(int) MOST + 1];

        // Then
        assertThat(upload(large, "").problem()).startsWith("413 request.too_large");
        assertThat(NEIGHBOURS.stream(imports(tenant, ""), large).problem()).startsWith("413 request.too_large");
        assertThat(NEIGHBOURS.leftovers(tenant)).isEmpty();
    }

    @Test
    void aBodyOfAnotherTypeIsRefusedAndOctetsAreFine() throws IOException {
        // Given
        byte[] zip = Files.readAllBytes(Zips.of(Samples.folder("cmi5-phishing")).zip(folder));

        // Then
        assertThat(NEIGHBOURS
                        .send("POST", imports(tenant, ""), "text/plain", zip)
                        .problem())
                .isEqualTo("415 request.unsupported_media_type"
                        + " The body is application/octet-stream or application/zip");
        assertThat(NEIGHBOURS.leftovers(tenant)).isEmpty();
        assertThat(NEIGHBOURS
                        .send("POST", imports(tenant, ""), "application/octet-stream", zip)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aTenantThatIsNotThereImportsNothing() throws IOException {
        // Given
        TenantId nobody = new TenantId(Neighbours.IDS.next());
        byte[] zip = Files.readAllBytes(Zips.of(Samples.folder("cmi5-phishing")).zip(folder));

        // Then
        assertThat(NEIGHBOURS.upload(imports(nobody, ""), zip).problem())
                .isEqualTo("404 resource.not_found There is no such tenant");
        assertThat(NEIGHBOURS.leftovers(nobody)).isEmpty();
    }

    @Test
    void aFileWithANameThatNoFolderHoldsIsRefused() throws IOException {
        // Given
        Zips course = Zips.of(Samples.folder("native-first-aid")).and("n".repeat(256) + ".html", "x");

        // Then
        assertThat(upload(Files.readAllBytes(course.zip(folder)), "").problem())
                .contains("more than 255 bytes between two slashes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e308", "1e400", "-1e400", "-0.1", "1.0001", "99999999999999999999"})
    void aCourseWithANumberWithoutMeasureIsRefused(String number) throws IOException {
        // Given
        Zips course = Zips.with("course.json", """
                {"title": "Numbers", "locale": "en", "modules": [{"id": "m", "title": "M", "lessons": [
                  {"id": "l", "title": "L", "blocks": [{"id": "b", "kind": "quiz"}], "gates": [{"quiz": "q", "atLeast": %s}]}]}]}
                """.formatted(number));

        // When
        Reply refused = upload(Files.readAllBytes(course.zip(folder)), "");

        // Then
        assertThat(refused.problem()).startsWith("422 sandbox.package_rejected course.json");
        assertThat(NEIGHBOURS.leftovers(tenant)).isEmpty();
    }

    private Reply importSample(String name, String query) throws IOException {
        Reply reply = upload(Files.readAllBytes(Zips.of(Samples.folder(name)).zip(folder)), query);
        assertThat(reply.status()).isEqualTo(200);
        return reply;
    }

    private Reply upload(byte[] zip, String query) {
        return NEIGHBOURS.upload(imports(tenant, query), zip);
    }

    private static String imports(TenantId tenant, String query) {
        return "/sandbox/tenants/" + tenant + "/imports" + query;
    }

    private static String packageOf(TenantId tenant, Reply imported) {
        return "/internal/v1/tenants/" + tenant + "/play-packages/" + imported.text("playPackageId");
    }

    private static long lessons(JsonNode manifest) {
        return manifest.path("modules")
                .valueStream()
                .flatMap(module -> module.path("lessons").valueStream())
                .count();
    }
}
