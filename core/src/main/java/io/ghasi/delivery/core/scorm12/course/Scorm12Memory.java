package io.ghasi.delivery.core.scorm12.course;

import io.ghasi.delivery.core.course.Memory;
import io.ghasi.delivery.core.scorm12.Launch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept of a session of a SCORM 1.2 course. Its parts are read when they are asked for: calls of content need the least of them. */
public interface Scorm12Memory extends Memory {
    /** Who plays. */
    Launch.Student student();

    /** Where the attempt is; of a session that has not begun, where the learner's last attempt on this course was left; null where there was none. */
    @Nullable
    Attempt attempt();

    /** What content of the item with this number has said; null where it was never delivered. */
    @Nullable
    ItemRecord item(int number);

    /** The same of all items. */
    List<ItemRecord> items();
}
