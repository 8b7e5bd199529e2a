package io.ghasi.delivery.journey.smoke;

import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Client;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import java.io.IOException;

/** A learner's way through a session; it leaves none behind that has not ended. */
record Journey(Client api, Visitor visitor) {
    // A course that goes round in circles must not hold a release.
    private static final int LONGEST = 200;

    /** Starts, looks, moves, pauses, resumes and abandons. */
    void brief() throws IOException, InterruptedException {
        String session = begin();
        moved(session, "abandon", "abandoned");
    }

    /** The same, but goes on to the last lesson and completes. */
    void whole() throws IOException, InterruptedException {
        String session = begin();
        Reply reply = next(session);
        for (int i = 0; i < LONGEST && reply.status() == 200; i++) {
            reply = next(session);
        }
        Failed.unless(422, "next, at the end", reply);
        moved(session, "complete", "completed");
    }

    private String begin() throws IOException, InterruptedException {
        Call start = visitor.keyed(Call.post(
                Player.SESSIONS,
                "{\"enrollmentId\":\"%s\",\"courseVersionId\":\"%s\"}"
                        .formatted(visitor.enrollment(), visitor.course())));
        String session = id(Failed.unless(201, "start", api.send(start)));
        Reply copy = Failed.unless(201, "start, sent twice", api.send(start));
        if (!id(copy).equals(session) || !"true".equals(copy.header("Idempotency-Replayed"))) {
            throw new Failed("start, sent twice: another session, or an answer that is not marked as a replay");
        }
        state("read", "active", api.send(visitor.signed(Player.read(session))));
        Failed.unless(200, "outline", api.send(visitor.signed(Player.outline(session))));
        Failed.unless(200, "next", next(session));
        moved(session, "pause", "paused");
        moved(session, "resume", "active");
        return session;
    }

    private Reply next(String session) throws IOException, InterruptedException {
        return api.send(visitor.keyed(Player.next(session)));
    }

    private void moved(String session, String verb, String state) throws IOException, InterruptedException {
        state(verb, state, api.send(visitor.keyed(Player.transition(session, verb))));
    }

    private static void state(String verb, String wanted, Reply reply) {
        String state = Failed.unless(200, verb, reply).data().path("state").asString("");
        if (!state.equals(wanted)) {
            throw new Failed(verb + ": the session is " + state + ", not " + wanted);
        }
    }

    private static String id(Reply reply) {
        return reply.data().required("id").stringValue();
    }
}
