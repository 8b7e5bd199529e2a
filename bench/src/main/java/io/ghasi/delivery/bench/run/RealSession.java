package io.ghasi.delivery.bench.run;

import io.ghasi.delivery.bench.load.LoadGenerator;
import io.ghasi.delivery.bench.load.Pace;
import io.ghasi.delivery.bench.load.Phase;
import io.ghasi.delivery.bench.load.Target;
import io.ghasi.delivery.bench.load.Target.Speaker;
import io.ghasi.delivery.bench.world.Kept;
import io.ghasi.delivery.bench.world.Population.Played;
import io.ghasi.delivery.bench.world.TenantCourse;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.SessionId;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** A session in the SCORM course that was begun and played through the api: where its content speaks, the others' does, too. */
final class RealSession {
    private static final String SESSIONS = "/api/v1/play-sessions";
    private static final int STEPS = 40;
    /** Twenty batches: more than are remembered. */
    private static final Pace SPEECH = new Pace.Open(20);

    private final Asker learner;
    private final String session;

    private RealSession(Asker learner, String session) {
        this.learner = learner;
        this.session = session;
    }

    /** Begins it, and goes some steps: of activities that nobody has seen nothing is kept. */
    static RealSession begin(Asker learner, EnrollmentId enrollment, TenantCourse course)
            throws IOException, InterruptedException {
        String body = "{\"enrollmentId\":\"%s\",\"courseVersionId\":\"%s\"}"
                .formatted(enrollment.text(), course.version().text());
        String session = learner.ask("POST", SESSIONS, body).required("id").stringValue();
        RealSession begun = new RealSession(learner, session);
        for (int step = 0; step < STEPS; step++) {
            Speaker visited = begun.delivered();
            begun.say(visited, "{\"op\":\"initialize\"},{\"op\":\"set\",\"element\":\"cmi.location\",\"value\":\"1\"}");
            learner.ask("PATCH", SESSIONS + "/" + session + "/navigate", "{\"target\":{\"type\":\"next\"}}");
        }
        return begun;
    }

    private Speaker delivered() throws IOException, InterruptedException {
        JsonNode delivered = learner.ask("GET", SESSIONS + "/" + session + "/outline", "")
                .required("sequenced")
                .required("delivered");
        return new Speaker(
                delivered.required("activityId").stringValue(),
                delivered.required("visit").intValue(),
                0);
    }

    private void say(Speaker speaker, String calls) throws IOException, InterruptedException {
        String batch = "{\"activityId\":\"%s\",\"visit\":%d,\"sequence\":1,\"calls\":[%s]}"
                .formatted(speaker.activity(), speaker.visit(), calls);
        learner.ask("POST", SESSIONS + "/" + session + "/runtime", batch);
    }

    /** Has its content say what {@code kind} says, for a second. */
    Speaking speak(Phase.Kind kind, Played who, LoadGenerator load, Connection administrator)
            throws IOException, InterruptedException, SQLException {
        Speaker there = delivered();
        say(there, "{\"op\":\"initialize\"}");
        Speaker initialized = new Speaker(there.activity(), there.visit(), 1);
        load.aim(List.of(new Target(session, who.tenant().text(), learner.token(), initialized)));
        load.play(new Phase(kind, SPEECH, 1, Duration.ofSeconds(1)));
        SessionId id = Objects.requireNonNull(SessionId.parse(session), session);
        Kept kept = Kept.of(administrator, id.value());
        Rig.say(kind + " is kept as " + kept);
        return new Speaking(kept, new Speaker(there.activity(), kept.visit(), kept.batches()));
    }
}
