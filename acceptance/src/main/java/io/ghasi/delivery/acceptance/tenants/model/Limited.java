package io.ghasi.delivery.acceptance.tenants.model;

import java.util.ArrayList;
import java.util.List;

/** What a limit makes of what would be answered. */
final class Limited {
    private Limited() {}

    /** {@code otherwise}, counted; or the refusal where the limit is used up, or may be. */
    static List<Prediction> by(Uses uses, Span span, List<Prediction> otherwise) {
        List<Prediction> counted = otherwise.stream()
                .map(prediction -> prediction.after(() -> uses.count(span)))
                .toList();
        return switch (uses.next(span)) {
            case WITHIN -> counted;
            case EXCEEDED -> List.of(refused());
            case EITHER -> {
                List<Prediction> both = new ArrayList<>(counted);
                both.add(refused());
                yield both;
            }
        };
    }

    private static Prediction refused() {
        return Prediction.refused(429, "rate.limited");
    }
}
