package io.ghasi.delivery.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollingTest {
    private static final Instant BEGIN = Instant.EPOCH.plusSeconds(1);
    private static final Lease LEASE = new Lease(1, 1);

    private final Polling polling = new Polling(RelaySettings.standard());

    // Milliseconds from the beginning of a read to that of the next, for somebody who is poked all the time.
    @ParameterizedTest
    @CsvSource({"0, 3", "1, 3", "2, 6", "10, 30", "12, 36", "100, 125"})
    void a_read_is_followed_by_a_rest_of_twice_its_length_as_far_as_that_is_bearable(int took, int next) {
        readThatTook(took);
        polling.poke();
        assertThat(polling.wakeAt()).isEqualTo(BEGIN.plusMillis(next));
        assertThat(next(BEGIN.plusMillis(next).minusNanos(1))).isNull();
        assertThat(next(BEGIN.plusMillis(next))).isNotNull();
    }

    @Test
    void whoever_is_not_poked_reads_again_after_a_while_and_less_often_while_nothing_comes() {
        readThatTook(2);
        assertThat(polling.wakeAt()).isEqualTo(BEGIN.plusMillis(2 + 50));
    }

    private void readThatTook(int millis) {
        Command.Read read = Objects.requireNonNull(next(BEGIN));
        polling.found(read, List.of(), BEGIN.plus(Duration.ofMillis(millis)));
    }

    private Command.@Nullable Read next(Instant now) {
        return polling.next(() -> List.of(LEASE), Set.of(), now);
    }
}
