package io.ghasi.delivery.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.acceptance.school.Stored;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.world.Deployment;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A database in which no process has run for days has no room for the keys of today. */
class PartitionsTest {
    private final Deployment world = Faulty.SHARED.world;

    @Test
    void a_process_that_starts_makes_room_at_once() throws Exception {
        Seat seat = School.open(world).seat(Course.OPEN);
        String session = seat.session();
        for (String partition : Stored.strings(
                world,
                "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'delivery.idempotency_keys'::regclass")) {
            Stored.change(world, "DROP TABLE " + partition);
        }
        assertThat(seat.ask(Player.next(session)).status()).isEqualTo(503);

        world.server().restart();

        await().atMost(Duration.ofSeconds(10))
                .until(() -> seat.ask(Player.next(session)).status() == 200);
    }
}
