package io.ghasi.delivery.core.scorm.course;

import io.ghasi.delivery.core.course.NavigationRequest;
import io.ghasi.delivery.core.course.NavigationType;
import io.ghasi.delivery.core.scorm.sequencing.NavigationRequest.AbandonAll;
import io.ghasi.delivery.core.scorm.sequencing.NavigationRequest.Choice;
import io.ghasi.delivery.core.scorm.sequencing.NavigationRequest.Continue;
import io.ghasi.delivery.core.scorm.sequencing.NavigationRequest.ExitAll;
import io.ghasi.delivery.core.scorm.sequencing.NavigationRequest.Previous;
import io.ghasi.delivery.core.scorm.sequencing.NavigationRequest.SuspendAll;
import org.jspecify.annotations.Nullable;

/** A request in sequencing's words, and how a move that comes of it is told. */
record Asked(io.ghasi.delivery.core.scorm.sequencing.NavigationRequest request, NavigationType type) {
    /** Whether the course is to be left. */
    boolean leaves() {
        return request instanceof ExitAll || request instanceof SuspendAll || request instanceof AbandonAll;
    }

    /** What learners ask for; null for what SCORM does not know. */
    static @Nullable Asked of(NavigationRequest request) {
        return switch (request) {
            case NavigationRequest.Next() -> of(new Continue());
            case NavigationRequest.Previous() -> of(new Previous());
            case NavigationRequest.Jump(String activity, String _) -> of(new Choice(activity));
            case NavigationRequest.Branch _ -> null;
            case NavigationRequest.Exit() -> of(new ExitAll());
            case NavigationRequest.Suspend() -> of(new SuspendAll());
            case NavigationRequest.Abandon() -> of(new AbandonAll());
        };
    }

    /** What content asks for. */
    static Asked of(io.ghasi.delivery.core.scorm.sequencing.NavigationRequest request) {
        return new Asked(
                request,
                switch (request) {
                    case Continue _ -> NavigationType.NEXT;
                    case Previous _ -> NavigationType.PREVIOUS;
                    default -> NavigationType.JUMP;
                });
    }
}
