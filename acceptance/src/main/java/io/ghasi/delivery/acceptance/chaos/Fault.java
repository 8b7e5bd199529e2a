package io.ghasi.delivery.acceptance.chaos;

import io.ghasi.delivery.testkit.servers.NatsServer;
import io.ghasi.delivery.testkit.servers.Worker;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Something that goes wrong, and is mended a while later. */
enum Fault {
    API_KILLED {
        @Override
        Mending strike(Fleet fleet, RandomGenerator chance) throws Exception {
            fleet.api().crash();
            return () -> {};
        }
    },
    RELAY_KILLED {
        @Override
        Mending strike(Fleet fleet, RandomGenerator chance) {
            Worker relay = some(fleet.relays(), chance);
            relay.kill();
            return () -> restart(relay);
        }
    },
    RELAY_STOPPED {
        @Override
        Mending strike(Fleet fleet, RandomGenerator chance) throws Exception {
            Worker relay = some(fleet.relays(), chance);
            relay.pause();
            return relay::goOn;
        }
    },
    RELAY_TOLD_TO_END {
        @Override
        Mending strike(Fleet fleet, RandomGenerator chance) {
            Worker relay = some(fleet.relays(), chance);
            relay.stop();
            return () -> restart(relay);
        }
    },
    PROJECTOR_KILLED {
        @Override
        Mending strike(Fleet fleet, RandomGenerator chance) {
            Worker projector = some(fleet.projectors(), chance);
            projector.kill();
            return () -> restart(projector);
        }
    },
    PROJECTOR_STOPPED {
        @Override
        Mending strike(Fleet fleet, RandomGenerator chance) throws Exception {
            Worker projector = some(fleet.projectors(), chance);
            projector.pause();
            return projector::goOn;
        }
    },
    NATS_NODE_KILLED {
        @Override
        Mending strike(Fleet fleet, RandomGenerator chance) {
            NatsServer node =
                    fleet.nats().nodes().get(chance.nextInt(fleet.nats().nodes().size()));
            node.kill();
            return node::start;
        }
    },
    NATS_LEADER_KILLED {
        @Override
        Mending strike(Fleet fleet, RandomGenerator chance) throws Exception {
            NatsServer leader = leader(fleet);
            leader.kill();
            return leader::start;
        }
    },
    NATS_LEADER_STOPPED {
        @Override
        Mending strike(Fleet fleet, RandomGenerator chance) throws Exception {
            NatsServer leader = leader(fleet);
            leader.pause();
            return leader::goOn;
        }
    },
    POOLER_KILLED {
        @Override
        Mending strike(Fleet fleet, RandomGenerator chance) throws Exception {
            fleet.pooler().crash();
            return () -> {};
        }
    },
    DATABASE_KILLED {
        @Override
        Mending strike(Fleet fleet, RandomGenerator chance) throws Exception {
            fleet.postgres().crash();
            return () -> {};
        }
    },
    DATABASE_RESTARTED {
        @Override
        Mending strike(Fleet fleet, RandomGenerator chance) throws Exception {
            fleet.postgres().restart();
            return () -> {};
        }
    };

    /** Makes it good again. */
    @FunctionalInterface
    interface Mending {
        void mend() throws Exception;
    }

    abstract Mending strike(Fleet fleet, RandomGenerator chance) throws Exception;

    private static void restart(Worker worker) throws IOException, InterruptedException {
        worker.begin();
        worker.awaitReady();
    }

    private static Worker some(List<Worker> workers, RandomGenerator chance) {
        return workers.get(chance.nextInt(workers.size()));
    }

    private static NatsServer leader(Fleet fleet) throws Exception {
        @Nullable NatsServer leader = fleet.nats().leader("DELIVERY");
        return leader == null ? fleet.nats().nodes().getFirst() : leader;
    }
}
