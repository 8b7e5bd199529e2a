package io.ghasi.delivery.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.ghasi.delivery.bench.world.InventedCourses;
import io.ghasi.delivery.bench.world.Kept;
import io.ghasi.delivery.bench.world.Population;
import io.ghasi.delivery.bench.world.ScormSeeding;
import io.ghasi.delivery.bench.world.Seeding;
import io.ghasi.delivery.bench.world.Stage;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import io.ghasi.delivery.testkit.servers.RealServers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FloorRunTest {
    private static final Kept KEPT = new Kept("{}", "{}", 2, 1, 1, "{}", "{}");
    private static Connection administrator;
    private static FloorRun floors;

    @BeforeAll
    static void seed() throws Exception {
        DeliveryDatabase database = DeliveryDatabase.create();
        administrator = database.administrator();
        Seeding.run(administrator, Population.SMALLEST, InventedCourses.all());
        ScormSeeding.run(administrator, Population.SMALLEST, InventedCourses.scorm(), KEPT);
        Login api = DeliveryDatabase.login(Role.API);
        FloorRun.Database where = new FloorRun.Database(
                RealServers.postgres().port(), administrator.getCatalog(), api.user(), api.password());
        floors = new FloorRun(where, Population.SMALLEST, 64);
    }

    @AfterAll
    static void leave() throws Exception {
        administrator.close();
    }

    @ParameterizedTest
    @EnumSource
    void every_transaction_of_a_floor_does_its_work(Floor floor) throws Exception {
        Stage stage = new Stage(administrator);
        stage.set();

        FloorResult result = floors.run(floor, KEPT, 5);

        System.out.println(floor + " " + result);
        assertThat(result.transactions()).isEqualTo(5 * 64);
        assertThat(result.perSecond()).isPositive();
        assertThatCode(() -> stage.requireWritten(floor.writes() ? result.transactions() : 0))
                .doesNotThrowAnyException();
    }

    @Test
    void every_commit_of_the_floor_is_of_the_next_session_and_changes_what_is_kept() throws Exception {
        ScormSeeding.remember(administrator, KEPT);
        floors.run(Floor.COMMIT, KEPT, 5);

        try (ResultSet row = administrator
                .createStatement()
                .executeQuery("SELECT count(*) FROM delivery.sequencing_state WHERE memory_version = 2")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(5 * 64);
        }
    }

    // The service asks for many sessions in one call, the floors for one each: of the same columns.
    @Test
    void the_floors_read_what_the_service_reads() throws IOException {
        String functions = shape(Seeding.class, "/db/migration/V009__find_sessions.sql");
        String session = between("s.tenant_id, s.id,", "p.manifest_version", functions);
        String key =
                between("k.fingerprint,", "k.body", functions).replace("k.version", "k.version AS answered_version");
        String gates = between("(SELECT json_object_agg", "WHERE", functions);

        for (String floor : List.of("floor_get.sql", "floor7.sql", "floor1.sql", "floor_commit.sql")) {
            assertThat(shape(FloorRun.class, floor)).contains(session, gates);
        }
        assertThat(shape(FloorRun.class, "floor7.sql")).contains(key);
        assertThat(shape(FloorRun.class, "floor1.sql")).contains(key);
    }

    private static String between(String first, String last, String sql) {
        int begin = sql.indexOf(first);
        return sql.substring(begin, sql.indexOf(last, begin) + last.length());
    }

    // White space does not matter.
    private static String shape(Class<?> beside, String resource) throws IOException {
        try (InputStream text = Objects.requireNonNull(beside.getResourceAsStream(resource), resource)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).replaceAll("\\s+", " ");
        }
    }
}
