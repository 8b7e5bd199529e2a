package io.ghasi.delivery.core.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RedeliveryTest {
    private static final Redelivery REDELIVERY = new Redelivery(Duration.ofMillis(100), Duration.ofSeconds(30), 6, 12);

    @Test
    void waits_double_up_to_the_longest() {
        assertThat(REDELIVERY.after(1, 0)).isEqualTo(Duration.ofMillis(50));
        assertThat(REDELIVERY.after(2, 0)).isEqualTo(Duration.ofMillis(100));
        assertThat(REDELIVERY.after(3, 0)).isEqualTo(Duration.ofMillis(200));
        assertThat(REDELIVERY.after(20, 0)).isEqualTo(Duration.ofSeconds(15));
        assertThat(REDELIVERY.after(Integer.MAX_VALUE, 0)).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void chance_makes_a_wait_up_to_twice_as_long() {
        assertThat(REDELIVERY.after(1, 0.5)).isEqualTo(Duration.ofMillis(75));
        assertThat(REDELIVERY.after(20, 0.999)).isBetween(Duration.ofMillis(29_900), Duration.ofSeconds(30));
    }

    @Test
    void patience_ends_before_the_last_delivery() {
        assertThat(REDELIVERY.isPatienceOver(5)).isFalse();
        assertThat(REDELIVERY.isPatienceOver(6)).isTrue();
        assertThat(REDELIVERY.isLast(11)).isFalse();
        assertThat(REDELIVERY.isLast(12)).isTrue();
        assertThatThrownBy(() -> new Redelivery(Duration.ofMillis(100), Duration.ofSeconds(30), 6, 6))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
