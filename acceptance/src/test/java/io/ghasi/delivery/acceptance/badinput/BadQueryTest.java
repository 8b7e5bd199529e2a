package io.ghasi.delivery.acceptance.badinput;

import io.ghasi.delivery.acceptance.badinput.Document.Operation;
import io.ghasi.delivery.acceptance.badinput.Document.Parameter;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.world.Deployment;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every parameter of every query, and queries where there should be none. */
class BadQueryTest {
    private static final String INVALID = "422 validation.field_invalid";
    private static final String OUT_OF_RANGE = "422 validation.field_out_of_range";
    private static final String UNKNOWN = "422 validation.unknown_field";
    private static final String MALFORMED = "400 request.malformed";

    private final Desk desk;

    BadQueryTest() throws Exception {
        desk = new Desk(Deployment.shared());
    }

    static Stream<Operation> all() {
        return Document.operations().stream();
    }

    static Stream<Operation> withQueries() {
        return all().filter(operation -> !operation.in("query").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("withQueries")
    void a_parameter_that_is_wrong_is_told(Operation operation) throws Exception {
        for (Parameter parameter : operation.in("query")) {
            for (String bad : List.of(
                    "",
                    " ",
                    "null",
                    "0",
                    "-1",
                    "201",
                    "1.5",
                    "1e2",
                    "+1",
                    "0x10",
                    "99999999999999999999",
                    "-99999999999",
                    "\u0663",
                    "ACTIVE",
                    "active ",
                    "active,paused",
                    "\u0000",
                    "\n",
                    "\uD83D\uDE00",
                    "\u202E",
                    "'; --",
                    "..",
                    "[]",
                    "enr_01jdcb9w400000000000000003",
                    "usr_01JDCB9W400000000000000003",
                    "cv_",
                    "x".repeat(3_000),
                    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                    "====",
                    "AAAA+AAA/AAA")) {
                desk.expect(
                        operation + " " + parameter.name() + "=" + bad,
                        asking(operation, parameter.name() + "=" + encoded(bad)),
                        INVALID,
                        OUT_OF_RANGE);
            }
        }
        desk.close();
    }

    @ParameterizedTest
    @MethodSource("withQueries")
    void a_parameter_is_said_once(Operation operation) throws Exception {
        String course = "courseVersionId=" + desk.seat.course().text();
        desk.expect(operation + " twice", asking(operation, course + "&" + course), INVALID);
        desk.expect(operation + " twice, once empty", asking(operation, course + "&courseVersionId="), INVALID);
        desk.close();
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_parameter_that_nobody_knows_is_told(Operation operation) throws Exception {
        for (String query : List.of(
                "nickname=x",
                "nickname",
                "x=1&x=2",
                "State=active",
                "=",
                "=x",
                "%00=1",
                "a%5B%5D=1",
                "_method=DELETE")) {
            desk.expect(operation + " " + query, asking(operation, query), UNKNOWN);
        }
        desk.close();
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_query_that_cannot_be_read_is_malformed(Operation operation) throws Exception {
        for (String query : List.of(
                "state=%",
                "state=%z", "state=%zz", "%=1", "state=%ff", "state=%c0%af", "state=%ed%a0%80", "a=%u0041")) {
            desk.expect(operation + " " + query, asking(operation, query), MALFORMED);
        }
        desk.close();
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_query_of_very_many_parameters_is_refused(Operation operation) throws Exception {
        desk.expect(operation + " many", asking(operation, "a=1&".repeat(3_000)), UNKNOWN);
        desk.expect(operation + " too many", asking(operation, "a=1&".repeat(6_000)), MALFORMED);
        desk.close();
    }

    private Call asking(Operation operation, String query) {
        Call good = desk.ofActive(operation);
        int mark = good.path().indexOf('?');
        String path = mark < 0 ? good.path() : good.path().substring(0, mark);
        return new Call(good.method(), path + "?" + query, good.headers(), good.body());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
