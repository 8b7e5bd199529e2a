package io.ghasi.delivery.acceptance.relay;

import io.ghasi.delivery.core.outbox.RelaySettings;
import io.ghasi.delivery.core.outbox.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Some seconds of three relays in bad weather, then a calm in which everything has to arrive. All of it follows from the seed. */
final class RelayWorld {
    static final int SHARDS = 8;
    static final long LONG_AFTER = 1_000;
    static final RelaySettings SETTINGS = new RelaySettings(
            Duration.ofMillis(800),
            Duration.ofMillis(100),
            Duration.ofMillis(250),
            4,
            16,
            8,
            Duration.ofMillis(60),
            Duration.ofMillis(250),
            Duration.ofMillis(5),
            Duration.ofMillis(100),
            Duration.ofMillis(50),
            Duration.ofMillis(400));

    private static final long STORM = 2_500_000;
    private static final long LONG_TIME = 2_000_000;
    private static final long STEP = 250_000;
    private static final long PATIENCE = 20_000_000;
    private static final int RELAYS = 3;

    private final Agenda agenda = new Agenda();
    private final Audit audit = new Audit();
    private final RandomGenerator chance;
    private final Mutation mutation;
    private final SimStore store;
    private final SimBroker broker;
    private final Writers writers;
    private final List<SimRelay> relays = new ArrayList<>();
    private Weather weather;
    private long names;

    private RelayWorld(long seed, Mutation mutation) {
        this.chance = new SplittableRandom(seed);
        this.mutation = mutation;
        this.weather = Weather.draw(chance);
        this.store = new SimStore(new SimLeases(agenda, SETTINGS.lease(), SHARDS), mutation, audit);
        this.broker = new SimBroker(this);
        this.writers = new Writers(this, 2 + chance.nextInt(5), 3);
        broker.subscribe(new SimConsumer(this)::deliver);
    }

    /** Plays the world of {@code seed}; returns what went wrong in it. */
    static List<String> play(long seed, Mutation mutation) {
        return new RelayWorld(seed, mutation).play();
    }

    private List<String> play() {
        for (int i = 0; i < RELAYS; i++) {
            relays.add(new SimRelay(this, new UUID(1, ++names)));
        }
        int writes = 5 + chance.nextInt(25);
        for (int i = 0; i < writes; i++) {
            agenda.in(chance.nextLong(STORM), writers::write);
        }
        int faults = chance.nextInt(8);
        for (int i = 0; i < faults; i++) {
            agenda.in(chance.nextLong(STORM), this::fault);
        }
        agenda.runUntil(STORM);
        weather = Weather.calm();
        agenda.runUntil(STORM + LONG_TIME);
        while (!(store.isDrained() && audit.isSettled()) && agenda.now() < PATIENCE) {
            agenda.runUntil(agenda.now() + STEP);
        }
        store.ended();
        writers.ended();
        return audit.violations();
    }

    private void fault() {
        int place = chance.nextInt(relays.size());
        SimRelay relay = relays.get(place);
        switch (chance.nextInt(6)) {
            case 0 -> replace(place, relay::kill);
            case 1 -> replace(place, () -> relay.hear(new Signal.StopAsked()));
            case 2, 3 -> pause(relay);
            case 4 -> store.crash(chance);
            default -> broker.away(longTime());
        }
    }

    private void replace(int place, Runnable end) {
        end.run();
        agenda.in(longTime(), () -> relays.set(place, new SimRelay(this, new UUID(1, ++names))));
    }

    private void pause(SimRelay relay) {
        if (relay.isRunning()) {
            relay.pause();
            agenda.in(longTime(), relay::resume);
        }
    }

    void poke() {
        relays.forEach(relay -> {
            if (happens(0.7)) {
                relay.hear(new Signal.Poked());
            }
        });
    }

    void sharesChanged() {
        relays.forEach(relay -> relay.hear(new Signal.SharesChanged()));
    }

    boolean happens(double likelihood) {
        return likelihood > 0 && chance.nextDouble() < likelihood;
    }

    /** Microseconds that a message is on its way. */
    long latency() {
        return 200 + chance.nextLong(happens(0.05) ? 200_000 : 4_000);
    }

    /** Microseconds between deciding and doing. */
    long hesitation() {
        return chance.nextLong(3_000);
    }

    /** Longer than a lease, a duplicate window or a timeout, or not. */
    long longTime() {
        return chance.nextLong(LONG_TIME);
    }

    Agenda agenda() {
        return agenda;
    }

    Audit audit() {
        return audit;
    }

    RandomGenerator chance() {
        return chance;
    }

    Mutation mutation() {
        return mutation;
    }

    Weather weather() {
        return weather;
    }

    SimStore store() {
        return store;
    }

    SimBroker broker() {
        return broker;
    }
}
