package io.ghasi.delivery.adapters.process;

import io.ghasi.delivery.adapters.telemetry.LogEvent;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts something that waits for what it needs, on a thread of its own: meanwhile the process is alive and not ready. A defect ends the process. */
public final class LateStart<T> {
    private static final Logger LOG = LoggerFactory.getLogger(LateStart.class);
    // What a start waits for may take the interrupt for its own.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Thread thread;
    private volatile @Nullable T started;

    private LateStart(String name, Callable<T> start) {
        this.thread = Thread.ofPlatform().name(name).unstarted(() -> run(start));
    }

    /** Begins on thread {@code name}. {@code start} waits as long as it has to, or until it is interrupted. */
    public static <T> LateStart<T> begin(String name, Callable<T> start) {
        LateStart<T> late = new LateStart<>(name, start);
        late.thread.start();
        return late;
    }

    private void run(Callable<T> start) {
        try {
            started = start.call();
        } catch (InterruptedException _) {
            LOG.info(LogEvent.PROCESS_ENDED_EARLY, "told to end before it could begin");
        } catch (Exception e) {
            exit(e);
        }
    }

    /** Ends the process: whoever starts processes starts another one, and what ended by a defect does not come back by itself. */
    public static void exit(Throwable defect) {
        LOG.error(LogEvent.PROCESS_DEFECT, "the process ends", defect);
        Thread.ofPlatform().name("exit").start(() -> System.exit(1));
    }

    /** What was started; null until it is. */
    public @Nullable T now() {
        return started;
    }

    /** Starts it no more; what was started is the caller's to end. */
    public @Nullable T stop() throws InterruptedException {
        thread.interrupt();
        boolean _ = thread.join(PATIENCE);
        return started;
    }
}
