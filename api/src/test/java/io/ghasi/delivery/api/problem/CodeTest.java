package io.ghasi.delivery.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class CodeTest {
    @Test
    void the_codes_are_the_registry_and_nothing_else() throws IOException {
        Map<String, Map<String, Object>> registry;
        try (InputStream in = Objects.requireNonNull(
                CodeTest.class.getClassLoader().getResourceAsStream("contracts/problem-types.yaml"))) {
            Map<String, Map<String, Map<String, Object>>> document = new Yaml().load(in);
            registry = Objects.requireNonNull(document.get("problems"));
        }
        Map<String, Code> codes =
                Arrays.stream(Code.values()).collect(Collectors.toMap(Code::code, Function.identity()));
        assertThat(codes.keySet()).isEqualTo(registry.keySet());
        registry.forEach((name, entry) -> {
            Code code = Objects.requireNonNull(codes.get(name));
            assertThat(entry)
                    .as(name)
                    .containsEntry("type", code.type())
                    .containsEntry("title", code.title())
                    .containsEntry("status", code.status())
                    .containsEntry("retriable", code.retriable());
        });
    }
}
