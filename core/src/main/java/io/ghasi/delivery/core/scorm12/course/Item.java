package io.ghasi.delivery.core.scorm12.course;

import io.ghasi.delivery.core.course.LocalizedText;
import io.ghasi.delivery.core.scorm12.Launch;
import io.ghasi.delivery.core.scorm12.Prerequisites;

/**
 * One item of an organization, or the organization itself.
 *
 * @param number its place in the tree, counted in the order of reading from 0, the organization
 * @param parent the parent's number; -1 of the organization
 * @param visible whether a table of contents shows it
 * @param prerequisites of it and of all that is below it
 */
public record Item(
        int number,
        int parent,
        String id,
        LocalizedText title,
        boolean visible,
        Content content,
        Prerequisites prerequisites,
        Launch.Declared declared) {
    /** What it launches. */
    public enum Content {
        NOTHING,
        /** Content that speaks. */
        SCO,
        /** Content that cannot. */
        ASSET
    }

    boolean launches() {
        return content != Content.NOTHING;
    }
}
