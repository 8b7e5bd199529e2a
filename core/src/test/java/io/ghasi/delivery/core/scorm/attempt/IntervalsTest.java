package io.ghasi.delivery.core.scorm.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalsTest {
    @ParameterizedTest
    @CsvSource({
        "PT0H0M0S, PT1S, PT1S",
        "PT59M59.5S, PT0.5S, PT1H0S",
        "PT1.25S, PT1.25S, PT2.5S",
        "PT23H, PT1H30M, P1DT30M0S",
        "P11M, P1M, P1YT0S",
        "P2D, P40D, P42DT0S",
        "PT0S, PT0S, PT0S",
        "P1Y2M3DT4H5M6.07S, P1Y, P2Y2M3DT4H5M6.07S"
    })
    void are_added(String one, String other, String sum) {
        assertThat(Intervals.sum(one, other)).isEqualTo(sum);
        assertThat(Intervals.sum(other, one)).isEqualTo(sum);
    }
}
