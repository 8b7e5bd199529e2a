package io.ghasi.delivery.core.scorm.course;

import io.ghasi.delivery.core.course.CourseTree;
import io.ghasi.delivery.core.course.Cursor;
import io.ghasi.delivery.core.course.Lesson;
import io.ghasi.delivery.core.scorm.activity.Activity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where activities are among the lessons: one that launches something is the lesson of its name. */
final class Places {
    private final Map<String, Cursor> byLesson = new HashMap<>();
    private final List<Lesson> lessons;

    Places(CourseTree tree) {
        lessons = tree.modules().stream()
                .flatMap(module -> module.lessons().stream())
                .toList();
        tree.modules().forEach(module -> module.lessons().forEach(lesson -> add(module.id(), lesson)));
    }

    private void add(String module, Lesson lesson) {
        byLesson.put(lesson.id(), new Cursor(module, lesson.id(), lesson.firstBlock(), List.of(), byLesson.size()));
    }

    List<Lesson> lessons() {
        return lessons;
    }

    Cursor first() {
        return Objects.requireNonNull(byLesson.get(lessons.getFirst().id()));
    }

    /** Null where the activity launches nothing. */
    @Nullable
    Cursor of(Activity activity) {
        return byLesson.get(activity.id());
    }
}
