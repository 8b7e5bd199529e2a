package io.ghasi.delivery.projector.lines;

import io.ghasi.delivery.core.events.Cause;
import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.Ulid;
import io.ghasi.delivery.core.inbox.Effect;
import io.ghasi.delivery.core.inbox.Fault;
import io.ghasi.delivery.core.inbox.Line;
import io.ghasi.delivery.core.inbox.Message;
import io.ghasi.delivery.core.inbox.Position;
import io.ghasi.delivery.core.tenancy.Region;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the envelope that {@code contracts/events/consumed/envelope.schema.json} describes, and lets the line read what is in it. */
public final class MessageReader {
    /** Bytes; as many as our own events may have. */
    public static final int MOST_BYTES = 512 * 1024;

    private static final Pattern SUBJECT = Pattern.compile("([a-z_]+(?:\\.[a-z_]+){1,3})\\.v([1-9]\\d{0,5})");
    private static final Pattern AGGREGATE = Pattern.compile("[a-z]+_[0-7][0-9A-HJKMNP-TV-Z]{25}");
    private static final Pattern PRODUCER = Pattern.compile("([a-z][a-z-]*)@[0-9A-Za-z][0-9A-Za-z.+-]*");
    private static final Pattern TRACE = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private final Region here;
    private final RandomGenerator traces;

    /** For a projector {@code here}; {@code traces} makes up trace contexts where nobody sent one. */
    public MessageReader(Region here, RandomGenerator traces) {
        this.here = here;
        this.traces = traces;
    }

    /** What {@code data} is, which came on {@code subject} to {@code line}. */
    public Reading read(ConsumedLine line, String subject, byte[] data) {
        Matcher type = SUBJECT.matcher(subject);
        if (!type.matches()
                || !line.types().contains(type.group(1))
                || !type.group(2).equals("1")) {
            return new Reading.Skipped();
        }
        if (data.length > MOST_BYTES) {
            return new Reading.Bad(Fault.TOO_LARGE, data.length + " bytes, at most " + MOST_BYTES);
        }
        try {
            return read(line, type.group(1), new Payload(Texts.object(data), "", Instant.EPOCH));
        } catch (SchemaViolation e) {
            return new Reading.Bad(e.fault(), e.detail());
        }
    }

    private Reading read(ConsumedLine line, String type, Payload envelope) {
        if (envelope.integer("eventVersion", 1) > 1) {
            return new Reading.Skipped();
        }
        same(envelope, "eventType", type);
        TenantId tenant = envelope.id("tenantId", TenantId::parse);
        region(line, envelope);
        String aggregate = envelope.text("aggregateId", 64, AGGREGATE);
        if (envelope.has("partitionKey")) {
            same(envelope, "partitionKey", aggregate);
        }
        envelope.text("aggregateType", 60);
        envelope.mayHave("schemaUri", "causationId", "actor", "retentionClass");
        Payload payload = envelope.object("payload", envelope.instant("occurredAt"));
        Effect effect = line.read(type, payload);
        Subjects.check(effect, payload, tenant, aggregate);
        Message message = new Message(
                envelope.id("eventId", EventId::parse),
                tenant,
                producer(envelope),
                uuid(aggregate),
                new Position(envelope.integer("epoch", 0), envelope.integer("aggregateVersion", 1)),
                cause(envelope),
                effect,
                false);
        return new Reading.Understood(message, envelope.saysMore());
    }

    private void region(ConsumedLine line, Payload envelope) {
        if (envelope.has("region")) {
            Region region = envelope.region("region");
            if (line.line().reach() == Line.Reach.HOME && region != here) {
                throw new SchemaViolation(
                        Fault.WRONG_REGION, "of region " + region.code() + ", here is " + here.code());
            }
        }
    }

    private static void same(Payload envelope, String name, String expected) {
        if (!envelope.text(name, 120).equals(expected)) {
            throw envelope.violation(name);
        }
    }

    private static String producer(Payload envelope) {
        Matcher producer = PRODUCER.matcher(envelope.text("producer", 100, PRODUCER));
        return producer.matches() ? producer.group(1) : "";
    }

    private static UUID uuid(String aggregate) {
        UUID uuid = Ulid.parse(aggregate, aggregate.indexOf('_') + 1);
        if (uuid == null) {
            throw new SchemaViolation("aggregateId");
        }
        return uuid;
    }

    private Cause cause(Payload envelope) {
        String trace = envelope.has("traceparent") ? envelope.text("traceparent", 55, TRACE) : trace();
        String correlation =
                envelope.has("correlationId") ? envelope.text("correlationId", 128) : trace.substring(3, 35);
        if (correlation.isEmpty()) {
            throw envelope.violation("correlationId");
        }
        return new Cause("system", "event-projector", trace, correlation);
    }

    private String trace() {
        HexFormat hex = HexFormat.of();
        // Neither part may be all zeros.
        return "00-" + hex.toHexDigits(traces.nextLong() | 1) + hex.toHexDigits(traces.nextLong()) + "-"
                + hex.toHexDigits(traces.nextLong() | 1) + "-00";
    }
}
