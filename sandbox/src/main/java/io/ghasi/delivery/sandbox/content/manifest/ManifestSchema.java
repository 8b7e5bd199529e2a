package io.ghasi.delivery.sandbox.content.manifest;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The contract {@code contracts/manifest/manifest-1.schema.json}. Thread-safe. */
public final class ManifestSchema {
    private static final String RESOURCE = "/contracts/manifest/manifest-1.schema.json";

    private final Schema schema;

    public ManifestSchema() {
        try (InputStream text = ManifestSchema.class.getResourceAsStream(RESOURCE)) {
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Objects.requireNonNull(text, RESOURCE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What in {@code manifest} breaks the contract, one line each; empty where nothing does. */
    public List<String> violations(JsonNode manifest) {
        return schema.validate(manifest).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .distinct()
                .toList();
    }
}
