package io.ghasi.delivery.acceptance.tenants.world;

import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The manifest of a course, as {@code contracts/manifest} describes it. */
final class TwinManifest {
    private static final JsonMapper JSON = new JsonMapper();

    private final TwinCourse course;

    private TwinManifest(TwinCourse course) {
        this.course = course;
    }

    static ObjectNode of(TwinCourse course, World.Edition edition) {
        return new TwinManifest(course).write(edition);
    }

    private ObjectNode write(World.Edition edition) {
        ObjectNode root = JSON.createObjectNode()
                .put("manifestVersion", 1)
                .put("minPlayerVersion", "1.0.0")
                .put("playPackageId", edition.pack().text())
                .put("courseVersionId", edition.version().text())
                .put("standard", "native")
                .put("locale", course.side().locale())
                .put("navigation", "branching");
        title(root, course.title());
        ArrayNode modules = root.putArray("modules");
        module(modules.addObject(), IntStream.range(0, TwinCourse.GATED));
        module(modules.addObject(), IntStream.range(TwinCourse.GATED, TwinCourse.LESSONS));
        root.putArray("assets");
        return root;
    }

    private void module(ObjectNode node, IntStream lessons) {
        ArrayNode all = node.putArray("lessons");
        lessons.forEach(lesson -> lesson(lesson, all.addObject()));
        int first = course.find(all.get(0).required("id").stringValue());
        title(node.put("id", course.module(first)), "Part " + course.module(first));
    }

    private void lesson(int lesson, ObjectNode node) {
        title(node.put("id", course.lesson(lesson)), "Lesson " + course.lesson(lesson));
        node.put("required", lesson != TwinCourse.OPTIONAL);
        conditions(lesson, node);
        ArrayNode blocks = node.putArray("blocks");
        for (int block = 0; block < TwinCourse.BLOCKS; block++) {
            String id = course.block(lesson, block);
            title(blocks.addObject().put("id", id).put("kind", "html"), "Page " + id);
        }
    }

    private void conditions(int lesson, ObjectNode node) {
        switch (lesson) {
            case 0 ->
                title(
                        node.putArray("branches")
                                .addObject()
                                .put("id", course.branch())
                                .put("target", course.lesson(TwinCourse.BRANCH_TARGET)),
                        "Short cut " + course.branch());
            case TwinCourse.LOCKED ->
                node.putObject("prerequisites")
                        .put("mode", "all")
                        .putArray("lessons")
                        .add(course.lesson(TwinCourse.BEFORE_LOCKED));
            case TwinCourse.GATED ->
                node.putArray("gates")
                        .addObject()
                        .put("id", course.name().gate())
                        .putObject("rule")
                        .put("kind", "scaled_at_least")
                        .put("scaled", 0.8);
            default -> {}
        }
    }

    private void title(ObjectNode node, String text) {
        node.putObject("title").put(course.side().locale(), text);
    }
}
