package io.ghasi.delivery.adapters.platform;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Answers that are kept for long, looked up anew now and then beside the requests, and kept on where that fails. */
final class Remembered {
    private static final Duration FRESH = Duration.ofSeconds(30);
    // Nobody asked for so long that nothing was looked up beside: then it is worth waiting for, a little.
    private static final Duration STALE = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(12);
    // What was not there may be there soon: somebody has just made it.
    private static final Duration NOTHING = Duration.ofSeconds(2);

    private Remembered() {}

    /** At most {@code size} answers of {@code load}; those that are not {@code something} are forgotten soon. */
    static <K, V> LoadingCache<K, V> of(int size, Predicate<V> something, CacheLoader<K, V> load) {
        return of(size, something, load, Ticker.systemTicker());
    }

    static <K, V> LoadingCache<K, V> of(int size, Predicate<V> something, CacheLoader<K, V> load, Ticker ticker) {
        return Caffeine.newBuilder()
                .ticker(ticker)
                .maximumSize(size)
                .refreshAfterWrite(FRESH)
                .expireAfter(Expiry.<K, V>writing((_, value) -> something.test(value) ? LONGEST : NOTHING))
                .executor(task -> Thread.ofVirtual().name("refresh").start(task))
                .build(load);
    }

    /** What {@code cache} has, not older than a minute where anybody answers within {@code patience}. */
    static <K, V> V lately(LoadingCache<K, V> cache, K key, Duration patience) {
        V known = cache.get(key);
        return isStale(cache, key) ? anew(cache, key, patience, known) : known;
    }

    private static <K, V> boolean isStale(LoadingCache<K, V> cache, K key) {
        return cache.policy()
                .refreshAfterWrite()
                .flatMap(refresh -> refresh.ageOf(key))
                .filter(age -> age.compareTo(STALE) > 0)
                .isPresent();
    }

    private static <K, V> V anew(LoadingCache<K, V> cache, K key, Duration patience, V known) {
        try {
            return cache.refresh(key).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException _) {
            return known;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return known;
        }
    }
}
