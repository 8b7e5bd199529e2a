package io.ghasi.delivery.journey.client;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Makes tenants, and learners of theirs who have begun to play: all that an api needs to be asked for more. */
public record Newcomers(Client client, Neighbourhood neighbours, IdSource ids) {
    private static final Path COURSE =
            Path.of(System.getProperty("delivery.root", ".")).resolve("samples/native-first-aid");
    private static final Duration TOKEN = Duration.ofMinutes(15);

    /** A learner, and the session that was begun. */
    public record Newcomer(Player player, EnrollmentId enrollment, CourseVersionId course, String session) {
        public Learner learner() {
            return player.learner();
        }
    }

    /** A new one, at home in eu. */
    public TenantId tenant() {
        TenantId tenant = new TenantId(ids.next());
        neighbours.tenant(tenant, "eu");
        return tenant;
    }

    /** The sample of first aid, imported for {@code tenant}. */
    public CourseVersionId course(TenantId tenant) {
        return neighbours.course(tenant, COURSE).course();
    }

    /** Somebody new of {@code tenant}, who has begun to play {@code course}. */
    public Newcomer begin(TenantId tenant, CourseVersionId course) throws IOException, InterruptedException {
        Player player = player(new Learner(tenant, new UserId(ids.next()), new DeviceId(ids.next())));
        EnrollmentId enrollment = new EnrollmentId(ids.next());
        neighbours.enrollment(enrollment, player.learner(), course, "active");
        String session = player.ask(Player.start(enrollment, course))
                .data()
                .required("id")
                .stringValue();
        return new Newcomer(player, enrollment, course, session);
    }

    /** {@code learner} with a fresh token. */
    public Player player(Learner learner) {
        return new Player(client, learner, neighbours.token(learner, Player.LEARNER_SCOPE, TOKEN), ids);
    }
}
