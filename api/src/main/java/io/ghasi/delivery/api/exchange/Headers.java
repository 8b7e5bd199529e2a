package io.ghasi.delivery.api.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** Reads headers. One that is said twice is not read by whichever line happens to come first. */
final class Headers {
    /** What a header that should be said once and was said more often is taken for: nothing is written like that. */
    static final String AMBIGUOUS = "\n";

    private Headers() {}

    /** A header that is said once; null where it is absent. */
    static @Nullable String single(HttpServletRequest request, String name) {
        Enumeration<String> values = request.getHeaders(name);
        if (!values.hasMoreElements()) {
            return null;
        }
        String value = values.nextElement();
        return values.hasMoreElements() ? AMBIGUOUS : value;
    }

    /** A header that is a list, whose parts may come in several lines; null where it is absent. */
    static @Nullable String list(HttpServletRequest request, String name) {
        Enumeration<String> values = request.getHeaders(name);
        return values.hasMoreElements() ? String.join(", ", Collections.list(values)) : null;
    }
}
