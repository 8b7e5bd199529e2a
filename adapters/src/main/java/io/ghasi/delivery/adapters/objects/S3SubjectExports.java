package io.ghasi.delivery.adapters.objects;

import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.ids.SubjectRequestId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.inbox.SubjectExports;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Answers to people who asked what is known of them, {@code tenants/<tenant>/exports/<request>.json} in one bucket. */
public final class S3SubjectExports implements SubjectExports, AutoCloseable {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    // A transaction waits for it.
    private static final AwsRequestOverrideConfiguration PATIENCE = AwsRequestOverrideConfiguration.builder()
            .apiCallTimeout(Duration.ofSeconds(20))
            .build();

    private final S3Client s3;
    private final String bucket;

    /** The bucket exists; {@code s3} is closed with this. */
    public S3SubjectExports(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public String keep(TenantId tenant, SubjectRequestId request, byte[] json) {
        String object = object(tenant, request);
        asking(() -> s3.putObject(
                put -> put.bucket(bucket)
                        .key(object)
                        .contentType("application/json")
                        .cacheControl("private, no-store")
                        .overrideConfiguration(PATIENCE),
                RequestBody.fromBytes(json)));
        return object;
    }

    @Override
    public void forget(TenantId tenant, SubjectRequestId request) {
        asking(() -> remove(object(tenant, request)));
    }

    @Override
    public void forgetAll(TenantId tenant) {
        asking(() -> {
            List<String> objects = s3
                    .listObjectsV2Paginator(
                            list -> list.bucket(bucket).prefix(folder(tenant)).overrideConfiguration(PATIENCE))
                    .contents()
                    .stream()
                    .map(S3Object::key)
                    .toList();
            objects.forEach(this::remove);
        });
    }

    private void remove(String object) {
        s3.deleteObject(delete -> delete.bucket(bucket).key(object).overrideConfiguration(PATIENCE));
    }

    private static String folder(TenantId tenant) {
        return "tenants/" + tenant.text() + "/exports/";
    }

    private static String object(TenantId tenant, SubjectRequestId request) {
        return folder(tenant) + request.text() + ".json";
    }

    private static void asking(Runnable call) {
        try {
            call.run();
        } catch (SdkException e) {
            throw new DependencyUnavailable("object-store", RETRY_AFTER, e);
        }
    }

    @Override
    public void close() {
        s3.close();
    }
}
