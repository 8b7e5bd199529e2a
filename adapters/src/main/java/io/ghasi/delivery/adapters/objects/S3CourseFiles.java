package io.ghasi.delivery.adapters.objects;

import io.ghasi.delivery.adapters.tracing.Step;
import io.ghasi.delivery.core.course.CourseFile;
import io.ghasi.delivery.core.faults.DependencyUnavailable;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Files of packages, where {@link PackageAddress} says that they are. They are streamed, never held. Thread-safe. */
public final class S3CourseFiles implements AutoCloseable {
    static final String STORE = "object-store";
    static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    // Until a file begins to come, attempts that failed included. How long it comes is its reader's to bound.
    private static final AwsRequestOverrideConfiguration PATIENCE = AwsRequestOverrideConfiguration.builder()
            .apiCallTimeout(Duration.ofSeconds(5))
            .build();

    private final S3Client s3;
    private final String bucket;

    /** The bucket exists; {@code s3} is closed with this. */
    public S3CourseFiles(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /**
     * A part of a file, to be closed by the caller; empty where the store has no such file.
     *
     * @throws DependencyUnavailable where the store does not answer, or has another file there
     */
    public Optional<OpenFile> open(PackageAddress pack, CourseFile file, FileRange range) {
        GetObjectRequest.Builder request = GetObjectRequest.builder()
                .bucket(bucket)
                .key(pack.file(file.path()))
                .overrideConfiguration(PATIENCE);
        if (!range.isWhole()) {
            request.range("bytes=" + range.first() + "-" + range.last());
        }
        return Step.call("GET " + STORE).with("peer.service", STORE).whole(() -> open(request.build(), range.length()));
    }

    private Optional<OpenFile> open(GetObjectRequest request, long length) {
        try {
            return Optional.of(new OpenFile(s3.getObject(request), length));
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        } catch (SdkException e) {
            throw new DependencyUnavailable(STORE, RETRY_AFTER, e);
        }
    }

    @Override
    public void close() {
        s3.close();
    }
}
