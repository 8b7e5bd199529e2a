package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.core.tenancy.Region;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What JetStream keeps for us and whom we listen to.
 *
 * @param streams ours
 * @param neighbours other services'; they create them
 * @param consumers of either
 */
public record Topology(
        List<StreamDeclaration> streams, List<StreamDeclaration> neighbours, List<ConsumerDeclaration> consumers) {
    /** @throws IllegalArgumentException where a consumer would wait for what never comes */
    public Topology {
        streams = List.copyOf(streams);
        neighbours = List.copyOf(neighbours);
        consumers = List.copyOf(consumers);
        for (ConsumerDeclaration consumer : consumers) {
            StreamDeclaration stream = only(
                    Stream.concat(streams.stream(), neighbours.stream()).toList(),
                    StreamDeclaration::name,
                    consumer.stream(),
                    "consumer " + consumer.name() + ": stream ");
            consumer.subjects().stream()
                    .filter(subject -> !stream.takes(subject))
                    .findFirst()
                    .ifPresent(subject -> {
                        throw new IllegalArgumentException("consumer " + consumer.name() + ": stream " + stream.name()
                                + " has no messages for " + subject);
                    });
        }
    }

    /** Our stream of events. */
    public StreamDeclaration events() {
        return stream("DELIVERY");
    }

    /** Our stream of what could not be applied. */
    public StreamDeclaration deadLetters() {
        return stream("DELIVERY_DLQ");
    }

    /** Our stream {@code name}. */
    public StreamDeclaration stream(String name) {
        return only(streams, StreamDeclaration::name, name, "stream ");
    }

    /** The consumer {@code name}. */
    public ConsumerDeclaration consumer(String name) {
        return only(consumers, ConsumerDeclaration::name, name, "consumer ");
    }

    /** The same, but our streams know an event by its id for {@code window} only: for those who do not want to wait for long. */
    public Topology withDuplicateWindow(Duration window) {
        return new Topology(
                streams.stream()
                        .map(stream -> stream.withDuplicateWindow(window))
                        .toList(),
                neighbours,
                consumers);
    }

    /** The same, and our streams say that they are of {@code region}. */
    public Topology at(Region region) {
        return new Topology(streams.stream().map(stream -> stream.at(region)).toList(), neighbours, consumers);
    }

    private static <T> T only(List<T> all, Function<T, String> nameOf, String name, String what) {
        return all.stream()
                .filter(one -> nameOf.apply(one).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(what + name + " is not declared"));
    }
}
