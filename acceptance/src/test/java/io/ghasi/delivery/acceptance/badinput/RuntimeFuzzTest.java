package io.ghasi.delivery.acceptance.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.journey.world.Deployment;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Content that says anything at all, in any order: it is never our fault, and every answer is as the contract has it. */
class RuntimeFuzzTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int BATCHES = 600;
    private static final List<String> ROOTS = List.of(
            "cmi",
            "adl",
            "cmi.core",
            "cmi.core.score",
            "cmi.objectives.0",
            "cmi.interactions.1",
            "cmi.comments_from_learner.0",
            "adl.data.0");
    private static final List<String> NAMES = List.of(
            "location",
            "suspend_data",
            "id",
            "type",
            "correct_responses.0.pattern",
            "learner_response",
            "student_response",
            "lesson_location",
            "lesson_status",
            "comments",
            "raw",
            "max",
            "score.scaled",
            "success_status",
            "completion_status",
            "progress_measure",
            "exit",
            "entry",
            "session_time",
            "total_time",
            "nav.request",
            "nav.request_valid.continue",
            "nav.request_valid.choice.{target=A}",
            "comment",
            "timestamp",
            "_count",
            "_children",
            "_version",
            "store",
            "objectives.0.id",
            "description",
            "",
            ".",
            "0",
            "-1.x");
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "0",
            "1",
            "-1",
            "0.5",
            "1e400",
            "passed",
            "failed",
            "completed",
            "incomplete",
            "suspend",
            "continue",
            "{target=A}choice",
            "{target=}jump",
            "exitAll",
            "suspendAll",
            "PT1S",
            "00:00:01",
            "logout",
            "browsed",
            "P9999999999Y",
            "2026-11-28T10:00:00Z",
            "true-false",
            "fill-in",
            "{lang=en}x",
            "{case_matters=maybe}{order_matters=true}x[,]y",
            "a[.]b[,]c[.]d",
            "\u0000",
            "\ud800",
            "\uffff",
            "\ud83d\ude00",
            "<script>",
            "' OR 1=1 --");

    private final long seed = Long.getLong("delivery.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final School school = School.open(Deployment.shared());
    private Seat seat = school.seat(Course.SPEAKING);

    @ParameterizedTest
    @EnumSource(names = {"SPEAKING", "SPEAKING_12"})
    void nothing_that_content_says_is_our_fault(Course course) throws Exception {
        System.out.println("run-time calls: -Ddelivery.seed=" + seed);
        seat = school.seat(course);
        String session = seat.session();
        JsonNode front = front(session);
        int sequence = 0;
        for (int i = 0; i < BATCHES; i++) {
            boolean odd = random.nextInt(10) == 0;
            ObjectNode batch = JSON.createObjectNode()
                    .put("activityId", odd ? random(List.of("A", "B", "O", "x")) : text(front, "activityId"))
                    .put(
                            "visit",
                            odd ? random.nextInt(1, 40) : front.path("visit").asInt(1))
                    .put("sequence", odd ? random.nextInt(1, 20) : sequence + 1);
            calls(batch);
            Reply reply = seat.ask(Player.runtime(session, batch.toString()));

            assertThat(reply.status()).as("seed %d: %s", seed, reply).isIn(200, 409, 413, 422);
            sequence += reply.status() == 200 && !odd ? 1 : 0;
            if (reply.status() != 200 || !reply.data().required("ended").isNull()) {
                session = goOn(session);
                JsonNode now = front(session);
                sequence = now.equals(front) ? sequence : 0;
                front = now;
            }
        }
    }

    private String goOn(String session) throws Exception {
        String state = seat.done(Player.read(session)).data().required("state").stringValue();
        if (state.equals("active")) {
            String target = "{\"type\":\"jump\",\"lessonId\":\"" + random(List.of("A", "B")) + "\"}";
            seat.ask(Player.navigate(session, target));
        } else if (state.equals("paused")) {
            seat.done(Player.transition(session, "resume"));
        } else {
            // Starts are limited: until the next one, what has ended is asked.
            Reply started = seat.ask(Player.start(seat.enrollment(), seat.course()));
            return started.status() == 201 ? started.data().required("id").stringValue() : session;
        }
        return session;
    }

    private JsonNode front(String session) throws Exception {
        return seat.done(Player.outline(session)).data().at("/sequenced/delivered");
    }

    private static String text(JsonNode front, String member) {
        return front.path(member).asString("A");
    }

    private void calls(ObjectNode batch) {
        var calls = batch.putArray("calls");
        for (int i = random.nextInt(1, 30); i > 0; i--) {
            ObjectNode call = calls.addObject();
            switch (random.nextInt(12)) {
                case 0, 1 -> call.put("op", "initialize");
                case 2, 3, 4 -> call.put("op", "get").put("element", element());
                case 5, 6, 7, 8 ->
                    call.put("op", "set").put("element", element()).put("value", value());
                case 9 -> call.put("op", "commit").put("argument", random.nextInt(5) == 0 ? value() : "");
                case 10 -> call.put("op", "errorString").put("code", value());
                default -> {
                    if (random.nextInt(8) == 0) {
                        call.put("op", "terminate").put("leaving", random.nextBoolean());
                    } else {
                        call.put("op", "lastError");
                    }
                }
            }
        }
    }

    private String element() {
        return random(ROOTS) + (random.nextInt(20) == 0 ? "" : ".") + random(NAMES);
    }

    private String value() {
        String value = random(VALUES);
        return random.nextInt(40) == 0 ? value.repeat(1 + random.nextInt(5_000)) : value;
    }

    private String random(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
