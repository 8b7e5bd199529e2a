package io.ghasi.delivery.core.scorm.activity;

import io.ghasi.delivery.core.course.LocalizedText;
import java.util.List;

/**
 * One activity of a tree.
 *
 * @param number its place in the tree, counted in the order of reading from 0, the root
 * @param parent the parent's number; -1 of the root
 * @param children their numbers, as declared
 * @param last the number of its last descendant; its own where it is a leaf
 */
public record Activity(
        int number,
        int parent,
        int depth,
        String id,
        LocalizedText title,
        boolean visible,
        Content content,
        Sequencing sequencing,
        List<Integer> children,
        int last) {
    public Activity {
        children = List.copyOf(children);
    }

    public boolean isLeaf() {
        return children.isEmpty();
    }

    public boolean isRoot() {
        return number == 0;
    }

    /** Whether {@code other} is this, or below it. */
    public boolean holds(Activity other) {
        return number <= other.number && other.number <= last;
    }
}
