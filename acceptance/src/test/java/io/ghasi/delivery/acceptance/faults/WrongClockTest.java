package io.ghasi.delivery.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.journey.world.Options;
import io.ghasi.delivery.testkit.servers.DebianPackage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An api whose machine's clock goes wrong by an hour, and right again. libfaketime tells the process so. */
class WrongClockTest {
    private static final DebianPackage FAKETIME = new DebianPackage("bookworm", "libfaketime", "0.9.10");
    private static final Path LIBRARY = Path.of("usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");

    @TempDir
    private Path folder;

    private void clockIs(String offset) throws Exception {
        Path next = Files.writeString(folder.resolve("next"), offset + "\n");
        Files.move(next, folder.resolve("offset"), StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void it_is_not_ready_until_its_clock_is_right_and_puts_nobody_down() throws Exception {
        clockIs("+0");
        Options options = Options.usual()
                .with("LD_PRELOAD", FAKETIME.root().resolve(LIBRARY).toString())
                .with("FAKETIME_TIMESTAMP_FILE", folder.resolve("offset").toString())
                .with("FAKETIME_NO_CACHE", "1")
                .with("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        try (Deployment world = Deployment.start(options)) {
            Seat seat = School.open(world).seat(Course.OPEN);
            String session = seat.session();
            clockIs("+1h");
            await().atMost(Duration.ofSeconds(30)).until(() -> !world.server().isReady());
            // By its clock the token has ended.
            assertThat(seat.ask(Player.read(session)).code()).isEqualTo("auth.invalid_token");
            clockIs("+0");
            await().atMost(Duration.ofSeconds(30)).until(world.server()::isReady);
            assertThat(seat.ask(Player.read(session)).data().required("state").stringValue())
                    .isEqualTo("active");
            assertThat(seat.done(Player.next(session)).header("ETag")).isEqualTo("\"2\"");
            assertThat(Files.readString(world.server().log()))
                    .contains("clock.wrong", "clock.right", ": set right whichever is wrong");
        }
    }
}
