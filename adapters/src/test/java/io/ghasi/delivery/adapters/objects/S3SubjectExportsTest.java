package io.ghasi.delivery.adapters.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.core.ids.SubjectRequestId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.testkit.servers.ObjectStoreServer;
import io.ghasi.delivery.testkit.servers.RealServers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

class S3SubjectExportsTest {
    private final MonotonicUlids ids = new MonotonicUlids(InstantSource.system(), new Random());
    private final TenantId tenant = new TenantId(ids.next());
    private final String bucket = "b" + tenant.value();
    private final S3Client s3 = connect(RealServers.objectStore().secretKey());
    private final S3SubjectExports exports = new S3SubjectExports(s3, bucket);

    private static S3Client connect(String secret) {
        ObjectStoreServer server = RealServers.objectStore();
        return ObjectStoreClient.connect(server.endpoint(), "us-east-1", server.accessKey(), secret);
    }

    @BeforeEach
    void make() {
        s3.createBucket(request -> request.bucket(bucket));
    }

    @AfterEach
    void close() {
        exports.close();
    }

    @Test
    void what_is_kept_again_takes_the_place_of_what_was_there() {
        SubjectRequestId request = request();
        String object = exports.keep(tenant, request, bytes("{}"));
        assertThat(object).isEqualTo("tenants/" + tenant.text() + "/exports/" + request.text() + ".json");
        assertThat(exports.keep(tenant, request, bytes("{\"a\":1}"))).isEqualTo(object);
        assertThat(s3.getObjectAsBytes(get -> get.bucket(bucket).key(object)).asUtf8String())
                .isEqualTo("{\"a\":1}");
    }

    @Test
    void one_answer_is_forgotten_or_all_of_a_tenant_and_nobody_elses() {
        TenantId neighbour = new TenantId(ids.next());
        SubjectRequestId first = request();
        String kept = exports.keep(neighbour, request(), bytes("{}"));
        exports.keep(tenant, first, bytes("{}"));
        String second = exports.keep(tenant, request(), bytes("{}"));
        exports.forget(tenant, first);
        exports.forget(tenant, first);
        assertThat(objects()).containsExactlyInAnyOrder(second, kept);
        exports.forgetAll(tenant);
        assertThat(objects()).containsExactly(kept);
    }

    @Test
    void a_store_that_refuses_is_to_be_asked_again() {
        try (S3SubjectExports stranger = new S3SubjectExports(connect("not the key"), bucket)) {
            assertThatThrownBy(() -> stranger.keep(tenant, request(), bytes("{}")))
                    .isInstanceOf(DependencyUnavailable.class);
            assertThatThrownBy(() -> stranger.forgetAll(tenant)).isInstanceOf(DependencyUnavailable.class);
        }
        assertThat(objects()).isEmpty();
    }

    private SubjectRequestId request() {
        return new SubjectRequestId(ids.next());
    }

    private List<String> objects() {
        return s3.listObjectsV2(list -> list.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
