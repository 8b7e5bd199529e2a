package io.ghasi.delivery.adapters.nats;

import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.time.Duration;
import java.util.List;

/**
 * A stream as it is wanted.
 *
 * @param maxBytes what it may hold, on each replica
 * @param maxMessageSize bytes of one message, headers included
 * @param duplicateWindow how long an event is known by its id
 */
public record StreamDeclaration(
        String name,
        List<String> subjects,
        StorageType storage,
        RetentionPolicy retention,
        DiscardPolicy discard,
        Duration maxAge,
        long maxBytes,
        int maxMessageSize,
        int replicas,
        Duration duplicateWindow,
        boolean denyDelete,
        boolean denyPurge,
        boolean allowDirect) {
    public StreamDeclaration {
        subjects = List.copyOf(subjects);
    }

    /** Whether a message for {@code subject} lands here. */
    public boolean takes(String subject) {
        return subjects.stream().anyMatch(pattern -> Subjects.matches(pattern, subject));
    }

    /** The same with another window. */
    StreamDeclaration withDuplicateWindow(Duration window) {
        return new StreamDeclaration(
                name,
                subjects,
                storage,
                retention,
                discard,
                maxAge,
                maxBytes,
                maxMessageSize,
                replicas,
                window,
                denyDelete,
                denyPurge,
                allowDirect);
    }

    StreamConfiguration configuration() {
        return StreamConfiguration.builder()
                .name(name)
                .subjects(subjects)
                .storageType(storage)
                .retentionPolicy(retention)
                .discardPolicy(discard)
                .maxAge(maxAge)
                .maxBytes(maxBytes)
                .maximumMessageSize(maxMessageSize)
                .replicas(replicas)
                .duplicateWindow(duplicateWindow)
                .denyDelete(denyDelete)
                .denyPurge(denyPurge)
                .allowDirect(allowDirect)
                .build();
    }
}
