package io.ghasi.delivery.core.scorm12;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimespanTest {
    @ParameterizedTest
    @CsvSource({
        "00:00:00, 00:00:00, 0000:00:00.00",
        "00:59:59.5, 00:00:00.50, 0001:00:00.00",
        "00:00:00.05, 00:00:00.5, 0000:00:00.55",
        "00:99:99, 00:00:00, 0001:40:39.00",
        "9999:59:59.99, 00:00:00.01, 9999:59:59.99",
        "9999:99:99.99, 9999:99:99.99, 9999:59:59.99"
    })
    void are_added_up_to_the_longest_that_can_be_written(String one, String other, String sum) {
        assertThat(Timespan.sum(one, other)).isEqualTo(sum);
        assertThat(Timespan.sum(other, one)).isEqualTo(sum);
        assertThat(Timespan.isTimespan(sum)).isTrue();
    }
}
