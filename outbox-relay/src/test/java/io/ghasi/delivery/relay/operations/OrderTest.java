package io.ghasi.delivery.relay.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.relay.reconcile.Wish;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTest {
    private static final String EVENT = "evt_01JDCB9W400000000000000207";

    @Test
    void everything_that_there_is_can_be_said() {
        Instant from = Instant.parse("2026-11-23T10:00:00Z");
        assertThat(read("reconcile")).isEqualTo(new Order.Reconcile(new Wish(null, null, false, false, false), null));
        assertThat(read("reconcile --from 2026-11-23T10:00:00Z --all --wait --dry-run --folder /scratch"))
                .isEqualTo(new Order.Reconcile(new Wish(from, null, true, true, true), Path.of("/scratch")));
        assertThat(read("parked list")).isEqualTo(new Order.ListParked());
        assertThat(read("parked show " + EVENT)).isEqualTo(new Order.ShowParked(event()));
        assertThat(read("parked release " + EVENT)).isEqualTo(new Order.ReleaseParked(event()));
        assertThat(read("parked discard " + EVENT + " --reason ours"))
                .isEqualTo(new Order.DiscardParked(event(), "ours"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "replay                         | there is no command",
                "reconcile now                  | now' is not known here",
                "reconcile --from               | --from needs a value",
                "reconcile --from --all         | --from needs a value",
                "reconcile --from yesterday     | 2026-11-23T10:00:00Z",
                "reconcile --from 2026-11-23T10:00:00Z --to 2026-11-23T10:00:00Z | not before",
                "parked                         | list, show, release or discard",
                "parked burn                    | not",
                "parked show                    | which event",
                "parked show 42                 | 42' is no event",
                "parked list all                | all' is not known here",
                "parked discard evt_01JDCB9W400000000000000207 | --reason"
            })
    void everything_else_is_answered_with_what_is_wrong(String words, String said) {
        assertThatThrownBy(() -> read(words)).isInstanceOf(BadWords.class).hasMessageContaining(said);
    }

    private static EventId event() {
        EventId event = EventId.parse(EVENT);
        if (event == null) {
            throw new AssertionError(EVENT);
        }
        return event;
    }

    private static Order read(String words) {
        return Order.read(List.of(words.split(" ")));
    }
}
