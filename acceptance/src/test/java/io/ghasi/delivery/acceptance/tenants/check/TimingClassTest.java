package io.ghasi.delivery.acceptance.tenants.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of two milliseconds on a noisy machine: the noise lasts for a while, and now and then something stalls. */
class TimingClassTest {
    private static final int PAIRS = 150;
    private static final double USUAL_NANOS = 2e6;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void noise_is_no_difference(long seed) {
        assertThat(sample(seed, 0).side()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void half_as_long_again_is_one(long seed) {
        assertThat(sample(seed, USUAL_NANOS / 2).side()).isEqualTo(1);
        assertThat(sample(seed, -USUAL_NANOS / 2).side()).isEqualTo(-1);
    }

    private static TimingClass sample(long seed, double shift) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] first = new long[PAIRS];
        long[] second = new long[PAIRS];
        double load = 1;
        for (int i = 0; i < PAIRS; i++) {
            load = Math.clamp(load * random.nextDouble(0.8, 1.25), 0.7, 6);
            first[i] = (long) (load * USUAL_NANOS * noise(random));
            second[i] = (long) (load * (USUAL_NANOS + shift) * noise(random));
        }
        return TimingClass.of(first, second);
    }

    private static double noise(SplittableRandom random) {
        return random.nextInt(20) == 0 ? random.nextDouble(5, 50) : random.nextDouble(0.8, 1.3);
    }
}
