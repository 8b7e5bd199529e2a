package io.ghasi.delivery.projector.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.projector.lines.Events;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How many enrollments a second one projector takes; told, not asserted. Not run by a usual build: its name is no test's. */
class InboxThroughput {
    private static final int EVENTS = 20_000;
    private static final int BATCH = 250;

    @Test
    void enrollments_a_second() throws SQLException {
        try (Stage stage = new Stage()) {
            stage.tenantIs(stage.tenant, "eu");
            ConsumerLoop loop = stage.loop(Stage.CREATED, Stage.USUAL);
            for (int round = 1; round <= 3; round++) {
                ShakyFeed feed = new ShakyFeed(new Random(), 0);
                for (int i = 0; i < EVENTS; i++) {
                    feed.send(Stage.CREATED, Events.enrolled(stage.event(), stage.tenant, stage.enrollment(), 1));
                }
                long began = System.nanoTime();
                while (!feed.isDone()) {
                    loop.turn(feed, BATCH, Duration.ZERO);
                }
                double seconds = (System.nanoTime() - began) / 1e9;
                System.out.printf("InboxThroughput round %d: %.0f per second%n", round, EVENTS / seconds);
            }
            assertThat(stage.counted("applied")).isEqualTo(3.0 * EVENTS);
        }
    }
}
