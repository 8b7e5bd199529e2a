package io.ghasi.delivery.api.exchange;

import io.ghasi.delivery.api.problem.Code;
import io.ghasi.delivery.api.problem.Problem;
import io.ghasi.delivery.api.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Whether the client takes what we have. */
final class Accepts {
    private Accepts() {}

    /** Refuses who admits no JSON. */
    static void json(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        if (accept != null && !accept.equals("*/*") && !accept.equals("application/json") && !admitsJson(accept)) {
            throw new ProblemException(Problem.of(Code.REQUEST_NOT_ACCEPTABLE, "Answers are application/json"));
        }
    }

    private static boolean admitsJson(String accept) {
        try {
            return accept.isBlank()
                    || MediaType.parseMediaTypes(accept).stream()
                            .anyMatch(type -> type.getQualityValue() > 0 && type.includes(MediaType.APPLICATION_JSON));
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }
}
