package io.ghasi.delivery.acceptance.badinput;

import io.ghasi.delivery.acceptance.badinput.Document.Operation;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.world.Deployment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every field of every body, wrong in every way. What is wrong is the contract's to say: a body that it does not allow is 422. */
class BadFieldTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String REQUIRED = "422 validation.field_required";
    private static final String INVALID = "422 validation.field_invalid";
    private static final String RANGE = "422 validation.field_out_of_range";
    private static final String UNKNOWN = "422 validation.unknown_field";

    static Stream<Operation> writes() {
        return Document.operations().stream().filter(Operation::writes);
    }

    @ParameterizedTest
    @MethodSource("writes")
    void a_field_that_is_missing_null_wrong_or_unknown_is_told(Operation operation) throws Exception {
        Desk desk = new Desk(Deployment.shared());
        ObjectNode good = desk.body(operation);
        for (String field : fields(good, "")) {
            for (Map.Entry<String, String> bad : bodies(good, field).entrySet()) {
                check(desk, operation, field + " " + bad.getKey(), bad.getValue());
            }
        }
        check(desk, operation, "unknown member", with(good, "", "nickname", "\"x\""));
        check(desk, operation, "member without a name", with(good, "", "", "1"));
        check(desk, operation, "unknown member of unicode", "{\"\\ud800\\u0000\u202E\":1}");
        check(desk, operation, "many unknown members", manyUnknown());
        desk.close();
    }

    private static void check(Desk desk, Operation operation, String what, String body) throws Exception {
        JsonNode json = JSON.readTree(body);
        if (operation.allows(json)) {
            // The rules refuse it, whatever it is.
            Call call = desk.wellFormed(operation).withBody(body);
            desk.expect(
                    operation + " " + what,
                    call,
                    "404 resource.not_found",
                    "403 authz.forbidden",
                    "409 delivery.play_session.terminal",
                    "422 validation.conflict",
                    "429 rate.limited");
        } else {
            desk.expect(
                    operation + " " + what, desk.ofActive(operation).withBody(body), REQUIRED, INVALID, RANGE, UNKNOWN);
        }
    }

    // The names of all fields, those inside others behind a dot.
    private static List<String> fields(JsonNode object, String before) {
        return object.properties().stream()
                .flatMap(member -> Stream.concat(
                        Stream.of(before + member.getKey()),
                        fields(member.getValue(), before + member.getKey() + ".").stream()))
                .toList();
    }

    private static Map<String, String> bodies(ObjectNode good, String field) {
        int dot = field.lastIndexOf('.');
        String parent = dot < 0 ? "" : field.substring(0, dot);
        String name = field.substring(dot + 1);
        JsonNode value = at(good, parent).get(name);
        Map<String, String> bodies = new LinkedHashMap<>();
        Values.insteadOf(value.isString() ? value.stringValue() : "target_")
                .forEach((what, json) -> bodies.put(what, with(good, parent, name, json)));
        ObjectNode less = good.deepCopy();
        ((ObjectNode) at(less, parent)).remove(name);
        bodies.put("missing", less.toString());
        bodies.put("in another case", with(less, parent, name.toUpperCase(Locale.ROOT), "\"x\""));
        bodies.put("with a neighbour", with(good, parent, name + "2", "\"x\""));
        return bodies;
    }

    // The value goes in as it is written: escapes stay escapes.
    private static String with(ObjectNode good, String parent, String name, String json) {
        ObjectNode copy = good.deepCopy();
        ((ObjectNode) at(copy, parent)).put(name, "@value@");
        return copy.toString().replace("\"@value@\"", json);
    }

    private static JsonNode at(JsonNode root, String field) {
        return field.isEmpty() ? root : root.at("/" + field.replace('.', '/'));
    }

    private static String manyUnknown() {
        ObjectNode body = JSON.createObjectNode();
        for (int i = 0; i < 10_000; i++) {
            body.put("m" + i, i);
        }
        return body.toString();
    }
}
