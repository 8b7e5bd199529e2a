package io.ghasi.delivery.sandbox.content.scorm;

import io.ghasi.delivery.sandbox.content.archive.FileIndex;
import io.ghasi.delivery.sandbox.content.archive.Target;
import io.ghasi.delivery.sandbox.content.manifest.Json;
import io.ghasi.delivery.sandbox.content.manifest.Reading;
import io.ghasi.delivery.sandbox.content.xml.XmlElement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The resources of a manifest, their addresses resolved against every xml:base above them. */
final class Resources {
    private final Reading reading;
    private final Map<String, Resource> byId = new LinkedHashMap<>();
    private final Set<String> checked = new HashSet<>();

    private Resources(Reading reading) {
        this.reading = reading;
    }

    static Resources read(XmlElement manifest, Reading reading) {
        Resources all = new Resources(reading);
        String outer = rebased("", manifest);
        manifest.all("resources").forEach(resources -> {
            String base = rebased(outer, resources);
            resources.all("resource").forEach(resource -> all.add(resource, rebased(base, resource)));
        });
        return all;
    }

    @Nullable
    Resource find(String id) {
        return byId.get(id);
    }

    /** What {@code resource} lists, and what it depends on, must be there: it is about to be used. */
    void requireFiles(Resource resource) {
        if (!checked.add(resource.id())) {
            return;
        }
        for (Target file : resource.files()) {
            if (file instanceof Target.Missing missing) {
                reading.findings().problem(missing.path(), "is missing: resource " + resource.id() + " lists it");
            } else if (file instanceof Target.Forbidden forbidden) {
                reading.problem("a file of resource " + resource.id() + " " + forbidden.cause());
            }
        }
        for (String id : resource.dependencies()) {
            Resource dependency = byId.get(id);
            if (dependency == null) {
                reading.note("resource " + resource.id() + " depends on " + id + ", which does not exist");
            } else {
                requireFiles(dependency);
            }
        }
    }

    ArrayNode json() {
        ArrayNode list = Json.array();
        byId.values().forEach(resource -> list.add(json(resource)));
        return list;
    }

    private void add(XmlElement element, String base) {
        String id = element.filled("identifier");
        if (id == null) {
            reading.note("line " + element.line() + ": a resource has no identifier and is left out");
            return;
        }
        String href = element.filled("href");
        String type = element.filled("type");
        Resource resource = new Resource(
                id,
                type == null ? "webcontent" : type,
                "sco".equalsIgnoreCase(element.filled("scormType")) ? "sco" : "asset",
                href == null ? null : reading.files().resolve(base, href),
                element.all("file")
                        .filter(file -> isFile(file.filled("href")))
                        .map(file -> reading.files().resolve(rebased(base, file), String.valueOf(file.filled("href"))))
                        .toList(),
                element.all("dependency")
                        .map(dependency -> String.valueOf(dependency.filled("identifierref")))
                        .toList());
        if (byId.putIfAbsent(id, resource) != null) {
            reading.problem("uses the identifier " + id + " of a resource twice");
        }
    }

    // Some tools list folders too.
    private static boolean isFile(@Nullable String href) {
        return href != null && !href.endsWith("/") && !href.endsWith("\\");
    }

    private static String rebased(String outer, XmlElement element) {
        String base = element.filled("xml:base");
        return base == null ? outer : FileIndex.rebase(outer, base);
    }

    private static ObjectNode json(Resource resource) {
        ObjectNode node = Json.object()
                .put("identifier", resource.id())
                .put("type", resource.type())
                .put("scormType", resource.kind());
        if (resource.launch() instanceof Target.Inside inside) {
            node.put("path", inside.path()).put("href", inside.url());
        } else if (resource.launch() instanceof Target.Outside outside) {
            node.put("href", outside.url());
        }
        ArrayNode files = node.putArray("files");
        for (Target file : resource.files()) {
            if (file instanceof Target.Inside inside) {
                files.add(inside.path());
            }
        }
        ArrayNode dependencies = node.putArray("dependencies");
        resource.dependencies().forEach(dependencies::add);
        return node;
    }
}
