package io.ghasi.delivery.api.exchange;

import io.ghasi.delivery.api.problem.Code;
import io.ghasi.delivery.api.problem.Problem;
import io.ghasi.delivery.api.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Whether the client takes what we have. */
final class Accepts {
    private static final Set<String> USUAL = Set.of("", "*/*", "application/json");

    private Accepts() {}

    /** Refuses who admits no JSON. */
    static void json(HttpServletRequest request) {
        List<String> accepted = Collections.list(request.getHeaders("Accept"));
        boolean usual = accepted.isEmpty() || USUAL.contains(String.join(",", accepted));
        if (!usual && !admitsJson(accepted)) {
            throw new ProblemException(Problem.of(Code.REQUEST_NOT_ACCEPTABLE, "Answers are application/json"));
        }
    }

    // The most exact of the ranges that JSON lies in has the say, RFC 9110, 12.5.1.
    private static boolean admitsJson(List<String> accepted) {
        try {
            List<MediaType> ranges = MediaType.parseMediaTypes(accepted);
            return ranges.isEmpty()
                    || ranges.stream()
                            .filter(range -> range.includes(MediaType.APPLICATION_JSON))
                            .max(Comparator.comparingInt(Accepts::exactness))
                            .filter(range -> range.getQualityValue() > 0)
                            .isPresent();
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }

    private static int exactness(MediaType range) {
        return (range.isWildcardType() ? 0 : 2) + (range.isWildcardSubtype() ? 0 : 1);
    }
}
