package io.ghasi.delivery.core.scorm.activity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A local objective (SN 3.10).
 *
 * @param id null where a primary objective has none
 * @param minimum normalized measure from which on it is satisfied, where that is by measure; -1 to 1
 */
public record Objective(
        @Nullable String id, boolean primary, boolean satisfiedByMeasure, double minimum, List<ObjectiveMap> maps) {
    /** What an activity has whose package declares none. */
    public static final Objective PRIMARY = new Objective(null, true, false, 1, List.of());

    public Objective {
        maps = List.copyOf(maps);
    }
}
