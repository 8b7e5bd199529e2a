package io.ghasi.delivery.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The schemas of the play session's events, version 1. */
public final class EventSchemas {
    private static final Map<String, String> URIS = new ConcurrentHashMap<>();

    private EventSchemas() {}

    /**
     * What an event says in {@code schemaUri}: {@code schemas://delivery/play_session/started/v1#sha256=…}, the digest
     * being that of the schema file's bytes.
     *
     * @param event the last part of the event's type, such as {@code started}
     * @throws IllegalArgumentException where there is no such event
     */
    public static String schemaUri(String event) {
        return URIS.computeIfAbsent(
                event, name -> "schemas://delivery/play_session/" + name + "/v1#sha256=" + sha256(resource(name)));
    }

    /** Where on the class path the schema of {@code event} lies. */
    public static String resource(String event) {
        return "contracts/events/delivery.play_session." + event + ".v1.schema.json";
    }

    private static String sha256(String resource) {
        try (InputStream in = EventSchemas.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no event schema " + resource);
            }
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
