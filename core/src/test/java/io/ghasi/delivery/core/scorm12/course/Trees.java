package io.ghasi.delivery.core.scorm12.course;

import io.ghasi.delivery.core.course.CourseTree;
import io.ghasi.delivery.core.course.Lesson;
import io.ghasi.delivery.core.course.LocalizedText;
import io.ghasi.delivery.core.course.Prerequisites;
import io.ghasi.delivery.core.scorm12.Launch;
import io.ghasi.delivery.core.scorm12.course.Item.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Organizations for tests, item by item. */
final class Trees {
    private final List<Item> items = new ArrayList<>();

    Trees() {
        add(-1, "course", Content.NOTHING, "", Launch.Declared.NOTHING);
    }

    static LocalizedText text(String text) {
        return new LocalizedText(Map.of("en", text));
    }

    private int add(int parent, String id, Content content, String script, Launch.Declared declared) {
        int number = items.size();
        items.add(new Item(
                number,
                parent,
                id,
                text(id),
                true,
                content,
                io.ghasi.delivery.core.scorm12.Prerequisites.of(script),
                declared));
        return number;
    }

    /** An item that launches nothing; its number is the parent of those below it. */
    int cluster(int parent, String id, String script) {
        return add(parent, id, Content.NOTHING, script, Launch.Declared.NOTHING);
    }

    Trees sco(int parent, String id, String script) {
        add(parent, id, Content.SCO, script, Launch.Declared.NOTHING);
        return this;
    }

    Trees sco(String id, String script) {
        return sco(0, id, script);
    }

    Trees test(String id, String script, @Nullable String mastery) {
        Launch.Declared declared = new Launch.Declared("level=3", mastery, "0000:30:00", "continue,no message");
        add(0, id, Content.SCO, script, declared);
        return this;
    }

    Trees asset(String id) {
        add(0, id, Content.ASSET, "", Launch.Declared.NOTHING);
        return this;
    }

    ItemTree tree() {
        return new ItemTree(items);
    }

    Scorm12Course course() {
        List<Lesson> lessons = items.stream()
                .filter(Item::launches)
                .map(item -> new Lesson(
                        item.id(), item.title(), true, Prerequisites.none(), List.of(), List.of(), List.of()))
                .toList();
        CourseTree.Metadata metadata = new CourseTree.Metadata("scorm12", "scorm12", text("Course"), 1);
        return new Scorm12Course(
                new CourseTree(metadata, List.of(new CourseTree.Module("m", text("m"), lessons))), tree());
    }
}
