package io.ghasi.delivery.core.scorm.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The elements of RTE 4.2 and SN 5.6, written down from the specification: who may write and read each, what it holds before anybody did. */
class DataModelTableTest {
    @ParameterizedTest(name = "SetValue({0}, {1}) is 404")
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
                cmi._version|1.0
                cmi.comments_from_learner._children|comment
                cmi.comments_from_learner._count|1
                cmi.comments_from_lms._children|comment
                cmi.comments_from_lms._count|1
                cmi.comments_from_lms.0.comment|x
                cmi.comments_from_lms.0.location|x
                cmi.comments_from_lms.0.timestamp|2026-01-01T00:00:00
                cmi.completion_threshold|0.5
                cmi.completion_threshold|high
                cmi.credit|credit
                cmi.credit|""
                cmi.entry|resume
                cmi.interactions._children|id
                cmi.interactions._count|1
                cmi.interactions.0.objectives._count|1
                cmi.interactions.0.correct_responses._count|1
                cmi.launch_data|x
                cmi.learner_id|x
                cmi.learner_name|x
                cmi.learner_preference._children|language
                cmi.max_time_allowed|PT1H
                cmi.max_time_allowed|long
                cmi.mode|normal
                cmi.mode|dark
                cmi.objectives._children|id
                cmi.objectives._count|1
                cmi.objectives.0.score._children|raw
                cmi.scaled_passing_score|0.5
                cmi.scaled_passing_score|2
                cmi.score._children|raw
                cmi.time_limit_action|exit,message
                cmi.time_limit_action|explode
                cmi.total_time|PT1H
                cmi.total_time|""
                adl.data._children|id
                adl.data._count|1
                adl.data.0.id|x
                adl.nav.request_valid.continue|true
                adl.nav.request_valid.previous|true
                adl.nav.request_valid.choice.{target=a}|true
                adl.nav.request_valid.jump.{target=a}|true
                """)
    void what_content_may_only_read_it_cannot_write(String element, String value) {
        Sco sco = Sco.withOneOfEach();
        String before = sco.valueOrError(element);

        assertThat(sco.set(element, value)).isEqualTo(404);
        assertThat(sco.valueOrError(element)).isEqualTo(before);
    }

    @ParameterizedTest(name = "GetValue({0}) is 405, before and after it is set to {1}")
    @CsvSource({"cmi.exit, suspend", "cmi.session_time, PT1H"})
    void what_content_may_only_write_it_cannot_read(String element, String value) {
        Sco sco = Sco.begun();

        assertThat(sco.errorOfGetting(element)).isEqualTo(405);
        assertThat(sco.set(element, value)).isZero();
        assertThat(sco.errorOfGetting(element)).isEqualTo(405);
    }

    @ParameterizedTest(name = "GetValue({0}) is {1}")
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
                cmi._version|1.0
                cmi.comments_from_learner._count|1
                cmi.comments_from_lms._count|1
                cmi.completion_status|unknown
                cmi.credit|credit
                cmi.entry|ab-initio
                cmi.interactions._count|1
                cmi.interactions.0.objectives._count|0
                cmi.interactions.0.correct_responses._count|0
                cmi.learner_preference.audio_level|1
                cmi.learner_preference.language|""
                cmi.learner_preference.delivery_speed|1
                cmi.learner_preference.audio_captioning|0
                cmi.mode|normal
                cmi.objectives._count|1
                cmi.objectives.0.success_status|unknown
                cmi.objectives.0.completion_status|unknown
                cmi.success_status|unknown
                cmi.time_limit_action|continue,no message
                cmi.total_time|PT0H0M0S
                adl.data._count|1
                adl.nav.request|_none_
                adl.nav.request_valid.continue|unknown
                adl.nav.request_valid.previous|unknown
                adl.nav.request_valid.choice.{target=a}|unknown
                adl.nav.request_valid.jump.{target=a}|unknown
                """)
    void what_nobody_set_may_still_hold_something(String element, String value) {
        assertThat(Sco.withOneOfEach().get(element)).isEqualTo(value);
    }

    @ParameterizedTest(name = "GetValue({0}) is 0")
    @ValueSource(
            strings = {
                "cmi.comments_from_learner._count",
                "cmi.comments_from_lms._count",
                "cmi.interactions._count",
                "cmi.objectives._count",
                "adl.data._count"
            })
    void a_collection_begins_empty(String element) {
        assertThat(Sco.begun().get(element)).isEqualTo("0");
    }

    @ParameterizedTest(name = "GetValue({0}) is 403")
    @ValueSource(
            strings = {
                "cmi.comments_from_learner.0.location",
                "cmi.comments_from_learner.0.timestamp",
                "cmi.comments_from_lms.0.location",
                "cmi.comments_from_lms.0.timestamp",
                "cmi.completion_threshold",
                "cmi.interactions.0.type",
                "cmi.interactions.0.timestamp",
                "cmi.interactions.0.weighting",
                "cmi.interactions.0.learner_response",
                "cmi.interactions.0.result",
                "cmi.interactions.0.latency",
                "cmi.interactions.0.description",
                "cmi.launch_data",
                "cmi.location",
                "cmi.max_time_allowed",
                "cmi.objectives.0.score.scaled",
                "cmi.objectives.0.score.raw",
                "cmi.objectives.0.score.min",
                "cmi.objectives.0.score.max",
                "cmi.objectives.0.progress_measure",
                "cmi.objectives.0.description",
                "cmi.progress_measure",
                "cmi.scaled_passing_score",
                "cmi.score.scaled",
                "cmi.score.raw",
                "cmi.score.min",
                "cmi.score.max",
                "cmi.suspend_data",
                "adl.data.0.store",
            })
    void what_nobody_set_may_hold_nothing(String element) {
        assertThat(Sco.withOneOfEach().errorOfGetting(element)).isEqualTo(403);
    }

    @ParameterizedTest(name = "GetValue({0}) is {1} in any order")
    @CsvSource(delimiter = '|', textBlock = """
                cmi.comments_from_learner._children|comment,location,timestamp
                cmi.comments_from_lms._children|comment,location,timestamp
                cmi.interactions._children|id,type,objectives,timestamp,correct_responses,weighting,learner_response,result,latency,description
                cmi.learner_preference._children|audio_level,language,delivery_speed,audio_captioning
                cmi.objectives._children|id,score,success_status,completion_status,progress_measure,description
                cmi.objectives.0.score._children|scaled,raw,min,max
                cmi.score._children|scaled,raw,min,max
                adl.data._children|id,store
                """)
    void an_element_names_its_children(String element, String children) {
        assertThat(Sco.withOneOfEach().get(element).split(",", -1)).containsExactlyInAnyOrder(children.split(",", -1));
    }

    @ParameterizedTest(name = "{0} put by the platform as {1}")
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
                cmi.comments_from_lms.0.comment|{lang=fr}bravo
                cmi.comments_from_lms.0.location|page 3
                cmi.comments_from_lms.0.timestamp|2026-01-01T00:00:00
                cmi.completion_threshold|0.8
                cmi.credit|no-credit
                cmi.entry|resume
                cmi.entry|""
                cmi.launch_data|a=1&b=2
                cmi.learner_id|urn:x:learner-7
                cmi.learner_name|{lang=en}Noether, Emmy
                cmi.max_time_allowed|PT1H
                cmi.mode|browse
                cmi.mode|review
                cmi.scaled_passing_score|-0.5
                cmi.time_limit_action|exit,message
                cmi.time_limit_action|continue,message
                cmi.time_limit_action|exit,no message
                cmi.total_time|P1DT2H
                adl.data.0.id|another-store
                """)
    void what_the_platform_puts_there_content_reads(String element, String value) {
        Sco sco = Sco.begun();

        sco.put(element, value);

        assertThat(sco.get(element)).isEqualTo(value);
    }
}
