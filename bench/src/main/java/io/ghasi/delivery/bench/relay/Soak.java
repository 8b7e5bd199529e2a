package io.ghasi.delivery.bench.relay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Relays at one rate for many minutes: whether the table, the calls and the lag stay as they are. */
final class Soak {
    private static final double MICROS_PER_MILLI = 1_000;
    private static final String DEAD = "SELECT n_dead_tup FROM pg_stat_user_tables WHERE relname = 'outbox_pending'";
    private static final String SIZE = "SELECT pg_total_relation_size('delivery.outbox_pending')";
    private static final String CALLS = "delivery_outbox_call_seconds_";

    private final Path root;
    private final Plan plan;

    Soak(Path root, Plan plan) {
        this.root = root;
        this.plan = plan;
    }

    /**
     * What to do.
     *
     * @param slice time between two looks
     */
    record Plan(Sync sync, int relays, int rate, Duration slice, int slices) {}

    /**
     * How it was during one slice; calls in milliseconds, on average.
     *
     * @param dead versions of rows at its end that nobody can see any more and that are still in the table
     * @param kibibytes of the table with its indexes at its end
     * @param cpuMicros the relays' CPU time for an event
     */
    record Slice(
            long dead,
            long kibibytes,
            double claim,
            double read,
            double retire,
            long cpuMicros,
            double p50,
            double p99,
            double most) {}

    List<Slice> run() throws Exception {
        try (Bed bed = Bed.open(plan.sync);
                Producer producer = bed.producer();
                Crew crew = Crew.start(root, bed, plan.relays)) {
            Shift shift = new Shift(bed, producer, crew);
            shift.work(() -> producer.produce(plan.rate, plan.slice));
            List<Look> looks = new ArrayList<>(List.of(look(bed, crew)));
            for (int i = 0; i < plan.slices; i++) {
                producer.produce(plan.rate, plan.slice);
                looks.add(look(bed, crew));
                System.err.println(looks.getLast());
            }
            bed.awaitEmpty();
            return slices(bed, shift, looks);
        }
    }

    private record Look(long dead, long bytes, Spent claim, Spent read, Spent retire, long cpuMillis, long sequence) {}

    private record Spent(double seconds, double calls) {
        double since(Spent before) {
            return calls == before.calls ? 0 : 1_000 * (seconds - before.seconds) / (calls - before.calls);
        }
    }

    private static Look look(Bed bed, Crew crew) throws Exception {
        return new Look(
                bed.number(DEAD),
                bed.number(SIZE),
                spent(crew, "claim"),
                spent(crew, "read"),
                spent(crew, "retire"),
                crew.cpuMillis(),
                StreamPass.last(bed.nats()));
    }

    private static Spent spent(Crew crew, String call) throws IOException {
        String label = "{call=\"" + call + "\"}";
        return new Spent(crew.metric(CALLS + "sum" + label), crew.metric(CALLS + "count" + label));
    }

    // The stream is read afterwards: while it works, it has enough to do.
    private static List<Slice> slices(Bed bed, Shift shift, List<Look> looks) throws Exception {
        List<Slice> slices = new ArrayList<>();
        for (int i = 1; i < looks.size(); i++) {
            Look now = looks.get(i);
            Look before = looks.get(i - 1);
            boolean isLast = i == looks.size() - 1;
            Histogram lags = shift.read(isLast ? StreamPass.last(bed.nats()) : now.sequence);
            slices.add(new Slice(
                    now.dead,
                    now.bytes / 1_024,
                    now.claim.since(before.claim),
                    now.read.since(before.read),
                    now.retire.since(before.retire),
                    1_000 * (now.cpuMillis - before.cpuMillis) / Math.max(1, lags.getTotalCount()),
                    lags.getValueAtPercentile(50) / MICROS_PER_MILLI,
                    lags.getValueAtPercentile(99) / MICROS_PER_MILLI,
                    lags.getMaxValue() / MICROS_PER_MILLI));
        }
        shift.expectAll();
        return slices;
    }
}
