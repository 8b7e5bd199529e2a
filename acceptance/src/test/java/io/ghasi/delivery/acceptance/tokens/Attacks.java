package io.ghasi.delivery.acceptance.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.testkit.conformance.ConformanceData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Third-party attack vectors, read from where they lie. */
final class Attacks {
    private Attacks() {}

    /** One of them, as a bearer token. */
    record Attack(String name, String token) {}

    /** All tokens; without the folder the test is skipped aloud, in CI it fails. */
    static List<Attack> read() {
        Path jose = ConformanceData.folder("jose");
        List<Attack> attacks = new ArrayList<>();
        for (String file : List.of("json_web_signature_test.json", "json_web_key_test.json")) {
            for (JsonNode group : new JsonMapper().readTree(jose.resolve(file)).get("testGroups")) {
                group.get("tests").forEach(test -> attacks.add(attack(file, test)));
            }
        }
        assertThat(attacks).hasSize(427);
        return attacks;
    }

    private static Attack attack(String file, JsonNode test) {
        JsonNode jws = test.get("jws");
        return new Attack(
                file + " " + test.get("tcId") + " " + test.get("comment").asString(),
                jws.isString() ? jws.stringValue() : jws.toString());
    }
}
