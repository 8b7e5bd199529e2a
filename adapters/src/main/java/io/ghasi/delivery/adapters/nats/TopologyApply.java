package io.ghasi.delivery.adapters.nats;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes JetStream what a topology declares, and believes nothing that it has not read back: a server drops settings that it
 * does not know, and changes others to its liking, without a word.
 */
public final class TopologyApply {
    // A cluster that is about to choose its leader answers late.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final JetStreamManagement management;

    public TopologyApply(Connection connection) throws IOException {
        this.management = connection.jetStreamManagement(
                JetStreamOptions.builder().requestTimeout(PATIENCE).build());
    }

    /**
     * Creates or changes our streams and all consumers. Neighbours' streams must be there.
     *
     * @throws TopologyMismatch where the server refuses, or does something else than it was told
     * @throws IOException where it does not answer; to be tried again, from the start if need be
     */
    public Applied apply(Topology topology) throws TopologyMismatch, IOException {
        return apply(topology.streams(), topology);
    }

    /** The same, and neighbours' streams too: for places where there are no neighbours. */
    public Applied applyWithNeighbours(Topology topology) throws TopologyMismatch, IOException {
        return apply(
                Stream.concat(topology.streams().stream(), topology.neighbours().stream())
                        .toList(),
                topology);
    }

    private Applied apply(List<StreamDeclaration> streams, Topology topology) throws TopologyMismatch, IOException {
        Work work = new Work(new ArrayList<>(), new ArrayList<>());
        List<Target> targets = targets(streams, topology);
        for (Target target : targets) {
            work.on(target);
        }
        List<Difference> left = compare(targets);
        if (!left.isEmpty()) {
            throw new TopologyMismatch("JetStream did something else than it was told", left, null);
        }
        return new Applied(work.created, work.changed);
    }

    /** What is not as {@code topology} declares it, of our streams and of all consumers. */
    public List<Difference> compare(Topology topology) throws TopologyMismatch, IOException {
        return compare(targets(topology.streams(), topology));
    }

    private static List<Difference> compare(List<Target> targets) throws TopologyMismatch, IOException {
        List<Difference> all = new ArrayList<>();
        for (Target target : targets) {
            all.addAll(target.differences());
        }
        return all;
    }

    private List<Target> targets(List<StreamDeclaration> streams, Topology topology) {
        return Stream.<Target>concat(
                        streams.stream().map(stream -> new StreamTarget(management, stream)),
                        topology.consumers().stream().map(consumer -> new ConsumerTarget(management, consumer)))
                .toList();
    }

    private record Work(List<String> created, List<String> changed) {
        void on(Target target) throws TopologyMismatch, IOException {
            if (!target.exists()) {
                target.create();
                created.add(target.what());
            } else if (!target.differences().isEmpty()) {
                target.change();
                changed.add(target.what());
            }
        }
    }

    /** A question to the server. */
    @FunctionalInterface
    interface Request<T> {
        T send() throws IOException, JetStreamApiException;
    }
}
