package io.ghasi.delivery.sandbox.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.sandbox.neighbours.NeighbourContract.Given;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The check itself: what it lets pass would pass everywhere. */
final class NeighbourContractTest {
    private static final String ORIGINS = "/internal/v1/allowed-origins";
    private static final String MANIFEST =
            "/internal/v1/tenants/ten_01JDCB9W400000000000000009/play-packages/ppk_01JDCB9W400000000000000005/manifest";
    private static final String BODY =
            "{\"manifestVersion\":1,\"playPackageId\":\"ppk_01JDCB9W400000000000000005\",\"modules\":[]}";

    private final NeighbourContract contract = new NeighbourContract();

    @Test
    void anAnswerThatKeepsTheContractPasses() {
        assertThat(violations(ORIGINS, 200, "application/json", "{\"allowed\": true}"))
                .isEmpty();
    }

    @Test
    void aWrongTypeIsFound() {
        assertThat(violations(ORIGINS, 200, "application/json", "{\"allowed\": \"yes\"}"))
                .singleElement()
                .asString()
                .contains("/allowed");
    }

    @Test
    void aMissingAndAnUnknownMemberAreFound() {
        assertThat(violations(ORIGINS, 200, "application/json", "{\"allowd\": true}"))
                .hasSize(2);
    }

    @Test
    void aWrongMediaTypeIsFound() {
        assertThat(violations(ORIGINS, 422, "application/json", "{\"type\":\"x\",\"title\":\"x\",\"status\":422}"))
                .isNotEmpty();
        assertThat(violations(ORIGINS, 200, "text/html", "{\"allowed\": true}")).isNotEmpty();
    }

    @Test
    void aMissingHeaderIsFound() {
        assertThat(violations(MANIFEST, 200, "application/json", BODY)).isNotEmpty();
        assertThat(contract.violations(
                        "GET", MANIFEST, given(200, "application/json", BODY, "\"" + "0".repeat(64) + "\"")))
                .isEmpty();
    }

    @Test
    void aFormatIsChecked() {
        assertThat(violations(
                        "/sandbox/tokens",
                        "POST",
                        200,
                        "application/json",
                        "{\"token\":\"t\",\"kid\":\"k\",\"expiresAt\":\"tomorrow\"}"))
                .isNotEmpty();
    }

    private List<String> violations(String path, int status, String type, String body) {
        return violations(path, "GET", status, type, body);
    }

    private List<String> violations(String path, String method, int status, String type, String body) {
        return contract.violations(method, path, given(status, type, body, ""));
    }

    private static Given given(int status, String type, String body, String etag) {
        return new Given(status, type, Map.of("etag", etag), body.getBytes(StandardCharsets.UTF_8));
    }
}
