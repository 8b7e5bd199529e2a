package io.ghasi.delivery.adapters.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Third-party attack vectors, read from where they lie. */
final class JoseVectors {
    private static final JsonMapper JSON = new JsonMapper();

    private JoseVectors() {}

    /** One vector and what its group says. */
    record Vector(JsonNode group, JsonNode test) {
        @Override
        public String toString() {
            return test.get("tcId") + " " + test.get("comment").asString();
        }
    }

    /** All of {@code file}, of which there must be {@code count}; without the folder the test is skipped aloud, in CI it fails. */
    static List<Vector> read(String file, int count) throws IOException {
        String told = System.getenv("CONFORMANCE_DIR");
        Path folder =
                told == null ? Path.of(System.getProperty("delivery.root"), "../shared/conformance") : Path.of(told);
        Path path = folder.resolve("jose").resolve(file);
        if (!Files.exists(path)) {
            System.err.println("NOT CHECKED: " + path.normalize() + " is not there; set CONFORMANCE_DIR");
            assertThat(System.getenv("CI")).as("conformance data is part of CI").isNotEqualTo("true");
            assumeTrue(Files.exists(path), "no conformance data");
        }
        List<Vector> vectors = new ArrayList<>();
        for (JsonNode group : JSON.readTree(Files.readString(path)).get("testGroups")) {
            group.get("tests").forEach(test -> vectors.add(new Vector(group, test)));
        }
        assertThat(vectors).hasSize(count);
        return vectors;
    }
}
