package io.ghasi.delivery.core.faults;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Something that we need does not answer. The request changed nothing that its caller was told of; trying again may help. */
public final class DependencyUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String dependency;
    private final Duration retryAfter;

    /** {@code dependency} is its name in logs and metrics; {@code retryAfter} is when to try again. */
    public DependencyUnavailable(String dependency, Duration retryAfter, @Nullable Throwable cause) {
        super(dependency + " is unavailable", cause);
        this.dependency = dependency;
        this.retryAfter = retryAfter;
    }

    public String dependency() {
        return dependency;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
