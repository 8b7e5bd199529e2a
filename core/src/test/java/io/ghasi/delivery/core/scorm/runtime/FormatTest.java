package io.ghasi.delivery.core.scorm.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A row for each element and kind of value: what is taken (0), what is no such value (406), what is out of bounds (407), what is not content's to write (404). */
class FormatTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "cmi._version|1.0|404",
                "cmi.completion_status|completed|0",
                "cmi.completion_status|not attempted|0",
                "cmi.completion_status|done|406",
                "cmi.completion_threshold|0.5|404",
                "cmi.credit|credit|404",
                "cmi.entry|resume|404",
                "cmi.exit|suspend|0",
                "cmi.exit|\"\"|0",
                "cmi.exit|later|406",
                "cmi.launch_data|x|404",
                "cmi.learner_id|x|404",
                "cmi.learner_name|x|404",
                "cmi.learner_preference.audio_level|1.5|0",
                "cmi.learner_preference.audio_level|-1|407",
                "cmi.learner_preference.audio_level|loud|406",
                "cmi.learner_preference.language|en-GB|0",
                "cmi.learner_preference.language|\"\"|0",
                "cmi.learner_preference.language|english!|406",
                "cmi.learner_preference.delivery_speed|2|0",
                "cmi.learner_preference.delivery_speed|-0.1|407",
                "cmi.learner_preference.audio_captioning|-1|0",
                "cmi.learner_preference.audio_captioning|2|406",
                "cmi.location|anywhere|0",
                "cmi.max_time_allowed|PT1H|404",
                "cmi.mode|normal|404",
                "cmi.progress_measure|1|0",
                "cmi.progress_measure|1.01|407",
                "cmi.progress_measure|half|406",
                "cmi.scaled_passing_score|1|404",
                "cmi.score.scaled|-1|0",
                "cmi.score.scaled|-1.1|407",
                "cmi.score.raw|75.5|0",
                "cmi.score.raw|1e3|406",
                "cmi.score.min|.5|0",
                "cmi.score.max|-|406",
                "cmi.session_time|PT1H30M5.25S|0",
                "cmi.session_time|P1Y2M3D|0",
                "cmi.session_time|P|406",
                "cmi.session_time|P1DT|406",
                "cmi.session_time|PT1.5H|406",
                "cmi.session_time|00:10:00|406",
                "cmi.success_status|failed|0",
                "cmi.success_status|completed|406",
                "cmi.suspend_data|{}|0",
                "cmi.time_limit_action|exit,message|404",
                "cmi.total_time|PT1H|404",
                "cmi.comments_from_learner.0.comment|{lang=de}gut|0",
                "cmi.comments_from_learner.0.comment|{lang=}gut|406",
                "cmi.comments_from_learner.0.location|page 3|0",
                "cmi.comments_from_learner.0.timestamp|2026-11-28T10:00:00.25+01:00|0",
                "cmi.comments_from_learner.0.timestamp|2026|0",
                "cmi.comments_from_learner.0.timestamp|2026-13|406",
                "cmi.comments_from_learner.0.timestamp|1969|406",
                "cmi.comments_from_lms.0.comment|x|404",
                "cmi.objectives.0.id|urn:ADL:objective-1|0",
                "cmi.objectives.0.id|urn:nothing|406",
                "cmi.objectives.0.id|two words|406",
                "cmi.objectives.0.id|\"\"|406",
                "cmi.interactions.0.id|q|0",
                "adl.nav.request|suspendAll|0",
                "adl.nav.request|forward|406",
                "adl.data.0.id|x|404",
                "adl.data.0.store|x|351",
                "cmi.nothing|x|401",
                "cmi.score|x|401",
                "nothing|x|401",
                "cmi.objectives.01.id|x|401",
                "cmi.objectives.n.id|x|401",
            })
    void a_value_is_taken_or_refused(String element, String value, int error) {
        assertThat(set(new RuntimeData(NavigationAnswers.UNKNOWN), element, value))
                .isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "true-false|true|0|0",
                "true-false|yes|406|406",
                "choice|\"\"|0|0",
                "choice|a[,]b|0|0",
                "choice|a b|406|406",
                "fill-in|{lang=en}a[,]b|0|0",
                "fill-in|{case_matters=true}{order_matters=false}a|0|0",
                "fill-in|{case_matters=maybe}a|0|406",
                "long-fill-in|{lang=x y}a|406|406",
                "likert|agree|0|0",
                "likert|\"\"|406|406",
                "matching|a[.]1[,]b[.]2|0|0",
                "matching|a[,]b|406|406",
                "performance|s1[.]done[,]s2[.]|0|0",
                "performance|{order_matters=true}s1[.]1[:]2|406|0",
                "performance|[.]|406|406",
                "sequencing|a[,]b[,]a|0|0",
                "numeric|1.5|0|0",
                "numeric|1[:]2|406|0",
                "numeric|2[:]1|406|406",
                "numeric|[:]|406|0",
                "other|anything at all|0|0",
            })
    void what_is_answered_and_what_is_right_has_the_form_of_its_type(
            String type, String value, int response, int pattern) {
        RuntimeData data = new RuntimeData(NavigationAnswers.UNKNOWN);
        set(data, "cmi.interactions.0.id", "q");
        set(data, "cmi.interactions.0.type", type);

        assertThat(set(data, "cmi.interactions.0.learner_response", value)).isEqualTo(response);
        assertThat(set(data, "cmi.interactions.0.correct_responses.0.pattern", value))
                .isEqualTo(pattern);
    }

    @Test
    void what_is_longer_than_must_be_kept_is_kept() {
        RuntimeData data = new RuntimeData(NavigationAnswers.UNKNOWN);
        String long_ = "x".repeat(64_001);

        assertThat(set(data, "cmi.suspend_data", long_)).isZero();
        assertThat(data.get("cmi.suspend_data").value()).isEqualTo(long_);
    }

    @Test
    void every_value_that_an_element_begins_with_is_one_that_it_may_have() {
        DataModel.ALL.elements().forEach((name, element) -> {
            if (element.initial() != null) {
                assertThat(element.format().check(Objects.requireNonNull(element.initial())))
                        .as(name)
                        .isEqualTo(ErrorCode.NO_ERROR);
            }
        });
    }

    private static int set(RuntimeData data, String element, String value) {
        return data.set(element, value).error().number();
    }
}
