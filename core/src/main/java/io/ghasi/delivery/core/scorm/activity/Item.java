package io.ghasi.delivery.core.scorm.activity;

import java.util.List;

/**
 * An activity with all that is below it, as a package nests them.
 *
 * @param visible whether a table of contents shows it
 */
public record Item(String id, String title, boolean visible, Content content, Sequencing sequencing, List<Item> items) {
    public Item {
        items = List.copyOf(items);
    }
}
