package io.ghasi.delivery.acceptance.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.badinput.Document.Operation;
import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.acceptance.wire.Answer;
import io.ghasi.delivery.acceptance.wire.Wire;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Contract;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.journey.world.Deployment;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A learner whose requests go out as bytes: one with an active session, and one that has ended. */
final class Desk {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Contract CONTRACT = Contract.of(Document.FILE);

    final Seat seat;
    final String active;
    final String ended;
    final String fellows;
    private final List<String> wrong = new ArrayList<>();
    private final List<String> rows;

    Desk(Deployment world) throws Exception {
        School school = School.open(world);
        seat = school.seat(Course.OPEN);
        fellows = school.seat(Course.OPEN).session();
        ended = seat.session();
        seat.done(Player.transition(ended, "abandon"));
        active = seat.session();
        rows = seat.rows();
    }

    /** A request of {@code operation} that is as it should be, and that the rules refuse: nothing is there, or it has ended. */
    Call wellFormed(Operation operation) {
        return wellFormed(operation, ended);
    }

    /** The same, of the session that is active. */
    Call ofActive(Operation operation) {
        return wellFormed(operation, active);
    }

    private Call wellFormed(Operation operation, String session) {
        String query = operation.id().equals("lastSession")
                ? "?courseVersionId=" + seat.course().text()
                : "";
        Call bare = new Call(operation.method(), operation.path().replace("{id}", session) + query, List.of(), null);
        Call signed = seat.player().signed(bare);
        return operation.body() == null
                ? signed
                : signed.with("Content-Type", "application/json")
                        .withBody(body(operation).toString());
    }

    /** A body that {@code operation} allows and that leads nowhere. */
    ObjectNode body(Operation operation) {
        ObjectNode body = JSON.createObjectNode();
        switch (operation.id()) {
            case "startSession" ->
                body.put("enrollmentId", new EnrollmentId(seat.world().ids().next()).text())
                        .put("courseVersionId", seat.course().text())
                        .put("deviceId", seat.learner().device().text())
                        .put("locale", "en");
            case "navigate" ->
                body.putObject("target")
                        .put("type", "jump")
                        .put("lessonId", "nowhere")
                        .put("blockId", "none");
            case "commitRuntime" ->
                body.put("activityId", "nowhere")
                        .put("visit", 1)
                        .put("sequence", 1)
                        .putArray("calls")
                        .addObject()
                        .put("op", "initialize");
            default -> {
                // Nothing may be said.
            }
        }
        return body;
    }

    /** Sends {@code call}; notes where the answer breaks the contract or is the server's fault. */
    Answer send(String what, Call call) throws Exception {
        return send(what, call, call.body() == null ? new byte[0] : call.body().getBytes(StandardCharsets.UTF_8));
    }

    Answer send(String what, Call call, byte[] body) throws Exception {
        Answer answer = Wire.exchange(seat.world().api(), call, body);
        List<String> violations = CONTRACT.violations(reply(call, answer));
        if (!violations.isEmpty()) {
            wrong.add(what + ": " + violations + " " + answer.body());
        }
        if (answer.status() >= 500) {
            wrong.add(what + ": " + answer.status());
        }
        return answer;
    }

    /** Sends {@code call}; notes where it is not told {@code expected}, a status and a code, or one of several. */
    void expect(String what, Call call, String... expected) throws Exception {
        note(what, send(what, call), expected);
    }

    void expect(String what, Call call, byte[] body, String... expected) throws Exception {
        note(what, send(what, call, body), expected);
    }

    private void note(String what, Answer answer, String... expected) {
        String told = answer.status() + " " + answer.code();
        if (!List.of(expected).contains(told)) {
            wrong.add(what + ": " + told + " instead of " + String.join(" or ", expected));
        }
    }

    private static Reply reply(Call call, Answer answer) {
        Map<String, List<String>> headers = new HashMap<>();
        answer.headers()
                .forEach(header -> headers.computeIfAbsent(header.getKey(), _ -> new ArrayList<>())
                        .add(header.getValue()));
        return new Reply(call, answer.status(), HttpHeaders.of(headers, (_, _) -> true), answer.body());
    }

    /** Nothing was wrong with any answer, and nothing has changed. */
    void close() throws Exception {
        assertThat(wrong).isEmpty();
        assertThat(seat.rows()).isEqualTo(rows);
    }
}
