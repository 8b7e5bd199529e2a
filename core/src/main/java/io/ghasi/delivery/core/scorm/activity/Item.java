package io.ghasi.delivery.core.scorm.activity;

import io.ghasi.delivery.core.course.LocalizedText;
import java.util.List;

/**
 * An activity with all that is below it, as a package nests them.
 *
 * @param visible whether a table of contents shows it
 */
public record Item(
        String id, LocalizedText title, boolean visible, Content content, Sequencing sequencing, List<Item> items) {
    public Item {
        items = List.copyOf(items);
    }
}
