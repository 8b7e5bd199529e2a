package io.ghasi.delivery.sandbox.content.manifest;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.sandbox.content.archive.StoredFile;
import io.ghasi.delivery.sandbox.content.manifest.CourseDraft.LessonDraft;
import io.ghasi.delivery.sandbox.content.manifest.CourseDraft.ModuleDraft;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a draft down as a manifest of version 1. */
public final class ManifestWriter {
    /** The version of the format that is written. */
    public static final int VERSION = 1;

    private static final String MIN_PLAYER = "1.0.0";

    private ManifestWriter() {}

    /** The manifest of {@code draft} under new identifiers, with the files it may use. */
    public static ObjectNode write(
            CourseDraft draft, CourseVersionId version, PlayPackageId id, String locale, List<StoredFile> files) {
        ObjectNode manifest = Json.object();
        manifest.put("manifestVersion", VERSION);
        manifest.put("minPlayerVersion", MIN_PLAYER);
        manifest.put("playPackageId", id.text());
        manifest.put("courseVersionId", version.text());
        manifest.put("standard", draft.standard());
        manifest.put("locale", locale);
        manifest.put("navigation", draft.navigation());
        manifest.set("title", Json.texts(draft.title()));
        if (!draft.description().isEmpty()) {
            manifest.set("description", Json.texts(draft.description()));
        }
        ArrayNode modules = manifest.putArray("modules");
        draft.modules().forEach(module -> modules.add(module(module)));
        ArrayNode assets = manifest.putArray("assets");
        files.forEach(file -> assets.add(asset(file)));
        manifest.setAll(draft.extras());
        return manifest;
    }

    private static ObjectNode module(ModuleDraft module) {
        ObjectNode node = Json.object().put("id", module.id());
        node.set("title", Json.texts(module.title()));
        ArrayNode lessons = node.putArray("lessons");
        module.lessons().forEach(lesson -> lessons.add(lesson(lesson)));
        return node;
    }

    private static ObjectNode lesson(LessonDraft lesson) {
        ObjectNode node = Json.object().put("id", lesson.id());
        node.set("title", Json.texts(lesson.title()));
        node.put("required", lesson.required());
        node.setAll(lesson.conditions());
        node.putArray("blocks").addAll(lesson.blocks());
        return node;
    }

    private static ObjectNode asset(StoredFile file) {
        return Json.object()
                .put("path", file.path())
                .put("sha256", file.sha256())
                .put("size", file.size())
                .put("mediaType", file.mediaType());
    }
}
