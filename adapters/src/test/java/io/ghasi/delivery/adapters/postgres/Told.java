package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.events.Cause;
import io.ghasi.delivery.core.ids.AttemptId;
import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.ids.Id;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.core.inbox.Effect;
import io.ghasi.delivery.core.inbox.Guard;
import io.ghasi.delivery.core.inbox.Line;
import io.ghasi.delivery.core.inbox.Message;
import io.ghasi.delivery.core.inbox.Position;
import io.ghasi.delivery.core.inbox.Revoked;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** What neighbours tell, for tests of the inbox. */
final class Told {
    static final Line ENROLLMENTS = new Line("delivery-enrollments", Guard.EVERY, Line.Reach.HOME);
    static final Line GATES = new Line("delivery-gates", Guard.NEWEST, Line.Reach.HOME);
    static final Line PACKAGES = new Line("delivery-packages", Guard.EVERY, Line.Reach.HOME);
    static final Line TENANTS = new Line("delivery-tenants", Guard.EVERY, Line.Reach.ALL);
    static final InboxSettings EU = new InboxSettings(Region.EU, Duration.ofSeconds(5));

    private static final Cause CAUSE =
            new Cause("system", "neighbour", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "req_1");
    private static final Effect.Settings SETTINGS = new Effect.Settings(
            Duration.ofMinutes(60), Duration.ofDays(30), true, true, 100, Set.of("https://learn.example"));

    final MonotonicUlids ids = new MonotonicUlids(InstantSource.system(), new Random());
    final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    final UserId user = new UserId(ids.next());
    final CourseVersionId course = new CourseVersionId(ids.next());
    final TenantId tenant = new TenantId(ids.next());

    EnrollmentId enrollment() {
        return new EnrollmentId(ids.next());
    }

    Message enrolled(EnrollmentId enrollment, int version) {
        return message(enrollment, version, new Effect.Enrolled(enrollment, user, course, 3, null, now));
    }

    Message ended(EnrollmentId enrollment, int version, Effect.EnrollmentEnded.End end) {
        return message(enrollment, version, new Effect.EnrollmentEnded(enrollment, user, course, end, now));
    }

    Message scored(AttemptId attempt, int version, EnrollmentId enrollment, boolean passed, Instant at) {
        return message(attempt, version, new Effect.GateScored(attempt, user, enrollment, "q1", passed, at));
    }

    Message superseded(AttemptId attempt, int version, EnrollmentId enrollment) {
        return message(attempt, version, new Effect.GateSuperseded(attempt, user, enrollment, "q1", now));
    }

    Message built(PlayPackageId pack, int version) {
        return message(pack, version, new Effect.PackageBuilt(pack, course, "native", "tree", "Clean hands", 1));
    }

    Message revoked(PlayPackageId pack, int version) {
        return message(pack, version, new Effect.Revocation(new Revoked.Pack(pack), now));
    }

    Message tenantIs(Region home) {
        return message(tenant, 1, new Effect.TenantIs(home, URI.create("https://eu.delivery.example"), SETTINGS));
    }

    Message left(int version) {
        return message(tenant, version, new Effect.TenantLeft(now));
    }

    Message message(Id aggregate, int version, Effect effect) {
        return message(aggregate.value(), new Position(1, version), effect);
    }

    Message message(UUID aggregate, Position at, Effect effect) {
        return new Message(new EventId(ids.next()), tenant, "neighbour", aggregate, at, CAUSE, effect, false);
    }

    /** What this tenant has, read as the projector would. */
    List<String> read(DeliveryDatabase database, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.connect(Role.PROJECTOR);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            Rows.tenant(connection, tenant.value());
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    List<String> cells = new ArrayList<>();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        cells.add(rows.getString(i));
                    }
                    lines.add(String.join(" ", cells));
                }
            }
        }
        return lines;
    }
}
