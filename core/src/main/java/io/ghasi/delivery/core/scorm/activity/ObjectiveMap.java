package io.ghasi.delivery.core.scorm.activity;

import java.util.stream.Stream;

/**
 * What a local objective reads from a global one and writes to it: IMS's map and ADL's extension of it in one (SN 3.10, CAM 5.1.9).
 *
 * @param target the global objective
 */
public record ObjectiveMap(
        String target,
        Access satisfied,
        Access measure,
        Access raw,
        Access min,
        Access max,
        Access completion,
        Access progress) {
    /** Whether it reads anything. */
    public boolean reads() {
        return all().anyMatch(Access::read);
    }

    /** Whether it writes anything. */
    public boolean writes() {
        return all().anyMatch(Access::write);
    }

    private Stream<Access> all() {
        return Stream.of(satisfied, measure, raw, min, max, completion, progress);
    }

    /** Whether a value is read, written. */
    public record Access(boolean read, boolean write) {
        public static final Access NONE = new Access(false, false);
    }
}
