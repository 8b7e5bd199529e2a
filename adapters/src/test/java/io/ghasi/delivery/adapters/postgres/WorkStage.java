package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.adapters.objects.ObjectStoreClient;
import io.ghasi.delivery.adapters.objects.S3SubjectExports;
import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.inbox.Line;
import io.ghasi.delivery.core.inbox.Message;
import io.ghasi.delivery.core.inbox.SubjectExports;
import io.ghasi.delivery.core.inbox.Taken;
import io.ghasi.delivery.core.session.ActiveSession;
import io.ghasi.delivery.core.session.Change;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import io.ghasi.delivery.testkit.servers.ObjectStoreServer;
import io.ghasi.delivery.testkit.servers.RealServers;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.s3.S3Client;

/** Sessions of one school whose package, enrollment or learner something happens to, and a projector that works on it. */
abstract class WorkStage {
    static final int SESSIONS = 25;
    static final WorkSettings SETTINGS =
            new WorkSettings(10, Duration.ZERO, Duration.ofMillis(100), Duration.ofMillis(300));

    final Told told = new Told();
    final World world = new World();
    DeliveryDatabase database;
    HikariDataSource pool;
    PostgresInbox inbox;
    S3SubjectExports exports;
    ProjectorWork work;
    final List<ActiveSession> sessions = new ArrayList<>();

    @BeforeEach
    void play() throws SQLException {
        database = DeliveryDatabase.create();
        pool = ProjectorPool.of(database);
        inbox = new PostgresInbox(pool, Told.EU);
        exports = exports(RealServers.objectStore().endpoint());
        work = work();
        take(Told.TENANTS, told.tenantIs(Region.EU));
        for (int attempt = 1; attempt <= SESSIONS; attempt++) {
            start(attempt);
        }
    }

    @AfterEach
    void close() {
        exports.close();
        pool.close();
    }

    S3SubjectExports exports(URI endpoint) {
        ObjectStoreServer server = RealServers.objectStore();
        S3Client s3 = ObjectStoreClient.connect(endpoint, "us-east-1", server.accessKey(), server.secretKey());
        String bucket = "work-" + told.tenant.value();
        if (endpoint.equals(server.endpoint())) {
            s3.createBucket(request -> request.bucket(bucket));
        }
        return new S3SubjectExports(s3, bucket);
    }

    ProjectorWork work() {
        return work(exports);
    }

    ProjectorWork work(SubjectExports kept) {
        ProjectorWork.Envelopes envelopes = new ProjectorWork.Envelopes(
                new SessionEnvelopes(Region.EU, "0.1.0"), new SubjectEnvelopes(Region.EU, "0.1.0"));
        return new ProjectorWork(pool, envelopes, kept, told.ids, InstantSource.system(), SETTINGS);
    }

    List<Integer> counts() {
        return counts(work);
    }

    static List<Integer> counts(ProjectorWork work) {
        List<Integer> counts = new ArrayList<>();
        for (Optional<Worked> piece = work.next(); piece.isPresent(); piece = work.next()) {
            counts.add(piece.get().done());
        }
        return counts;
    }

    PlayPackageId pack() {
        return sessions.getFirst().facts().pack().id();
    }

    // On a device of its own each, or only one could be active.
    void start(int attempt) throws SQLException {
        ActiveSession session = world.onAnyDevice(told.tenant, attempt);
        sessions.add(session);
        CommitCall call = new CommitCall(new DecisionJson(new NamesOfEvents(), world.ids));
        try (Connection connection = database.connect(Role.API)) {
            connection.setAutoCommit(false);
            Change created = world.created(session);
            assertThat(call.commit(
                            connection, List.of(world.decision(told.tenant, created)), false, Duration.ofSeconds(1)))
                    .doesNotContain(Optional.empty());
            connection.commit();
        }
    }

    void take(Line line, Message... messages) {
        assertThat(inbox.take(line, told.tenant, List.of(messages))).containsOnly(new Taken.Applied());
    }
}
