package io.ghasi.delivery.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    @Test
    void without_options_the_standard_settings_hold() {
        assertThat(Arguments.parse(List.of("navigate"))).isEqualTo(new Arguments(Settings.standard(), false, false));
    }

    @Test
    void every_option_is_read() {
        Arguments read = Arguments.parse(
                List.of("navigate", "--json", "--save", "--sessions", "1000000", "--seconds", "5", "--rounds", "2"));

        assertThat(read.json() && read.save()).isTrue();
        assertThat(read.settings().population().sessions()).isEqualTo(1_000_000);
        assertThat(read.settings().each()).isEqualTo(Duration.ofSeconds(5));
        assertThat(read.settings().rounds()).isEqualTo(2);
    }

    @Test
    void a_run_of_commits_knows_the_same_options() {
        assertThat(Arguments.parse(List.of("runtime", "--json", "--rounds", "1")))
                .isEqualTo(Arguments.parse(List.of("navigate", "--json", "--rounds", "1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "relay",
                "navigate --sessions",
                "navigate --sessions 7",
                "navigate --fast",
                "navigate --rounds x"
            })
    void anything_else_is_refused(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> Arguments.parse(List.of(line.split(" ", -1))));
    }
}
