package io.ghasi.delivery.acceptance.badinput;

import io.ghasi.delivery.acceptance.badinput.Document.Operation;
import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.world.Deployment;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The id in the path: malformed, another's, unknown; and paths that are spelled in other ways. */
class BadPathTest {
    private static final String INVALID = "422 validation.field_invalid";
    private static final String NOT_FOUND = "404 resource.not_found";
    private static final String MALFORMED = "400 request.malformed";

    private final Desk desk;

    BadPathTest() throws Exception {
        desk = new Desk(Deployment.shared());
    }

    static Stream<Operation> ofSessions() {
        return Document.operations().stream()
                .filter(operation -> !operation.in("path").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("ofSessions")
    void an_id_that_is_none_is_invalid(Operation operation) throws Exception {
        String good = desk.active;
        String ulid = good.substring(3);
        for (String bad : List.of(
                "x",
                "ps_",
                ulid,
                "usr_" + ulid,
                "PS_" + ulid,
                "ps_" + ulid.toLowerCase(Locale.ROOT),
                "ps_" + ulid.substring(1),
                "ps_" + ulid + "0",
                "ps_8" + ulid.substring(1),
                "ps_" + ulid.substring(0, 25) + "U",
                "ps_" + ulid.substring(0, 25) + "*",
                "ps_01a2109f-051e-7b7a-8d09-73e58441b2c7",
                "x".repeat(4_000),
                "ps-" + ulid,
                "null",
                "0",
                "-1",
                "ps_" + ulid + ",ps_" + ulid,
                "'")) {
            desk.expect(operation + " " + bad, at(operation, bad), INVALID);
        }
        desk.close();
    }

    @ParameterizedTest
    @MethodSource("ofSessions")
    void an_id_of_nothing_or_of_anothers_is_not_found_or_forbidden(Operation operation) throws Exception {
        String unknown = new SessionId(desk.seat.world().ids().next()).text();
        String elsewhere = School.open(desk.seat.world()).seat(Course.OPEN).session();
        desk.expect(operation + " unknown", at(operation, unknown), NOT_FOUND);
        desk.expect(operation + " of another tenant", at(operation, elsewhere), NOT_FOUND);
        desk.expect(operation + " of another user", at(operation, desk.fellows), "403 authz.forbidden");
        desk.close();
    }

    @ParameterizedTest
    @MethodSource("ofSessions")
    void a_path_has_one_spelling(Operation operation) throws Exception {
        Call good = desk.ofActive(operation);
        String path = good.path();
        String id = desk.active;
        String rest = path.substring(path.indexOf(id) + id.length());
        for (String odd : List.of(
                path + "/",
                path + "//",
                path + ";jsessionid=1",
                path + ";",
                Player.SESSIONS + ";a=b/" + id + rest,
                Player.SESSIONS + "/" + id + ";a=b" + rest,
                Player.SESSIONS + "//" + id + rest,
                "//api/v1/play-sessions/" + id + rest,
                "/api//v1/play-sessions/" + id + rest,
                Player.SESSIONS + "/./" + id + rest,
                Player.SESSIONS + "/x/../" + id + rest,
                "/healthz/.." + path,
                Player.SESSIONS + "/" + id.replace("_", "%5F") + rest,
                Player.SESSIONS + "/%70" + id.substring(1) + rest,
                "/api/v1/play%2Dsessions/" + id + rest,
                "/%61pi/v1/play-sessions/" + id + rest,
                path + "%20",
                path + "%0a",
                path + ".json",
                Player.SESSIONS + "/" + id.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT) + rest,
                "/API/V1" + path.substring(7))) {
            desk.expect(operation + " " + odd, spelled(good, odd), NOT_FOUND, MALFORMED, INVALID);
        }
        for (String odd : List.of(
                "/api/v1/play-sessions%2F" + id + rest,
                path + "%2F",
                path + "%5C",
                path + "%00",
                path + "%",
                path + "%zz",
                path + "%c0%af",
                path + "%ff",
                path + "\\",
                path + "<",
                path + "\u00e9",
                path + "#x",
                "/..",
                "/api/v1/../../../../etc/passwd")) {
            desk.expect(operation + " " + odd, spelled(good, odd), MALFORMED, NOT_FOUND, INVALID);
        }
        desk.close();
    }

    private Call at(Operation operation, String id) {
        Call good = desk.ofActive(operation);
        return spelled(good, good.path().replace(desk.active, id));
    }

    private static Call spelled(Call call, String path) {
        return new Call(call.method(), path, call.headers(), call.body());
    }
}
