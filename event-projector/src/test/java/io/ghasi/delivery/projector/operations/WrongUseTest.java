package io.ghasi.delivery.projector.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrongUseTest {
    // There is nothing that it could be changed in: it is told before anything is looked for.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dlq",
                "dlq show",
                "dlq show x",
                "dlq show 0",
                "dlq drop 1",
                "dlq list 1",
                "replay",
                "replay --from",
                "replay --from 7",
                "replay --from yesterday",
                "replay --from 2999-01-01T00:00:00Z",
                "replay --since 7"
            })
    void what_is_not_asked_properly_ends_with_2_and_changes_nothing(String line) throws InterruptedException {
        Said said = Said.to(Map.of(), line.split(" "));
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).startsWith("delivery: ").hasLineCount(1);
    }
}
