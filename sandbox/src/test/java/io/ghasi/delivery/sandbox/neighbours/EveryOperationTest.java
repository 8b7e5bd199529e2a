package io.ghasi.delivery.sandbox.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.sandbox.neighbours.NeighbourContract.Operation;
import io.ghasi.delivery.sandbox.neighbours.Neighbours.Reply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is true of every operation of the contract, those that will be added included. */
final class EveryOperationTest {
    private static final Neighbours NEIGHBOURS = Neighbours.start();
    private static final NeighbourContract CONTRACT = Neighbours.contract();
    private static final List<String> IDS = List.of(
            "x",
            "ten_",
            "usr_01JDCB9W40000000000000000O",
            "ten_01JDCB9W40000000000000000",
            "ten_01JDCB9W4000000000000000099",
            "ten_81JDCB9W400000000000000009",
            "ten_01jdcb9w400000000000000009",
            "TEN_01JDCB9W400000000000000009",
            "zzz_01JDCB9W400000000000000009",
            "%00",
            "%F0%9F%8E%93",
            "%2e%2e",
            "x".repeat(5_000));
    private static final List<String> TEXTS =
            List.of("", "0", "-1", "201", "1.5", "99999999999", "%00", "%0A", "%F0%9F%8E%93", "ten_x", "x".repeat(301));
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1.0",
            "1.5",
            "2147483648",
            "123456789012345678901234567890",
            "\"\"",
            "\"x\"",
            "\"http:// x\"",
            "\"https://x.example/path\"",
            "\"https://x.example\\u0000\"",
            "\"https://x.example\\ud800\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"" + "x".repeat(100_000) + "\"",
            "[]",
            "[null]",
            "[1]",
            "[\"https://x.example\\u0000\"]",
            "[\"x\"]",
            "{}",
            "{\"x\": 1}");

    @AfterAll
    static void stop() {
        NEIGHBOURS.close();
    }

    @BeforeAll
    static void putTheTenantOfTheExamples() {
        assertThat(NEIGHBOURS
                        .putTenant(Objects.requireNonNull(TenantId.parse("ten_01JDCB9W400000000000000009")), "eu")
                        .status())
                .isEqualTo(200);
    }

    static List<Operation> operations() {
        return CONTRACT.operations();
    }

    static Stream<Operation> jsonOperations() {
        return operations().stream().filter(operation -> Wish.example(operation).body() != null);
    }

    @Test
    void theContractHasSixteenOperations() {
        assertThat(operations()).hasSize(16);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void itsOwnExampleIsAnsweredAsTheContractSays(Operation operation) {
        // When
        Reply reply = Wish.example(operation).send(NEIGHBOURS);

        // Then
        assertThat(reply.status()).isIn(200, 404, 422);
        assertThat(reply.text("detail")).isNotEqualTo("There is nothing at this path");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void noOtherMethodIsAllowed(Operation operation) {
        // Given
        String path = Wish.example(operation).address();

        // When
        Reply reply = NEIGHBOURS.send("PATCH", path, "", new byte[0]);

        // Then
        assertThat(reply.problem()).startsWith("405 request.method_not_allowed");
        assertThat(reply.headers().get("allow")).contains(operation.method());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anIdInThePathThatIsNoneIsRefused(Operation operation) {
        Wish wish = Wish.example(operation);
        for (String name : wish.path().keySet()) {
            for (String id : IDS) {
                refused(wish.withPath(name, id), name);
            }
            assertThat(unchanged(name, () -> wish.withPath(name, "").send(NEIGHBOURS))
                            .status())
                    .isBetween(400, 499);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aParameterThatTheContractDoesNotAllowIsRefused(Operation operation) {
        Wish wish = Wish.example(operation);
        refused(wish.and("strange=1"), "strange");
        for (JsonNode parameter : operation.parameters()) {
            if (parameter.path("in").stringValue().equals("query")) {
                refuseWrong(wish, parameter);
            }
        }
    }

    private static void refuseWrong(Wish wish, JsonNode parameter) {
        String name = parameter.path("name").stringValue();
        JsonNode schema = CONTRACT.resolve(parameter.path("schema"));
        boolean isArray = schema.path("type").asString().equals("array");
        if (parameter.path("required").booleanValue()) {
            refused(wish.without(name), name);
        }
        if (!isArray) {
            refused(wish.and(name + "=x"), name);
        }
        JsonNode one = isArray ? CONTRACT.resolve(schema.path("items")) : schema;
        for (String raw : TEXTS) {
            Wish changed = wish.without(name).and(name + "=" + raw);
            if (CONTRACT.allows(one, value(one, raw))) {
                assertThat(changed.send(NEIGHBOURS).status()).isLessThan(500);
            } else {
                refused(changed, name);
            }
        }
    }

    private static JsonNode value(JsonNode schema, String raw) {
        String text = URLDecoder.decode(raw, StandardCharsets.UTF_8);
        boolean isNumber = schema.path("type").asString().equals("integer") && text.matches("-?[0-9.]+");
        return NeighbourContract.JSON.readTree(isNumber ? text : NeighbourContract.JSON.writeValueAsString(text));
    }

    @ParameterizedTest
    @MethodSource("jsonOperations")
    void aBodyThatIsNotWhatTheContractAsksForIsRefused(Operation operation) {
        Wish wish = Wish.example(operation);
        ObjectNode body = body(wish);
        JsonNode schema = operation.node().at("/requestBody/content/application~1json/schema");
        refuseWrongMembers(wish, body, schema, "");
        body.properties().stream()
                .filter(member -> member.getValue().isObject())
                .forEach(member -> refuseWrongMembers(wish, body, schema, "/" + member.getKey()));
    }

    private static void refuseWrongMembers(Wish wish, ObjectNode body, JsonNode schema, String at) {
        for (String name : body.at(at).propertyNames()) {
            ObjectNode without = body.deepCopy();
            without.withObject(at).remove(name);
            refuseUnlessAllowed(wish, without, schema, name);
            for (String value : VALUES) {
                ObjectNode changed = body.deepCopy();
                changed.withObject(at).set(name, NeighbourContract.JSON.readTree(value));
                refuseUnlessAllowed(wish, changed, schema, name);
            }
        }
        ObjectNode more = body.deepCopy();
        more.withObject(at).put("strange", 1);
        refuseUnlessAllowed(wish, more, schema, "strange");
    }

    private static void refuseUnlessAllowed(Wish wish, ObjectNode body, JsonNode schema, String name) {
        Wish changed = new Wish(wish.operation(), wish.path(), wish.query(), body);
        if (CONTRACT.allows(schema, body)) {
            // The sandbox may be stricter than the contract, never helpless.
            assertThat(changed.send(NEIGHBOURS).status()).as(name).isIn(200, 422);
        } else {
            refused(changed, name);
        }
    }

    @ParameterizedTest
    @MethodSource("jsonOperations")
    void aBodyThatIsNoJsonObjectIsRefused(Operation operation) {
        Wish wish = Wish.example(operation);
        String good = body(wish).toString();
        String member = good.substring(1, good.indexOf(','));
        String deep = "{\"x\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}";
        for (String bad : List.of(
                "", "{", "[]", "null", "1", "\"x\"", good + "{}", "{" + member + "," + good.substring(1), deep)) {
            assertThat(unchanged(bad, () -> wish.send(NEIGHBOURS, "application/json", bytes(bad)))
                            .status())
                    .isIn(400, 422);
        }
        byte[] noUtf8 = bytes(good);
        noUtf8[good.indexOf(':') + 2] = (byte) 0xFF;
        assertThat(unchanged("no UTF-8", () -> wish.send(NEIGHBOURS, "application/json", noUtf8))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e308", "1e400", "-1e400", "1e999999999"})
    void aNumberWithoutMeasureIsRefused(String number) {
        String body = """
                {"userId": "usr_01JDCB9W400000000000000002", "courseVersionId": "cv_01JDCB9W400000000000000004",
                 "state": "active", "attemptsAllowed": %s, "validUntil": null}
                """.formatted(number);
        String path = "/sandbox/tenants/ten_01JDCB9W400000000000000009/enrollments/enr_01JDCB9W400000000000000003";
        assertThat(unchanged(number, () -> NEIGHBOURS.put(path, body)).problem())
                .contains("attemptsAllowed");
    }

    @ParameterizedTest
    @MethodSource("jsonOperations")
    void aBodyThatIsTooLargeOrOfAnotherTypeIsRefused(Operation operation) {
        Wish wish = Wish.example(operation);
        String good = body(wish).toString();
        byte[] large = bytes(good.substring(0, good.length() - 1) + " ".repeat(300_000) + "}");
        assertThat(unchanged("large", () -> wish.send(NEIGHBOURS, "application/json", large))
                        .status())
                .isEqualTo(413);
        for (String type : List.of("text/plain", "application/xml", "")) {
            assertThat(unchanged(type, () -> wish.send(NEIGHBOURS, type, bytes(good)))
                            .status())
                    .isEqualTo(415);
        }
    }

    @Test
    void whereNothingIsNothingIsFound() {
        for (String path : List.of("/", "/internal/v1", "/internal/v1/tenant", "/sandbox", "/.well-known/jwks.json/")) {
            assertThat(NEIGHBOURS.get(path).problem())
                    .isEqualTo("404 resource.not_found There is nothing at this path");
        }
    }

    private static ObjectNode body(Wish wish) {
        return Objects.requireNonNull(wish.body()).asObject();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void refused(Wish wish, String naming) {
        Reply reply = unchanged(wish, () -> wish.send(NEIGHBOURS));
        assertThat(reply.problem()).as(wish.toString()).containsIgnoringCase(naming);
        assertThat(reply.status()).isIn(400, 422);
    }

    private static Reply unchanged(Object what, Supplier<Reply> request) {
        List<String> before = everything();
        Reply reply = request.get();
        assertThat(reply.status()).as(shortened(what)).isBetween(400, 499);
        assertThat(everything()).isEqualTo(before);
        return reply;
    }

    private static String shortened(Object what) {
        String text = what.toString();
        return text.substring(0, Math.min(1_000, text.length()));
    }

    private static List<String> everything() {
        return NEIGHBOURS.rows("""
                SELECT md5(tenants::text) FROM tenants UNION ALL SELECT md5(enrollments::text) FROM enrollments
                UNION ALL SELECT md5(gate_results::text) FROM gate_results
                UNION ALL SELECT md5(play_packages::text) FROM play_packages
                UNION ALL SELECT md5(signing_keys::text) FROM signing_keys ORDER BY 1
                """);
    }
}
