package io.ghasi.delivery.api.content;

import io.ghasi.delivery.adapters.objects.FileRange;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What a browser is told of a file: what it is, how long it may keep it, and what a page in it may do. */
public final class FileHeaders {
    private final ContentPolicy policy;
    private final InstantSource clock;

    public FileHeaders(ContentPolicy policy, InstantSource clock) {
        this.policy = policy;
        this.clock = clock;
    }

    /** Status and headers of a file, or of a part of it where {@code part} is not null. */
    void of(Wanted wanted, @Nullable FileRange part, HttpServletRequest request, HttpServletResponse response) {
        ofAny(wanted, response);
        response.setContentType(wanted.file().mediaType());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", wanted.policy(policy, request.getServerName()));
        response.setHeader("Accept-Ranges", "bytes");
        response.setContentLengthLong(part == null ? wanted.file().size() : part.length());
        if (part != null) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + part.size());
        }
    }

    /** Headers that it has as well where the client has it already. */
    void ofAny(Wanted wanted, HttpServletResponse response) {
        response.setHeader("ETag", wanted.tag());
        response.setHeader("Cache-Control", "private, max-age=" + life(wanted) + ", immutable");
    }

    // The same URL names the same bytes for as long as it opens anything, and nobody has a use for them afterwards.
    private long life(Wanted wanted) {
        Duration left =
                Duration.between(clock.instant(), wanted.exchange().grant().expiresAt());
        return Math.max(0, left.toSeconds());
    }
}
