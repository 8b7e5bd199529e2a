package io.ghasi.delivery.acceptance.tenants.model;

import io.ghasi.delivery.acceptance.tenants.world.TwinCourse;
import io.ghasi.delivery.acceptance.tenants.world.World;
import io.ghasi.delivery.core.session.State;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** A session as its answers must show it: every member, and no other. */
final class SessionView {
    private static final JsonMapper JSON = new JsonMapper();

    private SessionView() {}

    /** How {@code told} differs from what the model knows. */
    static List<String> differences(Session session, JsonNode told, World world) {
        ObjectNode expected = write(session, told, world);
        TreeSet<String> names = new TreeSet<>(expected.propertyNames());
        names.addAll(told.propertyNames());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            String wanted = String.valueOf(expected.get(name));
            String found = String.valueOf(told.get(name));
            if (!wanted.equals(found)) {
                differences.add(name + " is " + found + ", not " + wanted);
            }
        }
        return differences;
    }

    private static ObjectNode write(Session session, JsonNode told, World world) {
        Told known = session.told();
        var edition = world.edition(session.course(), session.side());
        ObjectNode node = JSON.createObjectNode()
                .put("id", session.id())
                .put("userId", session.person().user().text())
                .put(
                        "enrollmentId",
                        session.person().enrollment(session.ticket()).text())
                .put("courseVersionId", edition.version().text())
                .put("playPackageId", edition.pack().text())
                .put("deviceId", session.device().text())
                .put("attemptNumber", session.attempt())
                .put("state", session.state().word())
                .put("version", session.version())
                .put("lamport", session.lamport())
                .put("locale", session.side().locale())
                .put("lessonsVisited", Integer.bitCount(session.visited()));
        node.set("cursor", cursor(session, told.path("cursor")));
        node.set("startedAt", Told.or(known.startedAt(), some(told, "startedAt")));
        node.set("lastActivityAt", Told.or(known.lastActivityAt(), some(told, "lastActivityAt")));
        node.set("endedAt", session.hasEnded() ? Told.or(known.endedAt(), some(told, "endedAt")) : NullNode.instance);
        node.set(
                "endReason",
                session.hasEnded() ? Told.or(known.endReason(), some(told, "endReason")) : NullNode.instance);
        node.put("outcome", session.state() == State.COMPLETED ? "completed" : null);
        node.putNull("score");
        node.put("isOffline", false);
        node.putObject("package")
                .put("standard", "native")
                .put("title", session.twin().title())
                .put("navigation", "branching")
                .put("manifestVersion", 1);
        return node;
    }

    /** Where a session is; what of it is not known is as {@code told} has it. */
    static ObjectNode cursor(Session session, JsonNode told) {
        TwinCourse course = session.twin();
        int lesson = session.at().lesson();
        ObjectNode node = JSON.createObjectNode()
                .put("schemaVersion", 1)
                .put("moduleId", course.module(lesson))
                .put("lessonId", course.lesson(lesson))
                .put("blockId", course.block(lesson, session.at().block()));
        node.set("branchPath", Told.or(session.told().branchPath(), some(told, "branchPath")));
        return node.put("sequenceIndex", lesson);
    }

    // Whatever it is, it must be there.
    private static JsonNode some(JsonNode told, String name) {
        JsonNode value = told.path(name);
        return value.isNull() || value.isMissingNode() ? JSON.createObjectNode().put("some", name) : value;
    }
}
