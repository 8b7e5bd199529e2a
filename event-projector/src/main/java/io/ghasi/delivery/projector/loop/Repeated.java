package io.ghasi.delivery.projector.loop;

import io.ghasi.delivery.adapters.telemetry.LogEvent;
import io.ghasi.delivery.core.faults.DependencyUnavailable;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one thing again and again on a thread of its own, until it is closed; what fails is logged and done again. */
public final class Repeated implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Repeated.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final String name;
    private final Supplier<Duration> task;
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread;
    private volatile boolean ended;

    private Repeated(String name, Supplier<Duration> task) {
        this.name = name;
        this.task = task;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /** Begins. {@code task} gives back how long to wait before it is done again. */
    public static Repeated start(String name, Supplier<Duration> task) {
        Repeated repeated = new Repeated(name, task);
        repeated.thread.start();
        return repeated;
    }

    private void run() {
        try {
            while (!ended) {
                boolean _ = woken.tryAcquire(once().toMillis(), TimeUnit.MILLISECONDS);
                woken.drainPermits();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration once() {
        try {
            return task.get();
        } catch (DependencyUnavailable e) {
            LOG.atWarn()
                    .addMarker(LogEvent.DEPENDENCY_UNAVAILABLE)
                    .addKeyValue("task", name)
                    .log("{} and is tried again: {}", e.getMessage(), String.valueOf(e.getCause()));
            return AFTER_FAILURE;
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addMarker(LogEvent.TASK_FAILED)
                    .addKeyValue("task", name)
                    .setCause(e)
                    .log("failed and is tried again");
            return AFTER_FAILURE;
        }
    }

    /** There is something to do: whatever is waited for, it is not waited for longer. */
    public void wake() {
        woken.release();
    }

    /** Lets the turn that is under way be the last. */
    void end() {
        ended = true;
        wake();
    }

    /** Returns when the turn that is under way has ended: what it took is settled. */
    @Override
    public void close() {
        end();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
