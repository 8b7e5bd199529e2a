package io.ghasi.delivery.relay.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.core.outbox.Command;
import io.ghasi.delivery.core.outbox.Signal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimedStoreTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void each_kind_of_call_is_counted_under_its_name_even_if_it_fails() {
        Store timed = new TimedStore(
                command -> {
                    if (command instanceof Command.Claim) {
                        throw new IllegalStateException("a defect");
                    }
                    return new Signal.Left();
                },
                registry);
        assertThatThrownBy(() -> timed.execute(new Command.Claim())).hasMessage("a defect");
        assertThat(timed.execute(new Command.Retire(List.of(), List.of()))).isEqualTo(new Signal.Left());
        timed.execute(new Command.Leave());
        assertThat(List.of(calls("claim"), calls("retire"), calls("read"), calls("other")))
                .containsExactly(1L, 1L, 0L, 1L);
    }

    private long calls(String call) {
        return registry.get("delivery_outbox_call_seconds")
                .tag("call", call)
                .timer()
                .count();
    }
}
