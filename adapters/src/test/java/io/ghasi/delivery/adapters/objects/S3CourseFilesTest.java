package io.ghasi.delivery.adapters.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.core.course.CourseFile;
import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.testkit.faults.FaultProxy;
import io.ghasi.delivery.testkit.servers.ObjectStoreServer;
import io.ghasi.delivery.testkit.servers.RealServers;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class S3CourseFilesTest {
    private static final int SIZE = 3_000_000;

    private final MonotonicUlids ids = new MonotonicUlids(InstantSource.system(), new Random());
    private final PackageAddress pack = new PackageAddress(new TenantId(ids.next()), new PlayPackageId(ids.next()));
    private final String bucket = "c" + pack.tenant().value();
    private final S3Client s3 = connect(RealServers.objectStore().endpoint());
    private final S3CourseFiles files = new S3CourseFiles(s3, bucket);
    private final byte[] content = new byte[SIZE];

    private static S3Client connect(URI endpoint) {
        ObjectStoreServer server = RealServers.objectStore();
        return ObjectStoreClient.connect(endpoint, "us-east-1", server.accessKey(), server.secretKey());
    }

    @BeforeEach
    void put() {
        new Random(7).nextBytes(content);
        s3.createBucket(request -> request.bucket(bucket));
        s3.putObject(
                request -> request.bucket(bucket).key(pack.file("Media/a b+\u00e9.bin")),
                RequestBody.fromBytes(content));
        s3.putObject(request -> request.bucket(bucket).key(pack.file("empty")), RequestBody.empty());
    }

    @AfterEach
    void close() {
        files.close();
    }

    private static CourseFile file(String path, long size) {
        return new CourseFile(path, "0".repeat(64), size, "application/octet-stream");
    }

    private static final CourseFile LARGE = file("Media/a b+\u00e9.bin", SIZE);

    private static byte[] read(OpenFile file) {
        try (file) {
            byte[] all = new byte[(int) file.left()];
            byte[] piece = new byte[100_000];
            for (int at = 0; file.left() > 0; ) {
                int read = file.read(piece);
                System.arraycopy(piece, 0, all, at, read);
                at += read;
            }
            return all;
        }
    }

    @Test
    void a_file_comes_whole_or_in_part() {
        assertThat(read(files.open(pack, LARGE, FileRange.whole(SIZE)).orElseThrow()))
                .isEqualTo(content);
        assertThat(read(files.open(pack, LARGE, new FileRange(5, 9, SIZE)).orElseThrow()))
                .isEqualTo(Arrays.copyOfRange(content, 5, 10));
        assertThat(read(files.open(pack, file("empty", 0), FileRange.whole(0)).orElseThrow()))
                .isEmpty();
    }

    @Test
    void where_none_is_none_comes_and_letters_count_as_they_are() {
        PackageAddress other = new PackageAddress(new TenantId(ids.next()), pack.playPackage());

        assertThat(files.open(pack, file("media/a b+\u00e9.bin", SIZE), FileRange.whole(SIZE)))
                .isEmpty();
        assertThat(files.open(other, LARGE, FileRange.whole(SIZE))).isEmpty();
    }

    @Test
    void another_file_than_the_manifest_lists_is_not_passed_on() {
        assertThatThrownBy(() -> files.open(pack, file("empty", 4), FileRange.whole(4)))
                .isInstanceOf(DependencyUnavailable.class);
    }

    @Test
    void who_stops_reading_waits_for_nothing() {
        for (int i = 0; i < 100; i++) {
            OpenFile file = files.open(pack, LARGE, FileRange.whole(SIZE)).orElseThrow();
            file.read(new byte[10]);
            file.close();
        }
        assertThat(read(files.open(pack, LARGE, FileRange.whole(SIZE)).orElseThrow()))
                .isEqualTo(content);
    }

    @Test
    void a_store_that_is_away_or_breaks_off_is_to_be_asked_again() throws Exception {
        try (FaultProxy proxy =
                        FaultProxy.to(RealServers.objectStore().endpoint().getPort());
                S3CourseFiles behind =
                        new S3CourseFiles(connect(URI.create("http://127.0.0.1:" + proxy.port())), bucket)) {
            AtomicInteger passed = new AtomicInteger();
            proxy.rewriteAnswers(piece -> {
                if (passed.addAndGet(piece.length) > SIZE / 2) {
                    proxy.cut();
                }
                return piece;
            });
            OpenFile file = behind.open(pack, LARGE, FileRange.whole(SIZE)).orElseThrow();
            assertThatThrownBy(() -> read(file)).isInstanceOf(DependencyUnavailable.class);
            assertThatThrownBy(() -> behind.open(pack, LARGE, FileRange.whole(SIZE)))
                    .isInstanceOf(DependencyUnavailable.class);

            proxy.rewriteAnswers(piece -> piece);
            proxy.mend();
            assertThat(read(behind.open(pack, LARGE, FileRange.whole(SIZE)).orElseThrow()))
                    .isEqualTo(content);
        }
    }
}
