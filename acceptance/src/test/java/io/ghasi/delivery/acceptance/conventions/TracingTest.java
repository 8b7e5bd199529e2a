package io.ghasi.delivery.acceptance.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.acceptance.school.Stored;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.journey.world.Deployment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What names an exchange: on the answer, in it, and on the events that it caused. */
class TracingTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";

    private final School school = School.open(Deployment.shared());
    private final Seat seat = school.seat(Course.OPEN);

    @Test
    void a_trace_goes_on_through_the_answer_and_the_events() throws Exception {
        Call start = seat.player().signed(Player.start(seat.enrollment(), seat.course()));
        Reply reply = seat.send(start.with("traceparent", "00-" + TRACE + "-" + PARENT + "-01"));

        assertThat(reply.header("traceparent"))
                .startsWith("00-" + TRACE + "-")
                .endsWith("-01")
                .doesNotContain(PARENT);
        assertThat(reply.json().at("/meta/traceId").stringValue()).isEqualTo(TRACE);
        assertThat(reply.json().at("/meta/requestId").stringValue()).isEqualTo(reply.header("X-Request-Id"));
        List<String> parents = Stored.strings(
                seat.world(),
                "SELECT traceparent FROM delivery.outbox_pending WHERE aggregate_id = ?",
                Stored.uuid(reply.data().get("id").stringValue()));
        assertThat(parents).containsExactly(reply.header("traceparent"));
    }

    @Test
    void problems_are_named_too() throws Exception {
        Reply reply = seat.send(Call.get(Player.SESSIONS).with("traceparent", "00-" + TRACE + "-" + PARENT + "-00"));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("traceparent")).startsWith("00-" + TRACE + "-").endsWith("-00");
        assertThat(reply.json().get("traceId").stringValue()).isEqualTo(TRACE);
        assertThat(reply.json().get("requestId").stringValue()).isEqualTo(reply.header("X-Request-Id"));
        assertThat(reply.header("X-API-Version")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-" + TRACE + "-" + PARENT,
                "00-00000000000000000000000000000000-" + PARENT + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "ff-" + TRACE + "-" + PARENT + "-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + PARENT + "-01",
                "00-" + TRACE + "-" + PARENT + "-01-more"
            })
    void a_broken_trace_begins_anew(String traceparent) throws Exception {
        Call call = seat.player().signed(Call.get(Player.SESSIONS));
        Reply reply = seat.send(call.with("traceparent", traceparent));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("traceparent")).doesNotContain(TRACE).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
    }

    @Test
    void a_trace_of_a_version_to_come_goes_on() throws Exception {
        Call call = seat.player().signed(Call.get(Player.SESSIONS));
        Reply reply = seat.send(call.with("traceparent", "01-" + TRACE + "-" + PARENT + "-01-more"));

        assertThat(reply.header("traceparent")).startsWith("00-" + TRACE + "-");
    }

    @Test
    void no_two_exchanges_have_one_name() throws Exception {
        Call call = seat.player().signed(Call.get(Player.SESSIONS));

        assertThat(seat.send(call).header("X-Request-Id"))
                .isNotEqualTo(seat.send(call).header("X-Request-Id"));
    }
}
