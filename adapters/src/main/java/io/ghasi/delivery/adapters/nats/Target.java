package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.adapters.nats.TopologyApply.Request;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One stream or consumer, wanted and found. */
sealed interface Target permits StreamTarget, ConsumerTarget {
    /** Of the server's answers those that say: there is none. */
    int STREAM_NOT_FOUND = 10059;

    int CONSUMER_NOT_FOUND = 10014;

    /** Such as {@code stream DELIVERY}. */
    String what();

    Map<String, String> wanted();

    /** What the server has; empty where it has none. */
    Optional<Map<String, String>> found() throws TopologyMismatch, IOException;

    void create() throws TopologyMismatch, IOException;

    void change() throws TopologyMismatch, IOException;

    default boolean exists() throws TopologyMismatch, IOException {
        return found().isPresent();
    }

    default List<Difference> differences() throws TopologyMismatch, IOException {
        return found().map(found -> Difference.between(what(), wanted(), found))
                .orElseGet(() -> List.of(new Difference(what(), "itself", "there", "missing")));
    }

    /** The answer; empty where there is nothing of the kind that {@code missing} says. */
    default <T> Optional<T> ask(int missing, Request<T> request) throws TopologyMismatch, IOException {
        try {
            return Optional.of(request.send());
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == missing) {
                return Optional.empty();
            }
            throw new TopologyMismatch(what() + " cannot be read: " + e.getMessage(), List.of(), e);
        }
    }

    /** Sends what changes the server, which may refuse. */
    default void tell(String verb, Request<?> request) throws TopologyMismatch, IOException {
        try {
            request.send();
        } catch (JetStreamApiException e) {
            List<Difference> differences = exists() ? differences() : List.of();
            throw new TopologyMismatch(what() + " cannot be " + verb + ": " + e.getMessage(), differences, e);
        }
    }
}
