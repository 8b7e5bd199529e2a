package io.ghasi.delivery.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.core.limits.Limits;
import io.ghasi.delivery.testkit.servers.RealServers;
import io.ghasi.delivery.testkit.servers.RedisServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisLimitsTest extends LimitsContract {
    private final RedisLimits limits = over(RealServers.redis());

    private static RedisLimits over(RedisServer redis) {
        RedisLimits limits = at(redis.uri());
        await().until(limits::isConnected);
        return limits;
    }

    private static RedisLimits at(String uri) {
        try {
            return new RedisLimits(RedisConnector.to(uri), local(), System::nanoTime, new SimpleMeterRegistry());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Limits local() {
        return new LocalLimits(System::nanoTime, Duration.ofHours(1));
    }

    @Override
    Limits limits() {
        return limits;
    }

    @AfterEach
    void close() {
        limits.close();
    }

    @Test
    void two_processes_count_together() {
        use(5);
        try (RedisLimits other = over(RealServers.redis())) {
            assertThat(new Other(other, this).isExceeded()).isTrue();
        }
    }

    @Test
    void without_redis_each_process_counts_for_itself_and_goes_back_to_it_without_a_restart(@TempDir Path home)
            throws Exception {
        try (RedisServer redis = RedisServer.create(home);
                RedisLimits own = over(redis)) {
            Other mine = new Other(own, this);
            mine.use(1);
            redis.stop();
            // Nothing that was counted there is known here.
            mine.use(5);
            assertThat(mine.isExceeded()).isTrue();
            redis.start();
            // A new Redis has counted nothing, and has forgotten the script.
            await().atMost(Duration.ofSeconds(20)).until(() -> !mine.isExceeded());
        }
    }

    @Test
    void a_redis_that_falls_silent_costs_one_timeout_and_not_one_each(@TempDir Path home) throws Exception {
        try (RedisServer redis = RedisServer.create(home);
                RedisLimits own = over(redis)) {
            Other mine = new Other(own, this);
            mine.use(1);
            redis.pause();
            mine.use(5);
            assertThat(mine.isExceeded()).isTrue();
            redis.goOn();
        }
    }

    @Test
    void a_redis_that_never_answered_costs_many_requests_at_once_one_timeout_and_not_one_after_the_other(
            @TempDir Path home) throws Exception {
        try (RedisServer redis = RedisServer.create(home)) {
            redis.pause();
            try (RedisLimits own = at(redis.uri());
                    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Other mine = new Other(own, this);
                long begun = System.nanoTime();
                long within =
                        threads.invokeAll(Collections.<Callable<Boolean>>nCopies(32, () -> !mine.isExceeded())).stream()
                                .filter(Future::resultNow)
                                .count();
                assertThat(within).isEqualTo(5);
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
            }
            redis.goOn();
        }
    }

    /** The same questions, of other limits. */
    private static final class Other extends LimitsContract {
        private final Limits limits;
        private final LimitsContract same;

        private Other(Limits limits, LimitsContract same) {
            this.limits = limits;
            this.same = same;
        }

        @Override
        Limits limits() {
            return (limit, _, _, _) -> limits.count(limit, same.tenant, same.user, same.user);
        }
    }
}
