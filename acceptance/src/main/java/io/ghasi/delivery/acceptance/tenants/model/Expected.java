package io.ghasi.delivery.acceptance.tenants.model;

import io.ghasi.delivery.acceptance.tenants.world.World;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An answer that would be right. */
public sealed interface Expected {
    /** How {@code reply} differs from it; empty where it is this. */
    List<String> differences(Reply reply, World world);

    /** A problem; {@code version} is the session's that its entity tag tells, null where there must be none. */
    record Refusal(int status, String code, @Nullable Integer version) implements Expected {
        public static Refusal of(int status, String code) {
            return new Refusal(status, code, null);
        }

        @Override
        public List<String> differences(Reply reply, World world) {
            Differences differences = new Differences();
            differences.same("status", status, reply.status());
            differences.same("code", code, reply.code());
            differences.same("ETag", Differences.tag(version), reply.header("ETag"));
            differences.same("Location", null, reply.header("Location"));
            return differences.found();
        }
    }

    /** One session, as it is or as it is now. */
    record Shown(Session session) implements Expected {
        @Override
        public List<String> differences(Reply reply, World world) {
            return Differences.ofSession(200, session, reply, world);
        }
    }

    /** A session that was not there before, under an id that nobody has seen. */
    record Created(Session session, Registry registry) implements Expected {
        @Override
        public List<String> differences(Reply reply, World world) {
            if (reply.status() != 201) {
                return List.of("status is " + reply.status() + ", not 201");
            }
            String id = reply.data().path("id").asString();
            Differences differences = new Differences();
            differences.same("owner before", null, registry.owner(id));
            differences.same("Location", Player.SESSIONS + "/" + id, reply.header("Location"));
            List<String> all = new ArrayList<>(differences.found());
            all.addAll(Differences.ofSession(201, session.called(id), reply, world));
            return all;
        }
    }

    /** The first answer again, byte for byte. */
    record Replayed(Recorded recorded) implements Expected {
        @Override
        public List<String> differences(Reply reply, World world) {
            Reply first = recorded.first();
            Differences differences = new Differences();
            differences.same("status", first.status(), reply.status());
            differences.same("Idempotency-Replayed", "true", reply.header("Idempotency-Replayed"));
            differences.same("ETag", first.header("ETag"), reply.header("ETag"));
            differences.same("Location", first.header("Location"), reply.header("Location"));
            differences.same("body", first.body(), reply.body());
            return differences.found();
        }
    }

    /** A page of a list, in this order. */
    record Listed(List<Session> page, int size, boolean more) implements Expected {
        @Override
        public List<String> differences(Reply reply, World world) {
            if (reply.status() != 200) {
                return List.of("status is " + reply.status() + ", not 200");
            }
            Differences differences = new Differences();
            JsonNode found = reply.data();
            differences.same("length", page.size(), found.size());
            for (int i = 0; i < Math.min(page.size(), found.size()); i++) {
                differences.all(i + ": ", SessionView.differences(page.get(i), found.get(i), world));
            }
            JsonNode meta = reply.json().at("/meta/page");
            differences.same("size", size, meta.path("size").asInt());
            differences.same("more", more, !meta.path("nextCursor").isNull());
            return differences.found();
        }
    }

    record Outlined(Session session) implements Expected {
        @Override
        public List<String> differences(Reply reply, World world) {
            if (reply.status() != 200) {
                return List.of("status is " + reply.status() + ", not 200");
            }
            Differences differences = new Differences();
            differences.same("ETag", Differences.tag(session.version()), reply.header("ETag"));
            differences.all("", OutlineView.differences(session, reply.data()));
            return differences.found();
        }
    }

    record LeftOff(Session session) implements Expected {
        @Override
        public List<String> differences(Reply reply, World world) {
            if (reply.status() != 200) {
                return List.of("status is " + reply.status() + ", not 200");
            }
            Differences differences = new Differences();
            JsonNode told = reply.data();
            differences.same("ETag", Differences.tag(session.version()), reply.header("ETag"));
            differences.all("", SessionView.differences(session, told.path("session"), world));
            JsonNode position = told.path("position");
            differences.same(
                    "position",
                    SessionView.cursor(session, position.path("cursor")).toString(),
                    position.path("cursor").toString());
            differences.same(
                    "lamport", session.lamport(), position.path("lamport").asLong());
            differences.same("source", "aggregate", position.path("source").asString());
            return differences.found();
        }
    }

    /** A session that somebody plays meanwhile: whose it is never changes, where it is does. */
    record Glimpsed(String id, Registry.Owner owner) implements Expected {
        @Override
        public List<String> differences(Reply reply, World world) {
            if (reply.status() != 200) {
                return List.of("status is " + reply.status() + ", not 200");
            }
            JsonNode told = reply.data();
            String found = told.has("sessionId")
                    ? told.path("sessionId").asString()
                    : told.path("id").asString();
            Differences differences = new Differences();
            differences.same("id", id, found);
            if (told.has("userId")) {
                differences.same(
                        "userId",
                        owner.person().user().text(),
                        told.path("userId").asString());
            }
            return differences.found();
        }
    }

    /** The process is well. */
    record Healthy() implements Expected {
        @Override
        public List<String> differences(Reply reply, World world) {
            return reply.status() == 200 ? List.of() : List.of("status is " + reply.status() + ", not 200");
        }
    }

    /** What is not the same. */
    final class Differences {
        private final List<String> found = new ArrayList<>();

        List<String> found() {
            return List.copyOf(found);
        }

        void same(String what, @Nullable Object wanted, @Nullable Object is) {
            if (!Objects.equals(wanted, is)) {
                found.add(what + " is " + is + ", not " + wanted);
            }
        }

        void all(String prefix, List<String> more) {
            more.forEach(difference -> found.add(prefix + difference));
        }

        static @Nullable String tag(@Nullable Integer version) {
            return version == null ? null : "\"" + version + "\"";
        }

        static List<String> ofSession(int status, Session session, Reply reply, World world) {
            if (reply.status() != status) {
                return List.of("status is " + reply.status() + ", not " + status);
            }
            Differences differences = new Differences();
            differences.same("ETag", tag(session.version()), reply.header("ETag"));
            differences.same("Idempotency-Replayed", null, reply.header("Idempotency-Replayed"));
            differences.all("", SessionView.differences(session, reply.data(), world));
            return differences.found();
        }
    }
}
