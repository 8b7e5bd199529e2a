package io.ghasi.delivery.acceptance.badinput;

import io.ghasi.delivery.acceptance.badinput.Document.Operation;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.core.ids.Ulid;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.world.Deployment;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every header of every operation: missing, wrong, another's, said twice. */
class BadHeaderTest {
    private static final List<String> NONSENSE =
            List.of("", " ", "x", "null", "\u00e9", "a\tb", "'; --", "\"", "x".repeat(8_000), "%00", "{}");

    private final Desk desk;

    BadHeaderTest() throws Exception {
        desk = new Desk(Deployment.shared());
    }

    static Stream<Operation> all() {
        return Document.operations().stream();
    }

    static Stream<Operation> writes() {
        return all().filter(Operation::writes);
    }

    static Stream<Operation> keyed() {
        return writes().filter(operation ->
                operation.in("header").stream().anyMatch(header -> header.name().equals("Idempotency-Key")));
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_tenant_is_the_tokens_and_is_said_once(Operation operation) throws Exception {
        String told = "403 authz.tenant_not_a_member";
        String good = desk.seat.learner().tenant().text();
        Call call = desk.ofActive(operation);
        String others = School.open(desk.seat.world()).tenant().text();
        desk.expect(operation + " missing", call.without("X-Tenant-Id"), told);
        for (String bad : Stream.concat(
                        NONSENSE.stream(),
                        Stream.of(
                                others,
                                good.toLowerCase(Locale.ROOT),
                                good.substring(4),
                                good + "," + good,
                                "ten_" + "Z".repeat(26)))
                .toList()) {
            desk.expect(operation + " " + bad, call.replacing("X-Tenant-Id", bad), told);
        }
        desk.expect(operation + " twice", call.with("X-Tenant-Id", good), told);
        desk.expect(operation + " and another's", call.with("X-Tenant-Id", others), told);
        desk.expect(
                operation + " behind another's",
                call.replacing("X-Tenant-Id", others).with("X-Tenant-Id", good),
                told);
        desk.close();
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_token_is_one_bearer_token(Operation operation) throws Exception {
        String none = "401 auth.unauthenticated";
        String bad = "401 auth.invalid_token";
        Call call = desk.ofActive(operation);
        String good = Objects.requireNonNull(call.headerMap().get("Authorization"));
        desk.expect(operation + " missing", call.without("Authorization"), none);
        for (String other :
                List.of("", "Bearer", "Bearer ", "Basic dTpw", "Bearer" + good.substring(7), "Token " + good)) {
            desk.expect(operation + " " + other, call.replacing("Authorization", other), none, bad);
        }
        for (String other : NONSENSE) {
            desk.expect(operation + " " + other, call.replacing("Authorization", "Bearer " + other), none, bad);
        }
        desk.expect(operation + " twice", call.with("Authorization", good), bad);
        desk.expect(operation + " two in one", call.replacing("Authorization", good + ", " + good), bad);
        desk.close();
    }

    @ParameterizedTest
    @MethodSource("keyed")
    void a_key_is_said_once(Operation operation) throws Exception {
        String told = "422 validation.field_invalid";
        Call call = desk.ofActive(operation);
        desk.expect(operation + " missing", call.without("Idempotency-Key"), "428 idempotency.key_missing");
        for (String bad : NONSENSE) {
            desk.expect(operation + " " + bad, call.replacing("Idempotency-Key", bad), told);
        }
        String another = Ulid.format(desk.seat.world().ids().next());
        desk.expect(operation + " two", call.with("Idempotency-Key", another), told);
        desk.expect(
                operation + " the same twice",
                call.with(
                        "Idempotency-Key",
                        Objects.requireNonNull(call.headerMap().get("Idempotency-Key"))),
                told);
        desk.close();
    }

    @ParameterizedTest
    @MethodSource("writes")
    void if_match_is_a_list_of_entity_tags(Operation operation) throws Exception {
        if (operation.in("header").stream().noneMatch(header -> header.name().equals("If-Match"))) {
            return;
        }
        Call call = desk.ofActive(operation);
        for (String bad : NONSENSE) {
            desk.expect(operation + " " + bad, call.with("If-Match", bad), "422 validation.field_invalid");
        }
        desk.expect(
                operation + " in two parts",
                desk.wellFormed(operation).with("If-Match", "\"7\"").with("If-Match", "\"2\""),
                "409 delivery.play_session.terminal");
        desk.expect(
                operation + " a part that is none",
                call.with("If-Match", "\"7\"").with("If-Match", "x"),
                "422 validation.field_invalid");
        desk.close();
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_a_trace_says_wrong_is_passed_over(Operation operation) throws Exception {
        Call call = desk.wellFormed(operation);
        int usual = desk.send(operation + " as usual", call).status();
        for (String bad : NONSENSE) {
            int status = desk.send(operation + " " + bad, call.with("traceparent", bad))
                    .status();
            if (status != usual && status != 429) {
                throw new AssertionError(operation + " " + bad + ": " + status + " instead of " + usual);
            }
        }
        desk.close();
    }
}
