package io.ghasi.delivery.core.scorm12;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedbackTest {
    private static final int MANY = 200_000;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "true-false|t|true",
                "true-false|false|true",
                "true-false|1|true",
                "true-false|yes|false",
                "choice|a|true",
                "choice|a,b,3|true",
                "choice|{a,b}|true",
                "choice|the_second_answer,b|true",
                "choice|a,,b|false",
                "choice|{a,b|false",
                "fill-in|anything at all, {really}|true",
                "likert|7|true",
                "likert|agree|true",
                "matching|1.c|true",
                "matching|{1.c,2.b}|true",
                "matching|left.right,up.down|true",
                "matching|1c|false",
                "matching|1.|false",
                "performance|any thing|true",
                "sequencing|a,b,a|true",
                "sequencing|{a,b}|false",
                "numeric|-1.5|true",
                "numeric|one|false",
                "numeric|1:2|false",
            })
    void an_answer_has_the_form_of_its_type(String type, String value, boolean good) {
        Api api = Api.first(Launches.PLAIN);
        api.lmsInitialize("");
        api.lmsSetValue("cmi.interactions.0.type", type);

        assertThat(api.lmsSetValue("cmi.interactions.0.student_response", value))
                .isEqualTo(Boolean.toString(good));
        assertThat(api.lmsSetValue("cmi.interactions.0.correct_responses.0.pattern", value))
                .isEqualTo(Boolean.toString(good));
        assertThat(api.lmsSetValue("cmi.interactions.0.student_response", "")).isEqualTo("true");
    }

    @Test
    void long_answers_are_read_without_running_out_of_stack() {
        assertThat(Feedback.isGood("choice", "a" + ",a".repeat(MANY))).isTrue();
        assertThat(Feedback.isGood("matching", "{a.b" + ",a.b".repeat(MANY) + "}"))
                .isTrue();
        assertThat(Feedback.isGood("sequencing", "a" + ",a".repeat(MANY) + ",")).isFalse();
        assertThat(Feedback.isGood("choice", "{".repeat(MANY))).isFalse();
    }
}
