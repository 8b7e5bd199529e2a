package io.ghasi.delivery.acceptance.chaos;

import io.ghasi.delivery.testkit.servers.NatsServer;
import io.ghasi.delivery.testkit.servers.Worker;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Something that goes wrong, and is mended a while later. */
enum Fault {
    API_KILLED,
    RELAY_KILLED,
    RELAY_STOPPED,
    RELAY_TOLD_TO_END,
    PROJECTOR_KILLED,
    PROJECTOR_STOPPED,
    NATS_NODE_KILLED,
    NATS_LEADER_KILLED,
    NATS_LEADER_STOPPED,
    POOLER_KILLED,
    DATABASE_KILLED,
    DATABASE_RESTARTED,
    WRITER_COMMITS_LATE;

    /** Whether it is there until it is mended; what does not last has come back by itself when it has struck. */
    boolean lasts() {
        return switch (this) {
            case API_KILLED, POOLER_KILLED, DATABASE_KILLED, DATABASE_RESTARTED -> false;
            default -> true;
        };
    }

    /** Makes it good again, or begins to: what starts again may be struck before it is ready. */
    @FunctionalInterface
    interface Mending {
        void mend() throws Exception;
    }

    /** Lets it happen; the answer mends it. */
    Mending strike(Fleet fleet, Ledger ledger, RandomGenerator chance) throws Exception {
        return switch (this) {
            case API_KILLED -> atOnce(() -> fleet.api().crash());
            case RELAY_KILLED -> killed(some(fleet.relays(), chance));
            case RELAY_STOPPED -> stopped(some(fleet.relays(), chance));
            case RELAY_TOLD_TO_END -> toldToEnd(some(fleet.relays(), chance));
            case PROJECTOR_KILLED -> killed(some(fleet.projectors(), chance));
            case PROJECTOR_STOPPED -> stopped(some(fleet.projectors(), chance));
            case NATS_NODE_KILLED -> killed(some(fleet.nats().nodes(), chance));
            case NATS_LEADER_KILLED -> killed(leader(fleet));
            case NATS_LEADER_STOPPED -> stopped(leader(fleet));
            case POOLER_KILLED -> atOnce(() -> fleet.pooler().crash());
            case DATABASE_KILLED -> atOnce(() -> fleet.postgres().crash());
            case DATABASE_RESTARTED -> atOnce(() -> fleet.postgres().restart());
            case WRITER_COMMITS_LATE -> LateWriter.begin(fleet.administrator(), ledger, chance);
        };
    }

    // What comes back by itself, as soon as it can.
    private static Mending atOnce(Mending crashAndComeBack) throws Exception {
        crashAndComeBack.mend();
        return () -> {};
    }

    private static Mending killed(Worker worker) {
        worker.kill();
        return worker::begin;
    }

    private static Mending toldToEnd(Worker worker) {
        worker.stop();
        return worker::begin;
    }

    private static Mending stopped(Worker worker) throws IOException, InterruptedException {
        worker.pause();
        return worker::goOn;
    }

    private static Mending killed(NatsServer node) {
        node.kill();
        return node::start;
    }

    private static Mending stopped(NatsServer node) throws IOException, InterruptedException {
        node.pause();
        return node::goOn;
    }

    private static <T> T some(List<T> of, RandomGenerator chance) {
        return of.get(chance.nextInt(of.size()));
    }

    private static NatsServer leader(Fleet fleet) throws Exception {
        @Nullable NatsServer leader = fleet.nats().leader("DELIVERY");
        return leader == null ? fleet.nats().nodes().getFirst() : leader;
    }
}
