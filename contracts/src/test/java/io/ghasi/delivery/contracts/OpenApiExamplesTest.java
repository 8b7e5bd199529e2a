package io.ghasi.delivery.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class OpenApiExamplesTest {
    /** A value that the document shows for a schema; {@code at} is where. */
    private record Shown(String at, JsonNode schema, JsonNode value) {}

    @ParameterizedTest
    @ValueSource(strings = {"openapi/delivery.yaml", "openapi/neighbours.yaml"})
    void everyExampleIsValid(String path) {
        // Given
        JsonNode document = Contract.yaml(path);
        List<Shown> shown = new ArrayList<>();
        collect(document, document, "", shown);
        // When
        var wrong = shown.stream()
                .map(example -> example.at() + " " + Contract.errors(document, example.schema(), example.value()))
                .filter(line -> !line.endsWith(" []"));
        // Then
        assertThat(shown).hasSizeGreaterThan(30);
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openapi/delivery.yaml", "openapi/neighbours.yaml"})
    void everyReferenceLeadsSomewhere(String path) {
        // Given
        JsonNode document = Contract.yaml(path);
        // When
        List<String> references = document.findValuesAsString("$ref");
        // Then
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    private static void collect(JsonNode document, JsonNode node, String at, List<Shown> shown) {
        if (node.has("schema") && node.has("example")) {
            shown.add(new Shown(at, node.get("schema"), node.get("example")));
        }
        if (node.has("schema") && node.has("examples")) {
            node.get("examples")
                    .forEach(example -> shown.add(new Shown(
                            at,
                            node.get("schema"),
                            Contract.resolve(document, example).get("value"))));
        }
        node.properties().forEach(member -> collect(document, member.getValue(), at + "/" + member.getKey(), shown));
        if (node.isArray()) {
            node.forEach(element -> collect(document, element, at + "/-", shown));
        }
    }
}
