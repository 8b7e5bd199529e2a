package io.ghasi.delivery.core.scorm.sequencing;

import io.ghasi.delivery.core.scorm.activity.Combination;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Three values: true, false, and not known (SN 3.4.2). */
public enum Truth {
    TRUE,
    FALSE,
    UNKNOWN;

    public static Truth of(@Nullable Boolean value) {
        if (value == null) {
            return UNKNOWN;
        }
        return value ? TRUE : FALSE;
    }

    /** The same as a Boolean; null where it is not known. */
    @Nullable
    Boolean value() {
        return this == UNKNOWN ? null : (Boolean) (this == TRUE);
    }

    Truth negatedIf(boolean negated) {
        if (!negated || this == UNKNOWN) {
            return this;
        }
        return this == TRUE ? FALSE : TRUE;
    }

    /** Of no values nothing is known. */
    static Truth combine(Combination how, List<Truth> all) {
        if (all.isEmpty()) {
            return UNKNOWN;
        }
        Truth decisive = how == Combination.ALL ? FALSE : TRUE;
        if (all.contains(decisive)) {
            return decisive;
        }
        return all.contains(UNKNOWN) ? UNKNOWN : decisive.negatedIf(true);
    }
}
