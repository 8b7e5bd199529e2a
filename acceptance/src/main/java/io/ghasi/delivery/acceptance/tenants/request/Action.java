package io.ghasi.delivery.acceptance.tenants.request;

import io.ghasi.delivery.acceptance.tenants.world.Move;
import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Player;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is asked of the api, whoever asks. */
public sealed interface Action {
    String READ = "delivery.play_session:read";
    String READ_ANY = "delivery.play_session:read_any";

    /** Its operation's name in the contract. */
    String operation();

    /** The request without the headers that tell who asks. */
    Call call();

    /** Permissions of which one must be there; empty where none is needed. */
    Set<String> permissions();

    /** Whether it needs an idempotency key. */
    default boolean writes() {
        return false;
    }

    /** One that is about the session {@code id}. */
    sealed interface OfSession extends Action {
        String id();

        /** The same, about another session. */
        OfSession about(String other);
    }

    record Start(
            EnrollmentId enrollment,
            CourseVersionId course,
            @Nullable DeviceId device,
            @Nullable String locale) implements Action {
        @Override
        public String operation() {
            return "startSession";
        }

        @Override
        public Call call() {
            StringBuilder body = new StringBuilder(
                    "{\"enrollmentId\":\"" + enrollment.text() + "\",\"courseVersionId\":\"" + course.text() + "\"");
            if (device != null) {
                body.append(",\"deviceId\":\"").append(device.text()).append('"');
            }
            if (locale != null) {
                body.append(",\"locale\":\"").append(locale).append('"');
            }
            return Call.post(Player.SESSIONS, body.append('}').toString());
        }

        @Override
        public Set<String> permissions() {
            return Set.of("delivery.play_session:create");
        }

        @Override
        public boolean writes() {
            return true;
        }
    }

    record ListMine(
            SessionFilter filter,
            @Nullable Integer size,
            @Nullable PageToken cursor) implements Action {
        @Override
        public String operation() {
            return "listSessions";
        }

        @Override
        public Call call() {
            List<String> query = new ArrayList<>(filter.query());
            if (size != null) {
                query.add("size=" + size);
            }
            if (cursor != null) {
                query.add("cursor=" + cursor.text());
            }
            return Call.get(Player.SESSIONS + (query.isEmpty() ? "" : "?" + String.join("&", query)));
        }

        @Override
        public Set<String> permissions() {
            return Set.of(READ);
        }
    }

    /** {@code filter} names a course or an enrollment, and nothing else. */
    record Last(SessionFilter filter) implements Action {
        @Override
        public String operation() {
            return "lastSession";
        }

        @Override
        public Call call() {
            return Call.get(Player.SESSIONS + "/last?" + String.join("&", filter.query()));
        }

        @Override
        public Set<String> permissions() {
            return Set.of(READ);
        }
    }

    record Read(String id) implements OfSession {
        @Override
        public String operation() {
            return "getSession";
        }

        @Override
        public OfSession about(String other) {
            return new Read(other);
        }

        @Override
        public Call call() {
            return Player.read(id);
        }

        @Override
        public Set<String> permissions() {
            return Set.of(READ, READ_ANY);
        }
    }

    record Outline(String id) implements OfSession {
        @Override
        public String operation() {
            return "getOutline";
        }

        @Override
        public OfSession about(String other) {
            return new Outline(other);
        }

        @Override
        public Call call() {
            return Player.outline(id);
        }

        @Override
        public Set<String> permissions() {
            return Set.of(READ, READ_ANY);
        }
    }

    record Navigate(String id, Move move) implements OfSession {
        @Override
        public String operation() {
            return "navigate";
        }

        @Override
        public OfSession about(String other) {
            return new Navigate(other, move);
        }

        @Override
        public Call call() {
            return Player.navigate(id, move.json());
        }

        @Override
        public Set<String> permissions() {
            return Set.of("delivery.play_session:navigate");
        }

        @Override
        public boolean writes() {
            return true;
        }
    }

    record Turn(String id, Verb verb) implements OfSession {
        @Override
        public String operation() {
            return verb.operation();
        }

        @Override
        public OfSession about(String other) {
            return new Turn(other, verb);
        }

        @Override
        public Call call() {
            return Player.transition(id, verb.word());
        }

        @Override
        public Set<String> permissions() {
            return Set.of("delivery.play_session:" + (verb == Verb.HEARTBEAT ? "navigate" : verb.word()));
        }

        @Override
        public boolean writes() {
            return true;
        }
    }

    /** What content would say, in a course that has none which speaks. */
    record Speak(String id) implements OfSession {
        @Override
        public String operation() {
            return "commitRuntime";
        }

        @Override
        public OfSession about(String other) {
            return new Speak(other);
        }

        @Override
        public Call call() {
            return Player.runtime(
                    id, "{\"activityId\":\"l-1\",\"visit\":1,\"sequence\":1,\"calls\":[{\"op\":\"initialize\"}]}");
        }

        @Override
        public Set<String> permissions() {
            return Set.of("delivery.runtime:write");
        }
    }

    /** What content would say or read by a grant that nobody issued, whoever else asks. */
    record Forged(String operation, Call call) implements Action {
        /** It speaks. */
        public static Forged speaking(String grant) {
            Call said = new Speak("").call();
            return new Forged("commitRuntimeByGrant", Call.post("/api/v1/g/" + grant + "/runtime", said.body()));
        }

        /** It reads. */
        public static Forged reading(String grant) {
            return new Forged("getContent", Call.get("/api/v1/g/" + grant + "/content/sco/index.html?page=1"));
        }

        @Override
        public Set<String> permissions() {
            return Set.of();
        }
    }

    /** How the process is; asked by anybody. */
    record Health(String path) implements Action {
        @Override
        public String operation() {
            return path.substring(1);
        }

        @Override
        public Call call() {
            return Call.get(path);
        }

        @Override
        public Set<String> permissions() {
            return Set.of();
        }
    }
}
