package io.ghasi.delivery.adapters.platform;

import io.ghasi.delivery.core.course.Branch;
import io.ghasi.delivery.core.course.Course;
import io.ghasi.delivery.core.course.CourseFile;
import io.ghasi.delivery.core.course.CourseTree;
import io.ghasi.delivery.core.course.Lesson;
import io.ghasi.delivery.core.course.LocalizedText;
import io.ghasi.delivery.core.course.NativeCourse;
import io.ghasi.delivery.core.course.Prerequisites;
import io.ghasi.delivery.core.scorm.course.ScormCourse;
import io.ghasi.delivery.core.scorm12.course.Scorm12Course;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes a course of a manifest, and a list of its files; {@code contracts/manifest} says what one looks like. */
public final class ManifestReader {
    private ManifestReader() {}

    /** The course of any package; where it is sequenced, its choices at random are made by {@code random}. */
    public static Course read(byte[] manifest, Supplier<RandomGenerator> random) {
        return course(AnswerJson.read(manifest), random);
    }

    static Course course(JsonNode root, Supplier<RandomGenerator> random) {
        CourseTree tree = tree(root);
        return switch (tree.metadata().navigation()) {
            case "scorm2004" -> new ScormCourse(tree, ActivityTrees.read(root.required("scorm")), random);
            case "scorm12" -> new Scorm12Course(tree, ItemTrees.read(root.required("scorm")));
            default -> new NativeCourse(tree);
        };
    }

    /** The files of a package by their paths. */
    static Map<String, CourseFile> files(JsonNode root) {
        return AnswerJson.each(root.get("assets"), ManifestReader::file).stream()
                .collect(Collectors.toUnmodifiableMap(CourseFile::path, Function.identity()));
    }

    private static CourseFile file(JsonNode node) {
        return new CourseFile(
                AnswerJson.text(node, "path"),
                AnswerJson.text(node, "sha256"),
                node.required("size").longValue(),
                AnswerJson.text(node, "mediaType"));
    }

    private static CourseTree tree(JsonNode root) {
        CourseTree.Metadata metadata = new CourseTree.Metadata(
                AnswerJson.text(root, "standard"),
                AnswerJson.text(root, "navigation"),
                AnswerJson.texts(root.required("title")),
                AnswerJson.count(root, "manifestVersion"));
        return new CourseTree(metadata, AnswerJson.each(root.get("modules"), ManifestReader::module));
    }

    private static CourseTree.Module module(JsonNode node) {
        return new CourseTree.Module(
                AnswerJson.text(node, "id"),
                AnswerJson.texts(node.required("title")),
                AnswerJson.each(node.get("lessons"), ManifestReader::lesson));
    }

    private static Lesson lesson(JsonNode node) {
        return new Lesson(
                AnswerJson.text(node, "id"),
                AnswerJson.texts(node.required("title")),
                AnswerJson.flag(node, "required"),
                prerequisites(node.get("prerequisites")),
                AnswerJson.each(node.get("gates"), gate -> AnswerJson.text(gate, "id")),
                AnswerJson.each(node.get("branches"), ManifestReader::branch),
                AnswerJson.each(node.get("blocks"), ManifestReader::block));
    }

    private static Prerequisites prerequisites(@Nullable JsonNode node) {
        if (node == null) {
            return Prerequisites.none();
        }
        return new Prerequisites(
                AnswerJson.word(node, "mode", Prerequisites.Mode.class),
                AnswerJson.each(node.get("lessons"), JsonNode::stringValue));
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
        return node == null ? null : AnswerJson.texts(node);
    }
}
