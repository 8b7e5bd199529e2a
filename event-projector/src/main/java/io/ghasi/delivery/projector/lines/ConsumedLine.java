package io.ghasi.delivery.projector.lines;

import io.ghasi.delivery.core.inbox.Effect;
import io.ghasi.delivery.core.inbox.Line;
import java.util.Set;

/** What one durable consumer brings, and what it means. */
public interface ConsumedLine {
    Line line();

    /** Version 1 of these event types, such as {@code enrollment.created}. */
    Set<String> types();

    /**
     * What an event of {@code type}, one of {@link #types}, makes true here.
     *
     * @throws SchemaViolation where {@code payload} is not as its schema says
     */
    Effect read(String type, Payload payload);
}
