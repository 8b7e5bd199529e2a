package io.ghasi.delivery.sandbox.content.nativecourse;

import io.ghasi.delivery.sandbox.content.archive.Target;
import io.ghasi.delivery.sandbox.content.manifest.Json;
import io.ghasi.delivery.sandbox.content.manifest.Reading;
import io.ghasi.delivery.sandbox.content.manifest.Texts;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Blocks: {@code id}, {@code kind}, {@code title} and {@code file} are read, everything else passes through as it is. */
final class BlockReader {
    private static final Set<String> READ = Set.of("id", "kind", "title", "file");
    private static final Set<String> WRITTEN = Set.of("asset", "assets");

    private final Reading reading;
    private final String locale;

    BlockReader(Reading reading, String locale) {
        this.reading = reading;
        this.locale = locale;
    }

    ObjectNode read(Author block, int number) {
        String id = block.optional("id");
        ObjectNode node = Json.object().put("id", id == null ? "block-" + number : id);
        node.put("kind", block.required("kind"));
        Map<String, String> title = block.texts("title", locale);
        if (!title.isEmpty()) {
            node.set("title", Json.texts(title));
        }
        file(block, node);
        block.node().properties().forEach(member -> {
            if (WRITTEN.contains(member.getKey())) {
                block.problem("may not have the member " + member.getKey() + ": name its file with file");
            } else if (!READ.contains(member.getKey())) {
                node.set(member.getKey(), member.getValue());
            }
        });
        return node;
    }

    /** One file, or one per language: then {@code assets} has them all and {@code asset} the one in the course's own language. */
    private void file(Author block, ObjectNode node) {
        JsonNode file = block.node().path("file");
        if (file.isObject()) {
            ObjectNode assets = Json.object();
            file.properties().forEach(entry -> localized(block, entry.getKey(), entry.getValue(), assets));
            node.set("assets", assets);
            if (assets.has(locale)) {
                node.set("asset", assets.get(locale));
            } else {
                block.problem("has no file in the course's own language, " + locale);
            }
        } else if (!file.isMissingNode()) {
            String path = path(block, file);
            if (path != null) {
                node.put("asset", path);
            }
        }
    }

    private void localized(Author block, String language, JsonNode file, ObjectNode assets) {
        String tag = Texts.tag(language);
        String path = path(block, file);
        if (tag == null) {
            block.problem("has a file for " + language + ", which is no language tag");
        } else if (path != null) {
            assets.put(tag, path);
        }
    }

    private @Nullable String path(Author block, JsonNode file) {
        if (!file.isString()) {
            block.problem("needs a path in its member file");
            return null;
        }
        return switch (reading.files().resolve("", file.stringValue())) {
            case Target.Inside inside -> inside.path();
            case Target.Outside outside ->
                refuse(block, "has the file " + outside.url() + ", which is on another site");
            case Target.Forbidden forbidden -> refuse(block, "has a file whose address " + forbidden.cause());
            case Target.Missing missing -> {
                reading.findings().problem(missing.path(), "is missing: a block names it");
                yield null;
            }
        };
    }

    private static @Nullable String refuse(Author block, String cause) {
        block.problem(cause);
        return null;
    }
}
