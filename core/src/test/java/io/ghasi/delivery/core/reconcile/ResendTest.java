package io.ghasi.delivery.core.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.outbox.Receipt;
import io.ghasi.delivery.core.reconcile.Resend.Step;
import org.junit.jupiter.api.Test;

class ResendTest {
    private final Resend resend = new Resend(10);

    @Test
    void a_new_copy_lets_the_next_one_go() {
        assertThat(resend.heard(new Receipt.Stored(11, false))).isEqualTo(new Step.Next(new Resend(11)));
    }

    @Test
    void a_new_copy_is_good_under_any_number_as_a_stream_made_anew_begins_at_one() {
        assertThat(resend.heard(new Receipt.Stored(1, false))).isEqualTo(new Step.Next(new Resend(1)));
    }

    @Test
    void a_duplicate_of_what_was_sent_just_now_is_good_and_one_of_what_was_there_before_is_too_young() {
        assertThat(resend.heard(new Receipt.Stored(11, true))).isEqualTo(new Step.Next(new Resend(11)));
        assertThat(resend.heard(new Receipt.Stored(10, true))).isEqualTo(new Step.TooYoung());
    }

    @Test
    void what_is_unsure_is_sent_again_and_what_is_refused_is_not() {
        assertThat(resend.heard(new Receipt.Unsure("no answer"))).isEqualTo(new Step.Again("no answer"));
        assertThat(resend.heard(new Receipt.Refused("too large"))).isEqualTo(new Step.Refused("too large"));
    }
}
