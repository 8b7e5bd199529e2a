package io.ghasi.delivery.adapters.platform;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.function.Predicate;

/** Answers that are kept for long, looked up anew now and then beside the requests, and kept on where that fails. */
final class Remembered {
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(12);
    // What was not there may be there soon: somebody has just made it.
    private static final Duration NOTHING = Duration.ofSeconds(2);

    private Remembered() {}

    /** At most {@code size} answers of {@code load}; those that are not {@code something} are forgotten soon. */
    static <K, V> LoadingCache<K, V> of(int size, Predicate<V> something, CacheLoader<K, V> load) {
        return Caffeine.newBuilder()
                .maximumSize(size)
                .refreshAfterWrite(FRESH)
                .expireAfter(Expiry.<K, V>writing((_, value) -> something.test(value) ? LONGEST : NOTHING))
                .executor(task -> Thread.ofVirtual().name("refresh").start(task))
                .build(load);
    }
}
