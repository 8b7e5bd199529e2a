package io.ghasi.delivery.core.scorm.course;

import io.ghasi.delivery.core.course.RuntimeBatch;
import io.ghasi.delivery.core.course.RuntimeReport;
import io.ghasi.delivery.core.course.RuntimeReport.RuntimeScore;
import io.ghasi.delivery.core.scorm.runtime.RuntimeData;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How an activity stands, as its content has said. */
final class Reports {
    private Reports() {}

    static RuntimeReport of(RuntimeBatch batch, Map<String, String> changed, RuntimeData data) {
        return new RuntimeReport(
                batch.activity(),
                batch.visit(),
                batch.sequence(),
                changed,
                orUnknown(data.decided("cmi.success_status")),
                orUnknown(data.decided("cmi.completion_status")),
                score(data),
                data.value("cmi.session_time"));
    }

    private static String orUnknown(@Nullable String status) {
        return Objects.requireNonNullElse(status, "unknown");
    }

    private static @Nullable RuntimeScore score(RuntimeData data) {
        RuntimeScore score = new RuntimeScore(
                data.value("cmi.score.scaled"),
                data.value("cmi.score.raw"),
                data.value("cmi.score.min"),
                data.value("cmi.score.max"));
        return score.equals(new RuntimeScore(null, null, null, null)) ? null : score;
    }
}
