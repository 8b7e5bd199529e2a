package io.ghasi.delivery.acceptance.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.tenants.world.Side;
import io.ghasi.delivery.acceptance.tenants.world.World;
import io.ghasi.delivery.journey.world.Options;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A row that somebody else changed is found, whatever it is of. */
class RowCheckTest {
    private static Twins twins;
    private static World world;
    private static Post post;
    private static TenantSimulation simulation;

    @BeforeAll
    static void play() throws Exception {
        Settings settings = Settings.of(240, 7);
        twins = Twins.start(Options.usual());
        world = TenantSimulation.found(settings, twins.deployment(), twins.content());
        post = twins.post(world);
        simulation = twins.prepare(settings, post, world);
        simulation.perform();
    }

    @AfterAll
    static void end() {
        post.close();
        twins.close();
    }

    /** One change to rows of a tenant, and how its finding begins. */
    record Change(String sql, String finding) {}

    static List<Change> changes() {
        return List.of(
                new Change("UPDATE delivery.play_sessions SET lamport = lamport + 1", "AMBER session"),
                new Change("UPDATE delivery.play_sessions SET device_id = gen_random_uuid()", "AMBER session"),
                new Change(
                        "UPDATE delivery.play_sessions SET cursor = cursor || '{\"lessonId\": \"l9\"}'",
                        "AMBER session"),
                new Change("DELETE FROM delivery.outbox_pending", "AMBER events of"),
                new Change("UPDATE delivery.outbox_pending SET payload = payload || ' cobalt'", "in a row of AMBER"),
                new Change(
                        "UPDATE delivery.outbox_pending SET payload = replace(payload, '\"epoch\":1', '\"epoch\":-1')",
                        "AMBER event delivery.play_session."),
                new Change("UPDATE delivery.idempotency_keys SET body = body || '1'", "AMBER key"),
                new Change("DELETE FROM delivery.idempotency_keys", "AMBER key"),
                new Change("UPDATE delivery.package_index SET title = 'of cobalt'", "in a row of AMBER"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void a_changed_row_is_found(Change change) throws Exception {
        try (Connection administrator = twins.deployment().database().administrator();
                PreparedStatement statement = administrator.prepareStatement(change.sql() + " WHERE tenant_id = ?")) {
            administrator.setAutoCommit(false);
            statement.setObject(1, world.tenant(Side.AMBER).value());
            assertThat(statement.executeUpdate()).isPositive();
            assertThat(simulation.rowViolations(administrator).getFirst()).startsWith(change.finding());
            administrator.rollback();
            assertThat(simulation.rowViolations(administrator)).isEmpty();
        }
        assertThat(simulation.leaks()).isEmpty();
    }
}
