package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.adapters.secrets.RotatingSecret;
import io.ghasi.delivery.adapters.settings.Secret;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.migrations.ForeignDatabase;
import io.ghasi.delivery.migrations.HomeRegion;
import io.ghasi.delivery.migrations.Migrate;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import io.ghasi.delivery.testkit.servers.RealServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A database of eu. */
class HomeRegionTest {
    private final DeliveryDatabase database = database();

    private static DeliveryDatabase database() {
        try {
            return DeliveryDatabase.create();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void it_gives_no_connection_to_who_is_of_another_region() throws SQLException {
        for (Role role : new Role[] {Role.API, Role.RELAY, Role.PROJECTOR}) {
            try (HikariDataSource own = pool(Region.EU, role).open();
                    HikariDataSource foreign = pool(Region.US, role).open()) {
                own.getConnection().close();
                assertThatThrownBy(foreign::getConnection)
                        .rootCause()
                        .hasMessageContaining("this database is of region eu, and who comes is of us");
            }
        }
    }

    @Test
    void whoever_starts_is_told_before() {
        assertThat(pool(Region.EU, Role.API).foreign()).isEmpty();
        assertThat(pool(Region.AP, Role.API).foreign())
                .hasValueSatisfying(told -> assertThat(told)
                        .startsWith("DELIVERY_DATABASE_URL is a database of region eu, and DELIVERY_REGION is ap. "));
    }

    @Test
    void where_nobody_answers_or_the_schema_is_old_it_is_not_known_yet() throws SQLException {
        assertThat(pool("jdbc:postgresql://127.0.0.1:1/none", Region.AP, Role.API)
                        .foreign())
                .isEmpty();
        as(Role.MIGRATOR, "DROP FUNCTION delivery.require_home_region; DROP TABLE delivery.home_region");

        assertThat(pool(Region.AP, Role.API).foreign()).isEmpty();
        try (HikariDataSource pool = pool(Region.AP, Role.API).open()) {
            pool.getConnection().close();
        }
    }

    @Test
    void the_migration_of_another_region_changes_nothing() throws SQLException {
        as(Role.MIGRATOR, "DELETE FROM delivery.flyway_schema_history WHERE version = '026'");
        String url = RealServers.postgres().jdbcUrl(database.name());
        String password = DeliveryDatabase.login(Role.MIGRATOR).password();

        assertThatThrownBy(() -> Migrate.run(url, password, "us"))
                .isInstanceOf(ForeignDatabase.class)
                .hasMessageContaining("is a database of region eu");

        try (Connection connection = database.administrator()) {
            assertThat(HomeRegion.of(connection)).hasValue("eu");
        }
    }

    @Test
    void nobody_changes_the_region_not_even_the_owner() {
        assertThatThrownBy(() -> as(Role.MIGRATOR, "UPDATE delivery.home_region SET region = 'us'"))
                .hasMessageContaining("this database is of region eu and stays there");
        assertThatThrownBy(() -> as(Role.MIGRATOR, "DELETE FROM delivery.home_region"))
                .hasMessageContaining("stays there");
        assertThatThrownBy(() -> as(Role.API, "INSERT INTO delivery.home_region (region) VALUES ('us')"))
                .hasMessageContaining("permission denied");
    }

    private PoolSettings pool(Region here, Role role) {
        return pool(database.jdbcUrl(), here, role);
    }

    private static PoolSettings pool(String url, Region here, Role role) {
        return new PoolSettings(
                url,
                role.login(),
                new RotatingSecret(new Secret(DeliveryDatabase.login(role).password())),
                here,
                1,
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                "home-region-test");
    }

    private void as(Role role, String sql) throws SQLException {
        try (Connection connection = RealServers.postgres().connect(database.name(), DeliveryDatabase.login(role));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
