package io.ghasi.delivery.bench.relay;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Relays at fixed rates and with a backlog, beside the broker's own rate. */
final class RelayBench {
    private static final double MICROS_PER_MILLI = 1_000;
    private static final int[] RATES = {500, 2_000, 5_000};
    private static final int[] RELAYS = {1, 3};

    private final Path root;
    private final Duration each;
    private final int backlog;

    RelayBench(Path root, Duration each, int backlog) {
        this.root = root;
        this.each = each;
        this.backlog = backlog;
    }

    Figures run(List<Sync> syncs) throws Exception {
        List<Figures.Broker> brokers = new ArrayList<>();
        for (Sync sync : syncs) {
            try (Bed bed = Bed.open(sync)) {
                brokers.add(measure(sync, bed));
            }
        }
        return new Figures(brokers);
    }

    private Figures.Broker measure(Sync sync, Bed bed) throws Exception {
        RawPublish.rate(bed.nats(), each.dividedBy(2));
        int before = RawPublish.rate(bed.nats(), each);
        List<Figures.Paced> paced = new ArrayList<>();
        List<Figures.Drained> drained = new ArrayList<>();
        for (int relays : RELAYS) {
            bed.empty();
            try (Producer producer = bed.producer();
                    Crew crew = Crew.start(root, bed, relays)) {
                Shift shift = new Shift(bed, producer, crew);
                shift.work(() -> producer.produce(RATES[0], each.dividedBy(2)));
                for (int rate : RATES) {
                    paced.add(paced(relays, rate, shift.work(() -> producer.produce(rate, each))));
                    say(paced.getLast());
                }
                drained.add(drained(relays, shift));
                say(drained.getLast());
            }
        }
        return new Figures.Broker(sync.words, before, RawPublish.rate(bed.nats(), each), paced, drained);
    }

    private static void say(Object what) {
        System.err.println(what);
    }

    private static Figures.Paced paced(int relays, int rate, Shift.Done done) {
        Histogram lags = done.lags();
        return new Figures.Paced(
                relays, rate, done.rate(), millis(lags, 50), millis(lags, 99), millis(lags, 99.9), done.cpuMicros());
    }

    private static double millis(Histogram lags, double percentile) {
        return lags.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }

    // The relays stand still while the backlog grows.
    private Figures.Drained drained(int relays, Shift shift) throws Exception {
        Crew crew = shift.crew();
        crew.pause();
        shift.producer().fill(backlog);
        Shift.Done done = shift.work(crew::goOn);
        return new Figures.Drained(relays, backlog, done.rate(), done.cpuMicros());
    }
}
