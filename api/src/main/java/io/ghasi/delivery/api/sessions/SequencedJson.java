package io.ghasi.delivery.api.sessions;

import static io.ghasi.delivery.api.exchange.Answer.text;

import io.ghasi.delivery.core.course.CourseOutline.ActivityView;
import io.ghasi.delivery.core.course.CourseOutline.Delivered;
import io.ghasi.delivery.core.course.CourseOutline.Sequenced;
import io.ghasi.delivery.core.course.Result;
import io.ghasi.delivery.core.session.Score;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The schemas {@code Sequenced} and {@code Delivered} of the contract. */
final class SequencedJson {
    private SequencedJson() {}

    /** Titles are in {@code locale}. */
    static void write(JsonGenerator json, @Nullable Sequenced sequenced, String locale) {
        if (sequenced == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeName("delivered");
        delivered(json, sequenced.delivered());
        json.writeName("activities");
        json.writeStartArray();
        sequenced.activities().forEach(activity -> activity(json, activity, locale));
        json.writeEndArray();
        json.writeEndObject();
    }

    static void delivered(JsonGenerator json, @Nullable Delivered delivered) {
        if (delivered == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringProperty("activityId", delivered.activity());
        json.writeNumberProperty("visit", delivered.visit());
        json.writeName("hiddenControls");
        json.writeStartArray();
        delivered.hiddenControls().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void activity(JsonGenerator json, ActivityView activity, String locale) {
        json.writeStartObject();
        json.writeStringProperty("id", activity.id());
        text(json, "parentId", activity.parent());
        json.writeStringProperty("title", activity.title().in(locale));
        json.writeBooleanProperty("shown", activity.shown());
        json.writeBooleanProperty("available", activity.available());
        json.writeStringProperty("completion", word(activity.result().completed(), "completed", "incomplete"));
        json.writeStringProperty("success", word(activity.result().satisfied(), "passed", "failed"));
        json.writeName("score");
        SessionJson.score(json, score(activity.result()));
        json.writeEndObject();
    }

    private static String word(@Nullable Boolean is, String yes, String no) {
        if (is == null) {
            return "unknown";
        }
        return is ? yes : no;
    }

    /** The measure as a score; null where nothing was measured. */
    static @Nullable Score score(Result result) {
        return result.measure() == null ? null : new Score(BigDecimal.valueOf(result.measure()), null, null, null);
    }
}
