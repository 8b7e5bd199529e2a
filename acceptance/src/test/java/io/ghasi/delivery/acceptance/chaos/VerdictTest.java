package io.ghasi.delivery.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.ids.EnrollmentId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private final Ledger ledger = new Ledger();
    private final Set<UUID> projected = new HashSet<>();

    @Test
    void what_is_there_once_and_in_order_is_good() {
        acknowledge("a", "b");
        assertThat(verdict(List.of(told("1", 1, "a"), told("2", 2, "b"), told("1", 1, "a"))))
                .satisfies(verdict -> assertThat(verdict.isGood()).isTrue())
                .extracting(Verdict::line)
                .isEqualTo("acknowledged=2 delivered=2 lost=0 reordered=0 duplicates_applied=0");
    }

    @Test
    void what_is_missing_is_lost() {
        acknowledge("a", "b");
        assertThat(verdict(List.of(told("1", 1, "a"))).line())
                .isEqualTo("acknowledged=2 delivered=1 lost=1 reordered=0 duplicates_applied=0");
    }

    @Test
    void what_comes_too_early_is_reordered() {
        acknowledge("a", "b");
        assertThat(verdict(List.of(told("2", 2, "b"), told("1", 1, "a"))).reordered())
                .isEqualTo(2);
    }

    @Test
    void a_command_with_two_events_was_done_twice() {
        acknowledge("a");
        assertThat(verdict(List.of(told("1", 1, "a"), told("2", 2, "a"))).duplicatesApplied())
                .isEqualTo(1);
    }

    @Test
    void a_revocation_pauses_once() {
        EnrollmentId enrollment = new EnrollmentId(new UUID(1, 1));
        ledger.revoked("s", enrollment);
        assertThat(verdict(List.of()).lost()).isEqualTo(1);
        assertThat(verdict(List.of(paused("1", 1))).findings()).containsExactly("revoked and not projected: s");
        projected.add(enrollment.value());
        assertThat(verdict(List.of(paused("1", 1))).isGood()).isTrue();
        assertThat(verdict(List.of(paused("1", 1), paused("2", 2))).duplicatesApplied())
                .isEqualTo(1);
    }

    @Test
    void nobody_is_paused_whose_enrollment_was_not_revoked() {
        acknowledge("a");
        assertThat(verdict(List.of(told("1", 1, "a"), paused("2", 2))).isGood()).isFalse();
    }

    @Test
    void nothing_at_all_is_not_good() {
        assertThat(verdict(List.of()).isGood()).isFalse();
    }

    private Verdict verdict(List<Told> stream) {
        return Verdict.of(ledger, stream, projected);
    }

    private void acknowledge(String... traces) {
        for (String trace : traces) {
            ledger.acknowledged("s", trace);
        }
    }

    private static Told paused(String id, int version) {
        return new Told(id, "delivery.play_session.paused.v1", "s", version, "t" + id, "enrollment");
    }

    private static Told told(String id, int version, String trace) {
        return new Told(id, "subject", "s", version, trace, "");
    }
}
