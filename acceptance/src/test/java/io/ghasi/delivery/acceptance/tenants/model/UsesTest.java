package io.ghasi.delivery.acceptance.tenants.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.tenants.model.Uses.Verdict;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UsesTest {
    private static final Instant BEGIN = Instant.parse("2026-11-25T10:00:00Z");

    private final Uses uses = new Uses(5);

    @Test
    void fewer_than_the_limit_in_a_minute_are_within() {
        use(0, 1, 2, 3);
        assertThat(uses.next(at(4))).isEqualTo(Verdict.WITHIN);
        use(4);
        assertThat(uses.next(at(59))).isEqualTo(Verdict.EITHER);
        assertThat(uses.next(at(61))).isEqualTo(Verdict.WITHIN);
    }

    @Test
    void twice_as_many_are_over_before_the_first_can_have_come_back() {
        use(0, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(uses.next(at(9))).isEqualTo(Verdict.EITHER);
        use(9);
        assertThat(uses.next(at(11))).isEqualTo(Verdict.EXCEEDED);
        assertThat(uses.next(at(13))).isEqualTo(Verdict.EITHER);
    }

    @Test
    void what_may_have_been_counted_makes_nothing_sure() {
        use(0, 1, 2, 3);
        uses.countPerhaps(at(4));
        assertThat(uses.next(at(5))).isEqualTo(Verdict.EITHER);
        assertThat(uses.left(at(5).sent())).isZero();
    }

    private void use(int... seconds) {
        for (int second : seconds) {
            uses.count(at(second));
        }
    }

    private static Span at(int second) {
        return new Span(BEGIN.plusSeconds(second), BEGIN.plusSeconds(second));
    }
}
