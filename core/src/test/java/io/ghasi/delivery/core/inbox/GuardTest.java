package io.ghasi.delivery.core.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GuardTest {
    private static final Position AT_FIVE = new Position(1, 5);
    private static final Verdict APPLY = new Verdict.Apply();
    private static final Verdict KNOWN = new Verdict.AlreadyKnown();

    @Test
    void the_first_event_of_an_aggregate_is_the_first_where_every_event_is_seen() {
        assertThat(Guard.EVERY.judge(Position.NONE, new Position(1, 1))).isEqualTo(APPLY);
        assertThat(Guard.EVERY.judge(Position.NONE, new Position(3, 1))).isEqualTo(APPLY);
        assertThat(Guard.EVERY.judge(Position.NONE, new Position(1, 3))).isEqualTo(new Verdict.Gap(1, 2));
    }

    @Test
    void the_next_is_applied_and_a_hole_before_it_is_named() {
        assertThat(Guard.EVERY.judge(AT_FIVE, new Position(1, 6))).isEqualTo(APPLY);
        assertThat(Guard.EVERY.judge(AT_FIVE, new Position(1, 9))).isEqualTo(new Verdict.Gap(6, 8));
    }

    @Test
    void where_only_some_events_are_seen_a_hole_is_no_gap() {
        assertThat(Guard.NEWEST.judge(AT_FIVE, new Position(1, 9))).isEqualTo(APPLY);
        assertThat(Guard.NEWEST.judge(Position.NONE, new Position(1, 9))).isEqualTo(APPLY);
    }

    @Test
    void what_is_not_later_is_known() {
        for (Guard guard : Guard.values()) {
            assertThat(guard.judge(AT_FIVE, AT_FIVE)).isEqualTo(KNOWN);
            assertThat(guard.judge(AT_FIVE, new Position(1, 4))).isEqualTo(KNOWN);
            assertThat(guard.judge(AT_FIVE, new Position(0, 9))).isEqualTo(KNOWN);
        }
    }

    @Test
    void after_a_restore_numbers_prove_nothing() {
        for (Guard guard : Guard.values()) {
            assertThat(guard.judge(AT_FIVE, new Position(2, 3))).isEqualTo(new Verdict.ReRead());
            assertThat(guard.judge(AT_FIVE, new Position(2, 6))).isEqualTo(new Verdict.ReRead());
        }
    }
}
