package io.ghasi.delivery.adapters.platform;

import io.ghasi.delivery.core.course.Branch;
import io.ghasi.delivery.core.course.Course;
import io.ghasi.delivery.core.course.CourseTree;
import io.ghasi.delivery.core.course.Lesson;
import io.ghasi.delivery.core.course.LocalizedText;
import io.ghasi.delivery.core.course.NativeCourse;
import io.ghasi.delivery.core.course.Prerequisites;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes a course of a manifest; {@code contracts/manifest} says what one looks like. */
final class ManifestReader {
    private ManifestReader() {}

    static Course read(byte[] manifest) {
        JsonNode root = AnswerJson.read(manifest);
        CourseTree.Metadata metadata = new CourseTree.Metadata(
                AnswerJson.text(root, "standard"),
                AnswerJson.text(root, "navigation"),
                texts(root.required("title")),
                root.required("manifestVersion").intValue());
        return new NativeCourse(new CourseTree(metadata, each(root.get("modules"), ManifestReader::module)));
    }

    private static CourseTree.Module module(JsonNode node) {
        return new CourseTree.Module(
                AnswerJson.text(node, "id"),
                texts(node.required("title")),
                each(node.get("lessons"), ManifestReader::lesson));
    }

    private static Lesson lesson(JsonNode node) {
        return new Lesson(
                AnswerJson.text(node, "id"),
                texts(node.required("title")),
                node.required("required").booleanValue(),
                prerequisites(node.get("prerequisites")),
                each(node.get("gates"), gate -> AnswerJson.text(gate, "id")),
                each(node.get("branches"), ManifestReader::branch),
                each(node.get("blocks"), ManifestReader::block));
    }

    private static Prerequisites prerequisites(@Nullable JsonNode node) {
        if (node == null) {
            return Prerequisites.none();
        }
        Prerequisites.Mode mode =
                Prerequisites.Mode.valueOf(AnswerJson.text(node, "mode").toUpperCase(Locale.ROOT));
        return new Prerequisites(mode, each(node.get("lessons"), JsonNode::stringValue));
    }

    private static Branch branch(JsonNode node) {
        return new Branch(
                AnswerJson.text(node, "id"),
                textsOrNull(node.get("title")),
                AnswerJson.textOrNull(node, "gate"),
                AnswerJson.text(node, "target"));
    }

    private static Lesson.Block block(JsonNode node) {
        return new Lesson.Block(
                AnswerJson.text(node, "id"), AnswerJson.text(node, "kind"), textsOrNull(node.get("title")));
    }

    private static @Nullable LocalizedText textsOrNull(@Nullable JsonNode node) {
        return node == null ? null : texts(node);
    }

    private static LocalizedText texts(JsonNode node) {
        Map<String, String> byTag = new HashMap<>();
        node.properties()
                .forEach(text -> byTag.put(text.getKey(), text.getValue().stringValue()));
        return new LocalizedText(byTag);
    }

    private static <T> List<T> each(@Nullable JsonNode array, Function<JsonNode, T> read) {
        List<T> all = new ArrayList<>();
        if (array != null) {
            array.forEach(node -> all.add(read.apply(node)));
        }
        return all;
    }
}
