package io.ghasi.delivery.core.scorm.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the package sets a threshold, it and the measure decide, not what content said (RTE 4.2.4.1, 4.2.22.1). */
class DataModelTableStatusTest {
    @ParameterizedTest(name = "threshold {0}, measure {1}, content said {2}: {3}")
    @CsvSource(textBlock = """
                ,    ,          ,           unknown
                ,    0.9,       ,           unknown
                ,    0.1,       completed,  completed
                ,    ,          incomplete, incomplete
                ,    ,          not attempted, not attempted
                0.8, ,          ,           unknown
                0.8, ,          completed,  unknown
                0.8, 0.8,       incomplete, completed
                0.8, 0.80,      ,           completed
                0.8, 0.7999999, completed,  incomplete
                0.8, 1,         ,           completed
                0,   0,         ,           completed
                1,   0.9999999, ,           incomplete
                1.0, 1,         ,           completed
                """)
    void completion_is_what_the_threshold_makes_it(
            @Nullable String threshold, @Nullable String measure, @Nullable String said, String status) {
        decided(
                "cmi.completion_threshold",
                threshold,
                "cmi.progress_measure",
                measure,
                "cmi.completion_status",
                said,
                status);
    }

    @ParameterizedTest(name = "passing score {0}, score {1}, content said {2}: {3}")
    @CsvSource(textBlock = """
                ,    ,          ,       unknown
                ,    0.9,       ,       unknown
                ,    0.1,       passed, passed
                ,    ,          failed, failed
                0.5, ,          ,       unknown
                0.5, ,          passed, unknown
                0.5, 0.5,       failed, passed
                0.5, 0.4999999, passed, failed
                0,   -0.1,      passed, failed
                0,   0,         ,       passed
                -1,  -1,        ,       passed
                1,   0.9999999, ,       failed
                1.0, 1,         ,       passed
                """)
    void success_is_what_the_passing_score_makes_it(
            @Nullable String threshold, @Nullable String score, @Nullable String said, String status) {
        decided("cmi.scaled_passing_score", threshold, "cmi.score.scaled", score, "cmi.success_status", said, status);
    }

    private static void decided(
            String thresholdElement,
            @Nullable String threshold,
            String measureElement,
            @Nullable String measure,
            String statusElement,
            @Nullable String said,
            String status) {
        Sco sco = Sco.begun();
        if (threshold != null) {
            sco.put(thresholdElement, threshold);
        }
        sco.given(said == null ? null : statusElement + " = " + said);
        sco.given(measure == null ? null : measureElement + " = " + measure);

        assertThat(sco.get(statusElement)).isEqualTo(status);
    }
}
