package io.ghasi.delivery.bench.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static final Map<String, Integer> NUMBERS = Map.of("minutes", 10, "rate", 1_000);

    @Test
    void what_is_not_given_is_as_usual() {
        assertThat(Options.read(List.of(), NUMBERS))
                .isEqualTo(new Options(NUMBERS, List.of(Sync.ALWAYS, Sync.NOW_AND_THEN), false, false));
    }

    @Test
    void what_is_given_counts() {
        assertThat(Options.read(List.of("--save", "--rate", "20", "--sync", "lazy", "--json"), NUMBERS))
                .isEqualTo(new Options(Map.of("minutes", 10, "rate", 20), List.of(Sync.NOW_AND_THEN), true, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rate", "--rate 0", "--rate x", "--times 3", "--sync", "--sync never", "rate 3", "save"})
    void what_is_wrong_is_refused_with_the_usage(String words) {
        assertThatThrownBy(() -> Options.read(List.of(words.split(" ", -1)), NUMBERS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("usage: bench relay");
    }
}
