package io.ghasi.delivery.core.scorm12.course;

import io.ghasi.delivery.core.scorm12.LessonStatus;
import io.ghasi.delivery.core.scorm12.RuntimeData;
import org.jspecify.annotations.Nullable;

/**
 * What an item has come to, as its last end decided.
 *
 * @param measure its score, 0 to 1; null where it has none
 */
public record Standing(LessonStatus status, @Nullable Double measure) {
    private static final double LEAST = 0;
    private static final double MOST = 100;

    static final Standing NOT_ATTEMPTED = new Standing(LessonStatus.NOT_ATTEMPTED, null);

    static Standing of(RuntimeData data) {
        return new Standing(data.lessonStatus(), measure(data));
    }

    private static @Nullable Double measure(RuntimeData data) {
        String raw = data.value("cmi.core.score.raw");
        if (raw.isEmpty()) {
            return null;
        }
        double min = bound(data, "cmi.core.score.min", LEAST);
        double max = bound(data, "cmi.core.score.max", MOST);
        // Bounds that leave no room are none.
        boolean room = max > min;
        double measure = (Double.parseDouble(raw) - (room ? min : LEAST)) / (room ? max - min : MOST - LEAST);
        return Math.clamp(measure, 0.0, 1.0);
    }

    private static double bound(RuntimeData data, String element, double otherwise) {
        String value = data.value(element);
        return value.isEmpty() ? otherwise : Double.parseDouble(value);
    }
}
