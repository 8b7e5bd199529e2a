package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.course.RuntimeReport;
import io.ghasi.delivery.core.course.RuntimeReport.RuntimeScore;
import io.ghasi.delivery.core.session.Score;
import io.ghasi.delivery.core.session.SessionEvent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** What is told of run-time data. What people wrote, and what content keeps for itself, is told by its length and digest alone. */
final class RuntimePayload {
    private static final int LONGEST = 4_000;
    private static final Pattern UNTOLD = Pattern.compile(
            "cmi\\.suspend_data|adl\\.data\\.\\d+\\.store|cmi\\.comments(_from_learner\\.\\d+\\.comment)?|cmi\\.interactions\\.\\d+\\.(learner|student)_response");
    /** Years and months have no length; the contract knows days and smaller, of so many characters. */
    private static final Pattern UNTOLD_TIME = Pattern.compile("P\\d+[YM].*");

    private static final int LONGEST_TIME = 40;

    private RuntimePayload() {}

    static void write(JsonGenerator json, SessionEvent.RuntimeCommitted event) {
        RuntimeReport report = event.report();
        json.writeStringProperty("activityId", report.activity());
        json.writeNumberProperty("visit", report.visit());
        json.writeNumberProperty("sequence", report.sequence());
        json.writeName("elements");
        json.writeStartObject();
        report.changed().forEach((element, value) -> element(json, element, value));
        json.writeEndObject();
        json.writeStringProperty("successStatus", report.success());
        json.writeStringProperty("completionStatus", report.completion());
        if (report.score() != null) {
            json.writeName("score");
            ScoreJson.write(json, score(report.score()));
        }
        String time = report.sessionTime();
        if (time != null
                && time.length() <= LONGEST_TIME
                && !UNTOLD_TIME.matcher(time).matches()) {
            json.writeStringProperty("sessionTime", time);
        }
        json.writeStringProperty("committedAt", Times.text(event.occurredAt()));
    }

    private static void element(JsonGenerator json, String element, String value) {
        json.writeName(element);
        if (value.length() <= LONGEST && !UNTOLD.matcher(element).matches()) {
            json.writeString(value);
            return;
        }
        json.writeStartObject();
        json.writeNumberProperty("length", value.length());
        json.writeStringProperty("sha256", SubjectEnvelopes.sha256(value.getBytes(StandardCharsets.UTF_8)));
        json.writeEndObject();
    }

    private static Score score(RuntimeScore score) {
        return new Score(within(number(score.scaled())), number(score.raw()), number(score.min()), number(score.max()));
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    // A number that is 1 to whoever reads sixteen digits may be a little more in twenty.
    private static @Nullable BigDecimal within(@Nullable BigDecimal scaled) {
        return scaled == null ? null : scaled.min(BigDecimal.ONE).max(BigDecimal.ONE.negate());
    }
}
