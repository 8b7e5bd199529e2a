package io.ghasi.delivery.bench.relay;

import io.ghasi.delivery.bench.machine.CpuTime;
import io.ghasi.delivery.testkit.servers.Ports;
import io.ghasi.delivery.testkit.servers.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Relays at work, from the jar that was built. */
record Crew(List<Worker> relays) implements AutoCloseable {
    private static final Path JAR = Path.of("outbox-relay/target/outbox-relay.jar");
    private static final int SHARDS = 64;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    static Crew start(Path root, Bed bed, int count) throws IOException, InterruptedException {
        Crew crew = new Crew(new ArrayList<>());
        try {
            for (int i = 0; i < count; i++) {
                crew.relays.add(Worker.begin(new Worker.Launch(
                        "relay-" + i, root.resolve(JAR), bed.home(), Ports.free(), bed.environment())));
            }
            crew.awaitShares();
            return crew;
        } catch (IOException | InterruptedException | RuntimeException e) {
            crew.close();
            throw e;
        }
    }

    void pause() throws IOException, InterruptedException {
        for (Worker relay : relays) {
            relay.pause();
        }
    }

    void goOn() {
        relays.forEach(Worker::goOn);
    }

    /** CPU time of all of them so far, in milliseconds. */
    long cpuMillis() {
        return relays.stream().mapToLong(relay -> CpuTime.of(relay.pid())).sum();
    }

    /** What each of them tells Prometheus under {@code name}, added up. */
    double metric(String name) throws IOException {
        double sum = 0;
        for (Worker relay : relays) {
            sum += Scrape.of(relay.uri().resolve("/metrics"), name);
        }
        return sum;
    }

    /** Waits until all are ready, and each has its share of the shards. */
    @SuppressWarnings("BusyWait")
    void awaitShares() throws IOException, InterruptedException {
        for (Worker relay : relays) {
            relay.awaitReady();
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isShared()) {
            if (System.nanoTime() > end) {
                throw new IOException("the relays do not share " + SHARDS + " shards");
            }
            Thread.sleep(50);
        }
    }

    private boolean isShared() throws IOException {
        double sum = 0;
        double most = 0;
        for (Worker relay : relays) {
            double shards = Scrape.of(relay.uri().resolve("/metrics"), "delivery_outbox_shards");
            sum += shards;
            most = Math.max(most, shards);
        }
        return sum == SHARDS && most <= Math.ceilDiv(SHARDS, relays.size());
    }

    @Override
    public void close() {
        relays.forEach(Worker::close);
    }
}
