package io.ghasi.delivery.api.health;

import io.ghasi.delivery.adapters.process.Check;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/**
 * The first thing that happens when the process is told to end: it says that it is not ready, and serves on for a while, until those who send requests
 * have heard of it. Then the server stops to listen and finishes what it has begun.
 */
public final class Farewell implements SmartLifecycle, Check {
    private final Duration notice;
    private volatile boolean serving;

    /** Serves on for {@code notice}. */
    public Farewell(Duration notice) {
        this.notice = notice;
    }

    /** Whether requests should still come here. */
    @Override
    public boolean isUp() {
        return serving;
    }

    @Override
    public void start() {
        serving = true;
    }

    @Override
    public void stop() {
        serving = false;
    }

    @Override
    public void stop(Runnable done) {
        stop();
        CompletableFuture.delayedExecutor(notice.toMillis(), TimeUnit.MILLISECONDS)
                .execute(done);
    }

    @Override
    public boolean isRunning() {
        return serving;
    }

    // Stopped before the server is, which is in the phase of the highest number less some.
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE;
    }
}
