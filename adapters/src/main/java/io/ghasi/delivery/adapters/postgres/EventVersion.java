package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.contracts.EventContracts;
import io.ghasi.delivery.core.events.Cause;
import io.ghasi.delivery.core.session.PlaySession;
import io.ghasi.delivery.core.session.SessionEvent;
import tools.jackson.core.JsonGenerator;

/**
 * One version of the contract of an event.
 *
 * @param type such as {@code delivery.play_session.started}
 */
record EventVersion(String type, int number, String schemaUri, Payload payload) {
    /** Writes what an event tells beyond its envelope. */
    @FunctionalInterface
    interface Payload {
        void write(JsonGenerator json, PlaySession after, SessionEvent event, Cause cause);
    }

    /** Version 1 of a session's event of {@code type}. */
    static EventVersion first(String type) {
        return new EventVersion(type, 1, EventContracts.schemaUri(type + ".v1"), EventPayloads::write);
    }

    String subject() {
        return type + ".v" + number;
    }
}
