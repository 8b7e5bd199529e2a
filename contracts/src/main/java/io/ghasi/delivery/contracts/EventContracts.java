package io.ghasi.delivery.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Which subjects there are, and where on the class path the schema of each lies. */
public final class EventContracts {
    /** What we publish: subject → schema. */
    public static final SortedMap<String, String> PUBLISHED = schemas("contracts/events/", """
            delivery.bundle.tamper_detected.v1
            delivery.event.withdrawn.v1
            delivery.offline_mount.mounted.v1
            delivery.offline_mount.unmounted.v1
            delivery.play_session.abandoned.v1
            delivery.play_session.completed.v1
            delivery.play_session.conflict_kept.v1
            delivery.play_session.failed.v1
            delivery.play_session.navigated.v1
            delivery.play_session.paused.v1
            delivery.play_session.resumed.v1
            delivery.play_session.started.v1
            delivery.runtime.committed.v1
            delivery.subject.erased.v1
            delivery.subject.exported.v1
            delivery.tutor_turn.completed.v1
            """);

    /** What we hear from neighbours: subject → schema of what we rely on. */
    public static final SortedMap<String, String> CONSUMED = schemas("contracts/events/consumed/", """
            assessment.attempt.superseded.v1
            assessment.attempt_result.scored.v1
            content.play_package.built.v1
            content.play_package.bundle.revoked.v1
            content.play_package.revoked.v1
            enrollment.completed.v1
            enrollment.created.v1
            enrollment.expired.v1
            enrollment.revoked.v1
            gdpr.subject_request.received.v1
            identity.device.revoked.v1
            marketplace.license.revoked.v1
            sync.delivery.assistant_turn.append.v1
            sync.delivery.navigation_event.append.v1
            sync.delivery.offline_mount.upsert.v1
            sync.delivery.play_session.upsert.v1
            sync.device.wiped.v1
            tenant.created.v1
            tenant.offboarded.v1
            tenant.settings_updated.v1
            """);

    /** What those schemas refer to: {@code $id} → schema. */
    public static final Map<String, String> REFERRED_TO = Map.of(
            "https://docs.ghasi.io/schemas/delivery/envelope.schema.json", "contracts/events/envelope.schema.json",
            "https://docs.ghasi.io/schemas/delivery/shared.schema.json", "contracts/events/shared.schema.json",
            "https://docs.ghasi.io/schemas/delivery/consumed/envelope.schema.json",
                    "contracts/events/consumed/envelope.schema.json",
            "https://docs.ghasi.io/schemas/delivery/consumed/shared.schema.json",
                    "contracts/events/consumed/shared.schema.json");

    private static final Map<String, String> URIS = new ConcurrentHashMap<>();

    private EventContracts() {}

    private static SortedMap<String, String> schemas(String folder, String subjects) {
        SortedMap<String, String> schemas = new TreeMap<>();
        subjects.lines().forEach(subject -> schemas.put(subject, folder + subject + ".schema.json"));
        return Collections.unmodifiableSortedMap(schemas);
    }

    /**
     * What an event says in {@code schemaUri}: {@code schemas://delivery/play_session/started/v1#sha256=…}, the digest
     * being that of the schema file's bytes.
     *
     * @param subject such as {@code delivery.play_session.started.v1}
     * @throws IllegalArgumentException where there is no such subject
     */
    public static String schemaUri(String subject) {
        return URIS.computeIfAbsent(
                subject, name -> "schemas://" + name.replace('.', '/') + "#sha256=" + sha256(schema(name)));
    }

    private static String schema(String subject) {
        String schema = PUBLISHED.getOrDefault(subject, CONSUMED.get(subject));
        if (schema == null) {
            throw new IllegalArgumentException("no event has the subject " + subject);
        }
        return schema;
    }

    private static String sha256(String resource) {
        try (InputStream in = EventContracts.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no event schema " + resource);
            }
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
