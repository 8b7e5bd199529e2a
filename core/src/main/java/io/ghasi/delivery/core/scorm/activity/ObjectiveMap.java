package io.ghasi.delivery.core.scorm.activity;

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
    /** Whether a value is read, written. */
    public record Access(boolean read, boolean write) {
        public static final Access NONE = new Access(false, false);
    }
}
