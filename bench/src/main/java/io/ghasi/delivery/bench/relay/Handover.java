package io.ghasi.delivery.bench.relay;

import io.ghasi.delivery.testkit.servers.Worker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Two relays, of which one ends: how old the oldest event was when the other had carried it. */
final class Handover {
    private static final double MICROS_PER_MILLI = 1_000;
    static final int RATE = 500;
    private static final Duration STRETCH = Duration.ofSeconds(8);
    private static final Duration BEFORE = Duration.ofSeconds(1);

    private final Path root;
    private final Sync sync;
    private final int times;

    Handover(Path root, Sync sync, int times) {
        this.root = root;
        this.sync = sync;
        this.times = times;
    }

    /**
     * The highest lag of each time, in milliseconds, lowest first.
     *
     * @param quiet nobody ended
     * @param stopped one was told to end
     * @param killed one was killed
     */
    record Lags(List<Double> quiet, List<Double> stopped, List<Double> killed) {}

    Lags run() throws Exception {
        try (Bed bed = Bed.open(sync);
                Producer producer = bed.producer();
                Crew crew = Crew.start(root, bed, 2)) {
            Shift shift = new Shift(bed, producer, crew);
            shift.work(() -> producer.produce(RATE, STRETCH));
            List<Double> quiet = new ArrayList<>();
            List<Double> stopped = new ArrayList<>();
            List<Double> killed = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                Worker one = crew.relays().get(i % 2);
                quiet.add(worst(shift, () -> {}));
                stopped.add(worst(shift, one::stop));
                one.begin();
                killed.add(worst(shift, one::kill));
                one.begin();
                System.err.println(new Lags(quiet, stopped, killed));
            }
            List.of(quiet, stopped, killed).forEach(Collections::sort);
            return new Lags(quiet, stopped, killed);
        }
    }

    private static double worst(Shift shift, Runnable end) throws Exception {
        shift.crew().awaitShares();
        return shift.work(() -> {
                            Executor later =
                                    CompletableFuture.delayedExecutor(BEFORE.toMillis(), TimeUnit.MILLISECONDS);
                            CompletableFuture<Void> ending = CompletableFuture.runAsync(end, later);
                            shift.producer().produce(RATE, STRETCH);
                            ending.join();
                        })
                        .lags()
                        .getMaxValue()
                / MICROS_PER_MILLI;
    }
}
