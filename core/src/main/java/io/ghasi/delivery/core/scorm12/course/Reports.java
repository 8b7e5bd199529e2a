package io.ghasi.delivery.core.scorm12.course;

import io.ghasi.delivery.core.course.RuntimeBatch;
import io.ghasi.delivery.core.course.RuntimeReport;
import io.ghasi.delivery.core.course.RuntimeReport.RuntimeScore;
import io.ghasi.delivery.core.scorm12.RuntimeData;
import io.ghasi.delivery.core.scorm12.Timespan;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an item stands, as its content has said, in the words that SCORM 2004 has. */
final class Reports {
    private Reports() {}

    static RuntimeReport of(RuntimeBatch batch, Map<String, String> changed, RuntimeData data) {
        return new RuntimeReport(
                batch.activity(),
                batch.visit(),
                batch.sequence(),
                changed,
                success(data),
                completion(data),
                score(data),
                Timespan.iso8601(data.value("cmi.core.session_time")));
    }

    private static String success(RuntimeData data) {
        return switch (data.lessonStatus()) {
            case PASSED -> "passed";
            case FAILED -> "failed";
            case COMPLETED, INCOMPLETE, BROWSED, NOT_ATTEMPTED -> "unknown";
        };
    }

    // Who failed has completed it (RTE 3.4).
    private static String completion(RuntimeData data) {
        return switch (data.lessonStatus()) {
            case PASSED, COMPLETED, FAILED -> "completed";
            case INCOMPLETE, BROWSED -> "incomplete";
            case NOT_ATTEMPTED -> "not attempted";
        };
    }

    private static @Nullable RuntimeScore score(RuntimeData data) {
        RuntimeScore score = new RuntimeScore(
                null,
                orNull(data.value("cmi.core.score.raw")),
                orNull(data.value("cmi.core.score.min")),
                orNull(data.value("cmi.core.score.max")));
        return score.equals(new RuntimeScore(null, null, null, null)) ? null : score;
    }

    private static @Nullable String orNull(String value) {
        return value.isEmpty() ? null : value;
    }
}
