package io.ghasi.delivery.adapters.postgres;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The versions in which events are told. A new one is told beside the one before, until nobody reads that any more (ADR 20): what tells a paused session
 * as v2 too would be {@code Map.of("delivery.play_session.paused", List.of(v2, v1))}.
 */
final class EventVersions {
    private final Map<String, List<EventVersion>> versions;

    /** {@code several} says which events are told in more than their first version: type → versions, newest first. */
    EventVersions(Map<String, List<EventVersion>> several) {
        this.versions = new ConcurrentHashMap<>(several);
    }

    /** Those of the event of {@code type}, newest first. */
    List<EventVersion> of(String type) {
        return versions.computeIfAbsent(type, it -> List.of(EventVersion.first(it)));
    }
}
