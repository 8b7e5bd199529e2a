package io.ghasi.delivery.adapters.nats;

import io.nats.client.JetStreamManagement;
import io.nats.client.impl.Headers;

/** What stream DELIVERY holds. */
final class Kept {
    private Kept() {}

    /** The header {@code name} of the message at {@code sequence}; empty where it has none. */
    static String header(JetStreamManagement management, long sequence, String name) {
        try {
            Headers headers = management.getMessage("DELIVERY", sequence).getHeaders();
            String value = headers == null ? null : headers.getFirst(name);
            return value == null ? "" : value;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
