package io.ghasi.delivery.api.sessions;

import io.ghasi.delivery.api.exchange.Fields;
import io.ghasi.delivery.core.course.NavigationRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a body asks to go. */
final class Targets {
    private static final Set<String> TYPES = Set.of("next", "previous", "jump", "branch", "exit", "suspend", "abandon");

    private Targets() {}

    /** Reads {@code {"target": {"type": …}}}; refuses whatever else it holds. */
    static NavigationRequest read(Fields body) {
        Fields target = body.object("target");
        String type = target.required("type", text -> TYPES.contains(text) ? text : null);
        NavigationRequest request = type == null ? null : read(type, target);
        // Of a target whose type is wrong nobody knows which members it may have.
        if (type != null) {
            target.end();
        }
        body.end();
        if (request == null) {
            throw new IllegalStateException("errors were told");
        }
        return request;
    }

    private static @Nullable NavigationRequest read(String type, Fields target) {
        return switch (type) {
            case "next" -> new NavigationRequest.Next();
            case "previous" -> new NavigationRequest.Previous();
            case "exit" -> new NavigationRequest.Exit();
            case "suspend" -> new NavigationRequest.Suspend();
            case "abandon" -> new NavigationRequest.Abandon();
            case "branch" -> {
                String branch = target.required("branchId", Parsers::courseText);
                yield branch == null ? null : new NavigationRequest.Branch(branch);
            }
            default -> {
                String lesson = target.required("lessonId", Parsers::courseText);
                String block = target.optional("blockId", Parsers::courseText);
                yield lesson == null ? null : new NavigationRequest.Jump(lesson, block);
            }
        };
    }
}
