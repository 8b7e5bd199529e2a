package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.core.tenancy.Region;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stream as it is wanted.
 *
 * @param maxBytes what it may hold, on each replica
 * @param maxMessageSize bytes of one message, headers included
 * @param duplicateWindow how long an event is known by its id
 * @param home the region that it says it is of; null where it says none
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
        boolean allowDirect,
        @Nullable Region home) {
    /** Where a stream says, in its metadata, which region it is of. */
    static final String REGION = "region";

    public StreamDeclaration {
        subjects = List.copyOf(subjects);
    }

    /** Whether a message for {@code subject} lands here. */
    public boolean takes(String subject) {
        return subjects.stream().anyMatch(pattern -> Subjects.matches(pattern, subject));
    }

    /** The same with another window. */
    StreamDeclaration withDuplicateWindow(Duration window) {
        return with(window, home);
    }

    /** The same, of {@code region}. */
    StreamDeclaration at(Region region) {
        return with(duplicateWindow, region);
    }

    private StreamDeclaration with(Duration window, @Nullable Region region) {
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
                allowDirect,
                region);
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
                .metadata(home == null ? Map.of() : Map.of(REGION, home.code()))
                .build();
    }
}
