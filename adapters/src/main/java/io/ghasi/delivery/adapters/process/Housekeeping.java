package io.ghasi.delivery.adapters.process;

import io.ghasi.delivery.adapters.telemetry.LogEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs its chores again and again, one after the other. What fails is logged and done again next time. */
public final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("housekeeping").daemon().factory());

    /** Something to do. Safe in many processes at once. */
    @FunctionalInterface
    public interface Chore {
        void run() throws Exception;
    }

    /** Does {@code chores} {@code first} from now, and {@code every} so often. */
    public Housekeeping(Duration first, Duration every, List<Chore> chores) {
        Future<?> _ = thread.scheduleWithFixedDelay(
                () -> chores.forEach(Housekeeping::run), first.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Begins after a random part of {@code every}, so that processes started together do not work together. */
    public static Housekeeping spread(Duration every, List<Chore> chores) {
        return new Housekeeping(
                Duration.ofMillis(ThreadLocalRandom.current().nextLong(every.toMillis())), every, chores);
    }

    private static void run(Chore chore) {
        try {
            chore.run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn(LogEvent.CHORE_FAILED, "a chore failed and is tried again", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
