package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.adapters.tracing.Step;
import java.util.function.Supplier;

/** A call to the database as what somebody waits for sees it: a span that has the wait for others with whom the call is shared, and for a connection. */
final class DatabaseCall {
    private DatabaseCall() {}

    /** {@code work}, as a part of what this thread does; {@code operation} is one of few words. */
    static <T> T of(String operation, Supplier<T> work) {
        return Step.call("postgresql " + operation)
                .with("db.system.name", "postgresql")
                .with("db.operation.name", operation)
                .whole(work);
    }
}
