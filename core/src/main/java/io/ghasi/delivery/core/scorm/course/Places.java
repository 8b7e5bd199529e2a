package io.ghasi.delivery.core.scorm.course;

import io.ghasi.delivery.core.course.Availability;
import io.ghasi.delivery.core.course.CourseOutline;
import io.ghasi.delivery.core.course.CourseOutline.Delivered;
import io.ghasi.delivery.core.course.CourseOutline.LessonView;
import io.ghasi.delivery.core.course.CourseOutline.Sequenced;
import io.ghasi.delivery.core.course.CourseOutline.ValidNavigation;
import io.ghasi.delivery.core.course.CourseTree;
import io.ghasi.delivery.core.course.Cursor;
import io.ghasi.delivery.core.course.Journey;
import io.ghasi.delivery.core.course.Lesson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where activities are among the lessons: one that launches something is the lesson of its name. */
public final class Places {
    private final Map<String, Cursor> byLesson = new HashMap<>();
    private final List<Lesson> lessons;

    /** Among the lessons of {@code tree}. */
    public Places(CourseTree tree) {
        lessons = tree.modules().stream()
                .flatMap(module -> module.lessons().stream())
                .toList();
        tree.modules().forEach(module -> module.lessons().forEach(lesson -> add(module.id(), lesson)));
    }

    private void add(String module, Lesson lesson) {
        byLesson.put(lesson.id(), new Cursor(module, lesson.id(), lesson.firstBlock(), List.of(), byLesson.size()));
    }

    /** The first lesson. */
    public Cursor first() {
        return at(0);
    }

    /** The lesson at place {@code index}. */
    public Cursor at(int index) {
        return Objects.requireNonNull(byLesson.get(lessons.get(index).id()));
    }

    /** How many lessons there are. */
    public int size() {
        return lessons.size();
    }

    /** Null where the activity launches nothing. */
    public @Nullable Cursor of(String activity) {
        return byLesson.get(activity);
    }

    /** The lessons as their learner sees them, with what else there is to be seen; {@code availability} says of each whether it can be chosen. */
    public CourseOutline outline(
            Journey at, Sequenced sequenced, ValidNavigation valid, Function<Lesson, Availability> availability) {
        Delivered delivered = sequenced.delivered();
        List<LessonView> views = new ArrayList<>();
        for (Lesson lesson : lessons) {
            boolean current = delivered != null && delivered.activity().equals(lesson.id());
            boolean visited = at.visited().contains(views.size());
            views.add(new LessonView(lesson, visited, current, availability.apply(lesson)));
        }
        int visited = at.visited().count();
        CourseOutline.Progress progress = new CourseOutline.Progress(visited, size(), visited, size());
        return new CourseOutline(views, List.of(), progress, valid, sequenced);
    }
}
