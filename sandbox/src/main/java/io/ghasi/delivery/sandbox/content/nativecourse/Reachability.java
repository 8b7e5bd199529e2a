package io.ghasi.delivery.sandbox.content.nativecourse;

import io.ghasi.delivery.sandbox.content.manifest.CourseDraft.LessonDraft;
import io.ghasi.delivery.sandbox.content.manifest.Reading;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Whether every lesson named exists, and whether each can ever be opened, all gates passed. */
final class Reachability {
    private Reachability() {}

    static void check(List<LessonDraft> lessons, Reading reading) {
        Set<String> known = lessons.stream().map(LessonDraft::id).collect(Collectors.toSet());
        for (LessonDraft lesson : lessons) {
            for (String id : wanted(lesson)) {
                if (!known.contains(id)) {
                    reading.problem("the lesson " + lesson.id() + " comes after " + id + ", which does not exist");
                }
            }
            for (JsonNode branch : lesson.conditions().path("branches")) {
                if (!known.contains(branch.path("target").asString(""))) {
                    reading.problem("the branch " + branch.path("id").asString("") + " of lesson " + lesson.id()
                            + " leads to " + branch.path("target").asString("") + ", which does not exist");
                }
            }
        }
        if (!reading.findings().refused()) {
            refuseCircles(lessons, reading);
        }
    }

    private static void refuseCircles(List<LessonDraft> lessons, Reading reading) {
        Set<String> open = new HashSet<>();
        boolean grew = true;
        while (grew) {
            grew = false;
            for (LessonDraft lesson : lessons) {
                grew |= !open.contains(lesson.id()) && isOpen(lesson, open) && open.add(lesson.id());
            }
        }
        lessons.stream()
                .filter(lesson -> !open.contains(lesson.id()))
                .forEach(lesson ->
                        reading.problem("the lesson " + lesson.id() + " can never be opened: it waits for itself"));
    }

    private static boolean isOpen(LessonDraft lesson, Set<String> open) {
        List<String> wanted = wanted(lesson);
        boolean any = lesson.conditions()
                .path("prerequisites")
                .path("mode")
                .asString("all")
                .equals("any");
        return any ? wanted.stream().anyMatch(open::contains) : open.containsAll(wanted);
    }

    private static List<String> wanted(LessonDraft lesson) {
        JsonNode lessons = lesson.conditions().path("prerequisites").path("lessons");
        return StreamSupport.stream(lessons.spliterator(), false)
                .map(id -> id.asString(""))
                .toList();
    }
}
