package io.ghasi.delivery.api.wiring;

import io.ghasi.delivery.adapters.objects.ObjectStoreAccess;
import io.ghasi.delivery.adapters.objects.S3CourseFiles;
import io.ghasi.delivery.api.content.Bulkhead;
import io.ghasi.delivery.api.content.ContentController;
import io.ghasi.delivery.api.content.ContentPolicy;
import io.ghasi.delivery.api.content.FileAnswers;
import io.ghasi.delivery.api.content.FileHeaders;
import io.ghasi.delivery.api.content.Transfer;
import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.session.SessionUseCases;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Files of courses, where somebody said where they are kept. */
@Configuration(proxyBeanMethods = false)
class ContentConfiguration {
    // Each has a connection to the store, and a piece of 32 KiB.
    private static final int AT_ONCE = 128;
    // More than a browser opens by itself, fewer than one learner could take from the others.
    private static final int AT_ONCE_EACH = 16;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    // Half a minute for what is small, and the pace of a bad mobile line for the rest.
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final long SLOWEST = 16L * 1024;

    @Bean(destroyMethod = "close")
    Store courseFiles(DeliveryProperties properties) {
        return new Store(properties.packages());
    }

    @Bean
    ContentController contentController(
            SessionUseCases useCases, Store store, InstantSource clock, DeliveryProperties properties) {
        FileHeaders headers =
                new FileHeaders(new ContentPolicy(properties.content().named()), clock);
        FileAnswers answers = new FileAnswers(
                store::files,
                headers,
                new Bulkhead(AT_ONCE, AT_ONCE_EACH, PATIENCE),
                new Transfer(clock, GRACE, SLOWEST));
        return new ContentController(useCases.content(), answers);
    }

    /** Where files are, if somebody said so. Its client is large: whoever asks for the first file waits for it, and not each process that starts. */
    static final class Store implements AutoCloseable {
        private final @Nullable ObjectStoreAccess access;
        private @Nullable S3CourseFiles files;

        Store(@Nullable ObjectStoreAccess access) {
            this.access = access;
        }

        synchronized @Nullable S3CourseFiles files() {
            if (files == null && access != null) {
                try {
                    files = new S3CourseFiles(access.connect(), access.bucket());
                } catch (IOException e) {
                    throw new DependencyUnavailable("object-store", RETRY_AFTER, e);
                }
            }
            return files;
        }

        @Override
        public synchronized void close() {
            if (files != null) {
                files.close();
            }
        }
    }
}
