package io.ghasi.delivery.projector.lines;

import io.ghasi.delivery.core.inbox.Fault;

/** A member that is missing or is not as its schema says. */
final class SchemaViolation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    SchemaViolation(String member) {
        this(Fault.SCHEMA_VIOLATION, member + " is missing or not as its schema says");
    }

    SchemaViolation(Fault fault, String detail) {
        super(detail, null, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
