package io.ghasi.delivery.acceptance.sessions;

import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Content of an activity in one visit, as it speaks. */
final class Content {
    private static final JsonMapper JSON = new JsonMapper();

    private final Seat seat;
    private final String session;
    private final String activity;
    private final int visit;
    private int sequence;

    Content(Seat seat, String session, String activity, int visit) {
        this.seat = seat;
        this.session = session;
        this.activity = activity;
        this.visit = visit;
    }

    /** Its next batch; each call is an operation and its parts, such as {@code set cmi.location 1}. */
    Reply says(String... calls) throws Exception {
        Reply reply = seat.ask(batch(sequence + 1, calls));
        sequence += reply.status() == 200 ? 1 : 0;
        return reply;
    }

    Call batch(int number, String... calls) {
        ObjectNode batch = JSON.createObjectNode()
                .put("activityId", activity)
                .put("visit", visit)
                .put("sequence", number);
        ArrayNode all = batch.putArray("calls");
        for (String call : calls) {
            call(all.addObject(), call.split(" ", 3));
        }
        return Player.runtime(session, batch.toString());
    }

    private static void call(ObjectNode call, String... parts) {
        call.put("op", parts[0]);
        if (parts.length > 1) {
            call.put("element", parts[1]);
        }
        if (parts.length > 2) {
            call.put("value", parts[2]);
        }
    }
}
