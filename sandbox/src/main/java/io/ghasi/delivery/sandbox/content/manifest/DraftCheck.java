package io.ghasi.delivery.sandbox.content.manifest;

import io.ghasi.delivery.sandbox.content.manifest.CourseDraft.LessonDraft;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** What every course must keep, whichever standard it was made for. */
public final class DraftCheck {
    private static final int LONGEST_ID = 200;

    private final Reading reading;

    private DraftCheck(Reading reading) {
        this.reading = reading;
    }

    /** Finds missing lessons and identifiers that are malformed or used twice. */
    public static void check(CourseDraft draft, Reading reading) {
        DraftCheck check = new DraftCheck(reading);
        if (draft.lessons().isEmpty()) {
            reading.problem("has no lesson: nothing in it can be launched");
        }
        Set<String> modules = new HashSet<>();
        draft.modules().forEach(module -> check.identifier("module", module.id(), modules));
        Set<String> lessons = new HashSet<>();
        for (LessonDraft lesson : draft.lessons()) {
            check.identifier("lesson", lesson.id(), lessons);
            Set<String> blocks = new HashSet<>();
            for (ObjectNode block : lesson.blocks()) {
                check.identifier(
                        "block of lesson " + lesson.id(), block.path("id").asString(""), blocks);
            }
        }
    }

    private void identifier(String what, String id, Set<String> seen) {
        if (id.isEmpty()) {
            reading.problem("has a " + what + " without an identifier");
        } else if (id.length() > LONGEST_ID || id.chars().anyMatch(Character::isISOControl)) {
            reading.problem("has the identifier " + id + " of a " + what + ", which is longer than " + LONGEST_ID
                    + " characters or holds control characters");
        } else if (!seen.add(id)) {
            reading.problem("uses the identifier " + id + " of a " + what + " twice");
        }
    }
}
