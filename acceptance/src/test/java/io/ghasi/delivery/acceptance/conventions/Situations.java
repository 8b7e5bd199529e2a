package io.ghasi.delivery.acceptance.conventions;

import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.acceptance.school.Together;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.journey.world.Deployment;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Steps of one learner with as many things wrong as asked for. */
final class Situations {
    private static final String NEXT = "{\"type\":\"next\"}";
    private static final String NOWHERE = "{\"type\":\"jump\",\"lessonId\":\"nowhere\"}";

    private final Seat seat;
    private final Seat elsewhere;
    private final Seat weak;
    private final Seat weakElsewhere;
    private final String usedKey = Keys.ulid(Instant.now());
    // A session of each kind that is used up, and one that is not.
    private final Map<Kind, String> fresh = new EnumMap<>(Kind.class);
    private final Map<Kind, String> usedUp = new EnumMap<>(Kind.class);

    private enum Kind {
        ACTIVE,
        PAUSED,
        OF_ANOTHER,
        FOREIGN
    }

    Situations(Deployment world) throws Exception {
        School school = School.open(world);
        seat = school.seat(Course.OPEN);
        elsewhere = seat.atAnotherDevice();
        weak = seat.as(seat.learner(), "delivery.play_session:read");
        weakElsewhere = seat.as(elsewhere.learner(), "delivery.play_session:read");
        Seat fellow = school.seat(Course.OPEN);
        Seat stranger = School.open(world).seat(Course.OPEN);
        usedUp.put(Kind.PAUSED, seat.session());
        fresh.put(Kind.PAUSED, seat.session());
        usedUp.put(Kind.ACTIVE, seat.session());
        // On one device only one is active: the other stays with a seat of the same person at a course of its own.
        fresh.put(Kind.ACTIVE, school.seat(Course.FORK, seat.learner(), null).session());
        usedUp.put(Kind.OF_ANOTHER, fellow.session());
        fresh.put(Kind.OF_ANOTHER, fellow.session());
        usedUp.put(Kind.FOREIGN, stranger.session());
        fresh.put(Kind.FOREIGN, stranger.session());
        for (String session : usedUp.values()) {
            Together.times(120, () -> seat.ask(Player.navigate(session, NOWHERE)));
        }
        seat.send(seat.player()
                .signed(Player.transition(fresh.get(Kind.ACTIVE), "pause"))
                .replacing("Idempotency-Key", usedKey));
        seat.done(Player.transition(fresh.get(Kind.ACTIVE), "resume"));
    }

    /** Sends a step with all of {@code wrong}. */
    Reply send(Set<Wrong> wrong) throws Exception {
        if (!wrong.contains(Wrong.LIMIT)) {
            return seat.send(dressed(call(wrong), wrong));
        }
        useUp(session(wrong));
        Reply reply = seat.send(dressed(call(wrong), wrong));
        // On a machine that is slow for a moment the allowance has grown again.
        for (int i = 0; i < 5 && reply.status() != 429 && wrong.iterator().next() == Wrong.LIMIT; i++) {
            useUp(session(wrong));
            reply = seat.send(dressed(call(wrong), wrong));
        }
        return reply;
    }

    // Half a second gives back what one move costs.
    private void useUp(String session) throws Exception {
        while (seat.ask(Player.navigate(session, NOWHERE)).status() != 429) {
            // Again.
        }
    }

    private Call call(Set<Wrong> wrong) {
        String body = "{\"target\":" + (wrong.contains(Wrong.RULE) ? NOWHERE : NEXT)
                + (wrong.contains(Wrong.SYNTAX) ? ",\"more\":1}" : "}");
        return Player.navigate(session(wrong), NEXT).withBody(body);
    }

    private String session(Set<Wrong> wrong) {
        Map<Kind, String> sessions = wrong.contains(Wrong.LIMIT) ? usedUp : fresh;
        return Objects.requireNonNull(sessions.get(kind(wrong)));
    }

    private static Kind kind(Set<Wrong> wrong) {
        if (wrong.contains(Wrong.FOREIGN)) {
            return Kind.FOREIGN;
        }
        if (wrong.contains(Wrong.OWNER)) {
            return Kind.OF_ANOTHER;
        }
        return wrong.contains(Wrong.STATE) ? Kind.PAUSED : Kind.ACTIVE;
    }

    private Call dressed(Call call, Set<Wrong> wrong) {
        Seat asking = wrong.contains(Wrong.PERMISSION)
                ? wrong.contains(Wrong.DEVICE) ? weakElsewhere : weak
                : wrong.contains(Wrong.DEVICE) ? elsewhere : seat;
        Call signed = asking.player().signed(call);
        if (wrong.contains(Wrong.TOKEN)) {
            signed = signed.replacing("Authorization", signed.headerMap().get("Authorization") + "x");
        }
        if (wrong.contains(Wrong.TENANT)) {
            signed = signed.replacing(
                    "X-Tenant-Id", new TenantId(seat.world().ids().next()).text());
        }
        if (wrong.contains(Wrong.KEY_USED)) {
            signed = signed.replacing("Idempotency-Key", usedKey);
        }
        return wrong.contains(Wrong.IF_MATCH) ? signed.with("If-Match", "\"999\"") : signed;
    }
}
