package io.ghasi.delivery.api.content;

import io.ghasi.delivery.adapters.objects.FileRange;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpRange;

/** What a request for a file makes of what its client has already: RFC 9110, sections 13 and 14. */
final class Conditions {
    private Conditions() {}

    /** Whether the client has the file of {@code tag}. */
    static boolean isKnown(HttpServletRequest request, String tag) {
        String known = String.join(",", Collections.list(request.getHeaders("If-None-Match")));
        return known.strip().equals("*")
                || ETag.parse(known).stream().anyMatch(one -> one.formattedTag().endsWith(tag));
    }

    /**
     * The one part that is asked for; null where it is all of it. Several parts at once, what is no range, and one of another file are
     * answered with all of it too, as RFC 9110 allows. It may be behind the file's end.
     */
    static @Nullable FileRange range(HttpServletRequest request, String tag, long size) {
        String said = request.getHeader("Range");
        String only = request.getHeader("If-Range");
        if (said == null || !request.getMethod().equals("GET") || (only != null && !only.equals(tag))) {
            return null;
        }
        List<HttpRange> ranges = parsed(said);
        return ranges.size() == 1 ? of(ranges.getFirst(), size) : null;
    }

    private static List<HttpRange> parsed(String header) {
        try {
            return HttpRange.parseRanges(header);
        } catch (IllegalArgumentException _) {
            return List.of();
        }
    }

    private static FileRange of(HttpRange range, long size) {
        return new FileRange(range.getRangeStart(size), range.getRangeEnd(size), size);
    }
}
