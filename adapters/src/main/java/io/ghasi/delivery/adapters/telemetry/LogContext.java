package io.ghasi.delivery.adapters.telemetry;

import org.jspecify.annotations.Nullable;

/** What this thread's lines of the log are about. */
public final class LogContext {
    private static final ThreadLocal<@Nullable LogFields> CURRENT = new ThreadLocal<>();

    private LogContext() {}

    /** From now on they are about {@code fields}, until {@link #clear}. */
    public static void set(LogFields fields) {
        CURRENT.set(fields);
    }

    public static void clear() {
        CURRENT.remove();
    }

    static LogFields current() {
        LogFields fields = CURRENT.get();
        return fields == null ? LogFields.NONE : fields;
    }
}
