package io.ghasi.delivery.api.sessions;

import io.ghasi.delivery.core.course.Barrier;
import java.util.List;

/** Barriers as the contract names them. */
final class Barriers {
    private Barriers() {}

    static String kind(Barrier barrier) {
        return switch (barrier) {
            case Barrier.GateClosed _ -> "gate_closed";
            case Barrier.PrerequisiteMissing _ -> "prerequisite_missing";
            case Barrier.AtStart _ -> "at_start";
            case Barrier.AtEnd _ -> "at_end";
            case Barrier.NotOffered _ -> "not_offered";
            case Barrier.UnknownTarget _ -> "unknown_target";
            case Barrier.NotSupported _ -> "not_supported";
            case Barrier.NotInPlay _ -> "not_in_play";
            case Barrier.Incomplete _ -> "incomplete";
            case Barrier.Sequencing _ -> "sequencing";
        };
    }

    static List<String> gates(Barrier barrier) {
        return switch (barrier) {
            case Barrier.GateClosed closed -> closed.gates();
            case Barrier.Incomplete incomplete -> incomplete.gates();
            case Barrier.PrerequisiteMissing _,
                    Barrier.AtStart _,
                    Barrier.AtEnd _,
                    Barrier.NotOffered _,
                    Barrier.UnknownTarget _,
                    Barrier.NotSupported _,
                    Barrier.NotInPlay _,
                    Barrier.Sequencing _ -> List.of();
        };
    }

    static List<String> lessons(Barrier barrier) {
        return switch (barrier) {
            case Barrier.PrerequisiteMissing missing -> missing.lessons();
            case Barrier.Incomplete incomplete -> incomplete.lessons();
            case Barrier.GateClosed _,
                    Barrier.AtStart _,
                    Barrier.AtEnd _,
                    Barrier.NotOffered _,
                    Barrier.UnknownTarget _,
                    Barrier.NotSupported _,
                    Barrier.NotInPlay _,
                    Barrier.Sequencing _ -> List.of();
        };
    }
}
