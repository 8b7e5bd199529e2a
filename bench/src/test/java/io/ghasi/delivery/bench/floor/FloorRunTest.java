package io.ghasi.delivery.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.ghasi.delivery.bench.world.InventedCourses;
import io.ghasi.delivery.bench.world.Population;
import io.ghasi.delivery.bench.world.Seeding;
import io.ghasi.delivery.bench.world.Stage;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import io.ghasi.delivery.testkit.servers.RealServers;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FloorRunTest {
    private static Connection administrator;
    private static FloorRun floors;

    @BeforeAll
    static void seed() throws Exception {
        DeliveryDatabase database = DeliveryDatabase.create();
        administrator = database.administrator();
        Seeding.run(administrator, Population.SMALLEST, InventedCourses.all());
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

        FloorResult result = floors.run(floor, Duration.ofSeconds(2));

        System.out.println(floor + " " + result);
        assertThat(result.perSecond()).isPositive();
        assertThatCode(() -> stage.requireWritten(floor.writes() ? result.transactions() : 0))
                .doesNotThrowAnyException();
    }

    @Test
    void the_floors_read_what_the_service_reads() throws Exception {
        String find = sql("FIND");
        String recall = sql("RECALL");

        assertThat(shape(FloorRun.resource("floor_get.sql"))).contains(find);
        assertThat(shape(FloorRun.resource("floor7.sql"))).contains(recall);
        assertThat(shape(FloorRun.resource("floor1.sql"))).contains(recall);
    }

    private static String sql(String constant) throws Exception {
        Field field = Class.forName("io.ghasi.delivery.adapters.postgres.PostgresSessions")
                .getDeclaredField(constant);
        field.setAccessible(true);
        return shape(String.valueOf(field.get(null)));
    }

    // Parameters look alike, and white space does not matter.
    private static String shape(String sql) {
        return sql.replaceAll("\\([^()]*\\)::uuid", "?")
                .replaceAll("\\s+", " ")
                .replace(" ,", ",")
                .strip();
    }
}
