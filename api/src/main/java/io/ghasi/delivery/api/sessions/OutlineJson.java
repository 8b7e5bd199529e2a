package io.ghasi.delivery.api.sessions;

import static io.ghasi.delivery.api.exchange.Answer.text;

import io.ghasi.delivery.core.course.CourseOutline;
import io.ghasi.delivery.core.course.CourseOutline.LessonView;
import io.ghasi.delivery.core.course.CourseOutline.Sequenced;
import io.ghasi.delivery.core.course.CourseTree;
import io.ghasi.delivery.core.course.Lesson;
import io.ghasi.delivery.core.course.LocalizedText;
import io.ghasi.delivery.core.course.Result;
import io.ghasi.delivery.core.session.PlaySession;
import io.ghasi.delivery.core.session.ReadOutline;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The schema {@code Outline} of the contract, in the session's language. */
final class OutlineJson {
    private final JsonGenerator json;
    private final PlaySession session;
    private final String locale;
    /** By lesson; empty where no content says what it came to. */
    private final Map<String, Result> results = new HashMap<>();

    private OutlineJson(JsonGenerator json, PlaySession session, @Nullable Sequenced sequenced) {
        this.json = json;
        this.session = session;
        this.locale = session.facts().locale();
        if (sequenced != null) {
            sequenced.activities().forEach(activity -> results.put(activity.id(), activity.result()));
        }
    }

    static void write(JsonGenerator json, ReadOutline.Seen.Outlined seen) {
        new OutlineJson(json, seen.session(), seen.outline().sequenced()).outline(seen.tree(), seen.outline());
    }

    private void outline(CourseTree tree, CourseOutline outline) {
        json.writeStartObject();
        json.writeStringProperty("sessionId", session.facts().id().text());
        json.writeNumberProperty("version", session.version());
        json.writeStringProperty("courseTitle", tree.metadata().title().in(locale));
        json.writeStringProperty("navigation", tree.metadata().navigation());
        progress(outline.progress());
        json.writeName("valid");
        ValidJson.write(json, outline.valid());
        branches(outline.branches());
        modules(tree, outline.lessons());
        json.writeName("sequenced");
        SequencedJson.write(json, outline.sequenced(), locale);
        json.writeEndObject();
    }

    private void progress(CourseOutline.Progress progress) {
        json.writeName("progress");
        json.writeStartObject();
        json.writeNumberProperty("lessonsVisited", progress.visited());
        json.writeNumberProperty("lessonsTotal", progress.total());
        json.writeNumberProperty("requiredVisited", progress.requiredVisited());
        json.writeNumberProperty("requiredTotal", progress.requiredTotal());
        json.writeNumberProperty("percent", progress.percent());
        json.writeEndObject();
    }

    private void branches(List<CourseOutline.BranchView> branches) {
        json.writeName("branches");
        json.writeStartArray();
        for (CourseOutline.BranchView view : branches) {
            json.writeStartObject();
            json.writeStringProperty("id", view.branch().id());
            text(json, "title", in(view.branch().title()));
            json.writeStringProperty("targetLessonId", view.branch().target());
            ValidJson.availability(json, view.availability());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void modules(CourseTree tree, List<LessonView> lessons) {
        // Both list the lessons in reading order.
        Iterator<LessonView> views = lessons.iterator();
        json.writeName("modules");
        json.writeStartArray();
        for (CourseTree.Module module : tree.modules()) {
            json.writeStartObject();
            json.writeStringProperty("id", module.id());
            json.writeStringProperty("title", module.title().in(locale));
            json.writeName("lessons");
            json.writeStartArray();
            module.lessons().forEach(_ -> lesson(views.next()));
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void lesson(LessonView view) {
        Lesson lesson = view.lesson();
        json.writeStartObject();
        json.writeStringProperty("id", lesson.id());
        json.writeStringProperty("title", lesson.title().in(locale));
        json.writeBooleanProperty("required", lesson.required());
        json.writeBooleanProperty("visited", view.visited());
        json.writeBooleanProperty("current", view.current());
        ValidJson.availability(json, view.availability());
        Result result = results.get(lesson.id());
        json.writeName("score");
        SessionJson.score(json, result == null ? null : SequencedJson.score(result));
        json.writeStringProperty("status", result == null ? status(view) : status(view, result));
        json.writeName("blocks");
        json.writeStartArray();
        lesson.blocks().forEach(block -> block(block, view.current()));
        json.writeEndArray();
        json.writeEndObject();
    }

    // A native lesson is done when one has been there and has moved on.
    private static String status(LessonView view) {
        if (!view.visited()) {
            return "not_attempted";
        }
        return view.current() ? "incomplete" : "completed";
    }

    // Content says itself whether it is done; where it says whether it was passed alone, passed it is.
    private static String status(LessonView view, Result result) {
        Boolean done = result.completed() == null ? result.satisfied() : result.completed();
        if (Boolean.TRUE.equals(done)) {
            return "completed";
        }
        return view.visited() ? "incomplete" : "not_attempted";
    }

    private void block(Lesson.Block block, boolean currentLesson) {
        json.writeStartObject();
        json.writeStringProperty("id", block.id());
        json.writeStringProperty("kind", block.kind());
        text(json, "title", in(block.title()));
        json.writeBooleanProperty(
                "current",
                currentLesson
                        && block.id().equals(session.at().position().cursor().block()));
        json.writeEndObject();
    }

    private @Nullable String in(@Nullable LocalizedText title) {
        return title == null ? null : title.in(locale);
    }
}
