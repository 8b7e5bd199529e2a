package io.ghasi.delivery.journey.client;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.Ulid;
import java.io.IOException;
import java.util.function.Supplier;

/** A learner with a token in front of the api. */
public final class Player {
    /** Everything that a learner may do. */
    public static final String LEARNER_SCOPE = "delivery.play_session:create delivery.play_session:read "
            + "delivery.play_session:navigate delivery.play_session:pause delivery.play_session:resume "
            + "delivery.play_session:complete delivery.play_session:abandon delivery.runtime:write";

    /** Where sessions are. */
    public static final String SESSIONS = "/api/v1/play-sessions";

    private final Client api;
    private final Learner learner;
    private final Supplier<String> token;
    private final IdSource ids;

    /** With one token for as long as that is good. */
    public Player(Client api, Learner learner, String token, IdSource ids) {
        this(api, learner, () -> token, ids);
    }

    /** With the token that {@code token} gives for each call. */
    public Player(Client api, Learner learner, Supplier<String> token, IdSource ids) {
        this.api = api;
        this.learner = learner;
        this.token = token;
        this.ids = ids;
    }

    public Learner learner() {
        return learner;
    }

    /** {@code call} with who asks, and with a fresh key where it writes and is not numbered. */
    public Call signed(Call call) {
        Call signed = call.with("Authorization", "Bearer " + token.get())
                .with("X-Tenant-Id", learner.tenant().text());
        boolean keyed = !call.method().equals("GET") && !call.path().endsWith("/runtime");
        return !keyed ? signed : signed.with("Idempotency-Key", Ulid.format(ids.next()));
    }

    /** Sends {@code call}, signed. */
    public Reply ask(Call call) throws IOException, InterruptedException {
        return api.send(signed(call));
    }

    /** Sends {@code call} as it is. */
    public Reply send(Call call) throws IOException, InterruptedException {
        return api.send(call);
    }

    public static Call start(EnrollmentId enrollment, CourseVersionId course) {
        return Call.post(
                SESSIONS,
                "{\"enrollmentId\":\"" + enrollment.text() + "\",\"courseVersionId\":\"" + course.text() + "\"}");
    }

    /** A move to {@code target}, such as {@code {"type":"next"}}. */
    public static Call navigate(String session, String target) {
        return Call.patch(SESSIONS + "/" + session + "/navigate", "{\"target\":" + target + "}");
    }

    public static Call next(String session) {
        return navigate(session, "{\"type\":\"next\"}");
    }

    /** {@code pause}, {@code resume}, {@code complete}, {@code abandon} or {@code heartbeat}. */
    public static Call transition(String session, String verb) {
        return Call.post(SESSIONS + "/" + session + "/" + verb, null);
    }

    /** What content says: {@code batch} as the contract's {@code RuntimeBatch}. */
    public static Call runtime(String session, String batch) {
        return Call.post(SESSIONS + "/" + session + "/runtime", batch);
    }

    public static Call read(String session) {
        return Call.get(SESSIONS + "/" + session);
    }

    public static Call outline(String session) {
        return Call.get(SESSIONS + "/" + session + "/outline");
    }
}
