package io.ghasi.delivery.bench.relay;

import java.nio.file.Path;
import java.time.Duration;

/** The broker is away while events go on being committed; then it comes back to what has gathered. */
final class Outage {
    private final Path root;
    private final Plan plan;

    Outage(Path root, Plan plan) {
        this.root = root;
        this.plan = plan;
    }

    /** For how long, and what goes on meanwhile. */
    record Plan(Sync sync, int relays, int rate, Duration away) {}

    /**
     * What came of it.
     *
     * @param gathered events that waited when the broker was started again
     * @param carried of those, a second from its start on, all in order
     */
    record Result(long gathered, double drainSeconds, long carried) {}

    Result run() throws Exception {
        try (Bed bed = Bed.open(plan.sync);
                Producer producer = bed.producer();
                Crew crew = Crew.start(root, bed, plan.relays)) {
            Shift shift = new Shift(bed, producer, crew);
            shift.work(() -> producer.produce(plan.rate, Duration.ofSeconds(5)));
            bed.killBroker();
            producer.produce(plan.rate, plan.away);
            long gathered = bed.number("SELECT count(*) FROM delivery.outbox_pending");
            long began = System.nanoTime();
            bed.startBroker();
            bed.awaitEmpty();
            double seconds = (System.nanoTime() - began) / 1e9;
            shift.read(StreamPass.last(bed.nats()));
            shift.expectAll();
            return new Result(gathered, seconds, (long) (gathered / seconds));
        }
    }
}
