package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.adapters.secrets.RotatingSecret;
import io.ghasi.delivery.adapters.settings.Secret;
import io.ghasi.delivery.testkit.servers.RealServers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database whose clock is right, and a process whose clock is not. */
class SameClockTest {
    private volatile Duration ahead = Duration.ZERO;
    private final SameClock clock = new SameClock(() -> Instant.now().plus(ahead));

    private LoginSource login() {
        var superuser = RealServers.postgres().superuser();
        LoginSource login =
                new LoginSource(superuser.user(), new RotatingSecret(new Secret(superuser.password())), clock);
        login.setUrl(RealServers.postgres().jdbcUrl("postgres"));
        return login;
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "-PT1H", "PT2M", "-PT2M"})
    void there_is_no_connection_while_they_disagree_and_one_when_they_agree(Duration wrong) throws SQLException {
        ahead = wrong;
        assertThatThrownBy(login()::getConnection)
                .isInstanceOf(WrongClock.class)
                .hasMessageStartingWith("the database's clock says ")
                .hasMessageEndingWith(": set right whichever is wrong");
        ahead = Duration.ZERO;
        login().getConnection().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT50S", "-PT50S"})
    void less_than_a_minute_is_nobodys_business(Duration little) throws SQLException {
        ahead = little;
        login().getConnection().close();
    }

    @Test
    void connections_from_before_end_too_and_come_back() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setDataSource(login());
        config.setMaximumPoolSize(2);
        config.setConnectionTimeout(500);
        config.setInitializationFailTimeout(-1);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            ClockWatch watch = new ClockWatch(pool, clock);
            pool.getConnection().close();
            watch.look();
            assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isPositive();
            ahead = Duration.ofHours(1);
            watch.look();
            await().until(() -> pool.getHikariPoolMXBean().getTotalConnections() == 0);
            assertThatThrownBy(pool::getConnection).rootCause().isInstanceOf(WrongClock.class);
            ahead = Duration.ZERO;
            await().ignoreExceptions().untilAsserted(() -> pool.getConnection().close());
        }
    }
}
