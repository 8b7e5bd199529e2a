package io.ghasi.delivery.contracts;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What is promised, and what stands now. */
final class Releases {
    static final SchemaSet RELEASED = set("events/released");
    static final SchemaSet CURRENT = set("events");

    private Releases() {}

    private static SchemaSet set(String folder) {
        return new SchemaSet(Folder.names(folder, ".schema.json").stream()
                .map(name -> Contract.json(folder + "/" + name + ".schema.json"))
                .collect(Collectors.toMap(document -> document.get("$id").asString(), Function.identity())));
    }

    /** The subjects whose contract is released. */
    static List<String> subjects() {
        return Folder.names("events/released", ".schema.json").stream()
                .filter(name -> !List.of("envelope", "shared").contains(name))
                .toList();
    }

    /** The {@code $id} of the schema of {@code subject}. */
    static String id(String subject) {
        return Contract.json("events/released/" + subject + ".schema.json")
                .get("$id")
                .asString();
    }

    static JsonNode example(String subject) {
        return Contract.json("events/examples/" + subject + ".json");
    }

    /** Events of {@code subject} as the released schema lets them be. */
    static Stream<JsonNode> events(String subject, Instances instances) {
        Shape shape = Shape.of(RELEASED, List.of(RELEASED.place(id(subject))));
        return Stream.generate(() -> instances.like(shape, example(subject)));
    }
}
