package io.ghasi.delivery.core.scorm.runtime;

/** What content is told of where it could go: {@code adl.nav.request_valid} (SN 5.6.7). */
@FunctionalInterface
public interface NavigationAnswers {
    /** Nothing is known. */
    NavigationAnswers UNKNOWN = request -> "unknown";

    /**
     * Whether a request would be granted.
     *
     * @param request such as {@code continue} or {@code {target=A}choice}
     * @return {@code true}, {@code false} or {@code unknown}
     */
    String isValid(String request);
}
