package io.ghasi.delivery.core.scorm12.course;

import io.ghasi.delivery.core.course.Memory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be kept from now on, of a session of a SCORM 1.2 course; the rest stays as it is.
 *
 * @param attempt null where it stays
 * @param items those that are other than before
 */
public record Scorm12Change(@Nullable Attempt attempt, List<ItemRecord> items) implements Memory {
    public Scorm12Change {
        items = List.copyOf(items);
    }
}
