package io.ghasi.delivery.core.scorm.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must be there before (RTE 4.1.1.2, 4.2.9, 4.2.17), how collections grow, and what there is not. */
class DataModelTableOrderTest {
    @ParameterizedTest(name = "after {0}: SetValue({1}, {2}) is 408")
    @CsvSource(delimiter = '|', textBlock = """
                |cmi.objectives.0.score.scaled|0
                |cmi.objectives.0.score.raw|0
                |cmi.objectives.0.score.min|0
                |cmi.objectives.0.score.max|0
                |cmi.objectives.0.success_status|passed
                |cmi.objectives.0.completion_status|completed
                |cmi.objectives.0.progress_measure|0
                |cmi.objectives.0.description|x
                cmi.objectives.0.id = a|cmi.objectives.1.description|x
                |cmi.interactions.0.type|choice
                |cmi.interactions.0.objectives.0.id|a
                |cmi.interactions.0.timestamp|2026
                |cmi.interactions.0.correct_responses.0.pattern|a
                |cmi.interactions.0.weighting|1
                |cmi.interactions.0.learner_response|a
                |cmi.interactions.0.result|correct
                |cmi.interactions.0.latency|PT1S
                |cmi.interactions.0.description|x
                cmi.interactions.0.id = q|cmi.interactions.1.type|choice
                cmi.interactions.0.id = q|cmi.interactions.0.learner_response|a
                cmi.interactions.0.id = q|cmi.interactions.0.correct_responses.0.pattern|a
                """)
    void what_depends_on_another_comes_after_it(@Nullable String given, String element, String value) {
        Sco sco = Sco.begun().given(given);
        String collection = element.substring(0, element.indexOf('.', "cmi.".length())) + "._count";
        String before = sco.get(collection);

        assertThat(sco.set(element, value)).isEqualTo(408);
        assertThat(sco.get(collection)).as("nothing is added").isEqualTo(before);
    }

    @ParameterizedTest(name = "after {0}: SetValue({1}, {2}) is 351")
    @CsvSource(delimiter = '|', textBlock = """
                |cmi.comments_from_learner.1.comment|x
                |cmi.comments_from_learner.1.location|x
                cmi.comments_from_learner.0.comment = x|cmi.comments_from_learner.2.timestamp|2026
                |cmi.objectives.1.id|a
                |cmi.objectives.4294967296.id|a
                cmi.objectives.0.id = a|cmi.objectives.2.id|b
                cmi.objectives.0.id = a|cmi.objectives.0.id|b
                cmi.objectives.0.id = a|cmi.objectives.1.id|a
                cmi.objectives.0.id = a; cmi.objectives.1.id = b|cmi.objectives.2.id|a
                |cmi.interactions.1.id|q
                cmi.interactions.0.id = q|cmi.interactions.2.id|r
                cmi.interactions.0.id = q|cmi.interactions.0.objectives.1.id|a
                cmi.interactions.0.id = q; cmi.interactions.0.objectives.0.id = a|cmi.interactions.0.objectives.1.id|a
                cmi.interactions.0.id = q; cmi.interactions.0.type = choice|cmi.interactions.0.correct_responses.1.pattern|a
                cmi.interactions.0.id = q; cmi.interactions.0.type = choice; cmi.interactions.0.correct_responses.0.pattern = a|cmi.interactions.0.correct_responses.2.pattern|b
                cmi.interactions.0.id = q; cmi.interactions.0.type = true-false; cmi.interactions.0.correct_responses.0.pattern = true|cmi.interactions.0.correct_responses.1.pattern|false
                cmi.interactions.0.id = q; cmi.interactions.0.type = likert; cmi.interactions.0.correct_responses.0.pattern = a|cmi.interactions.0.correct_responses.1.pattern|b
                cmi.interactions.0.id = q; cmi.interactions.0.type = numeric; cmi.interactions.0.correct_responses.0.pattern = 1[:]2|cmi.interactions.0.correct_responses.1.pattern|3[:]4
                cmi.interactions.0.id = q; cmi.interactions.0.type = other; cmi.interactions.0.correct_responses.0.pattern = a|cmi.interactions.0.correct_responses.1.pattern|b
                |adl.data.0.store|x
                |adl.data.1.store|x
                """)
    void a_collection_grows_one_by_one_and_holds_nothing_twice(@Nullable String given, String element, String value) {
        Sco sco = Sco.begun().given(given);
        String before = sco.valueOrError(element);

        assertThat(sco.set(element, value)).isEqualTo(351);
        assertThat(sco.valueOrError(element)).isEqualTo(before);
    }

    @ParameterizedTest(name = "after {0}: SetValue({1}, {2}) is taken")
    @CsvSource(delimiter = '|', textBlock = """
                |cmi.comments_from_learner.0.location|x
                |cmi.comments_from_learner.0.timestamp|2026
                cmi.comments_from_learner.0.comment = x|cmi.comments_from_learner.1.comment|x
                cmi.comments_from_learner.0.comment = x|cmi.comments_from_learner.0.comment|y
                cmi.objectives.0.id = a|cmi.objectives.0.id|a
                cmi.objectives.0.id = a|cmi.objectives.1.id|A
                cmi.objectives.0.id = a; cmi.objectives.0.success_status = passed|cmi.objectives.0.success_status|failed
                cmi.interactions.0.id = q|cmi.interactions.1.id|q
                cmi.interactions.0.id = q; cmi.interactions.0.objectives.0.id = a|cmi.interactions.0.objectives.1.id|b
                cmi.interactions.0.id = q; cmi.interactions.1.id = r; cmi.interactions.0.objectives.0.id = a|cmi.interactions.1.objectives.0.id|a
                cmi.interactions.0.id = q; cmi.interactions.0.type = choice; cmi.interactions.0.correct_responses.0.pattern = a|cmi.interactions.0.correct_responses.0.pattern|b
                cmi.interactions.0.id = q; cmi.interactions.0.type = choice; cmi.interactions.0.learner_response = a|cmi.interactions.0.learner_response|b
                """)
    void what_may_come_in_any_order_or_again_does(@Nullable String given, String element, String value) {
        Sco sco = Sco.begun().given(given);

        assertThat(sco.set(element, value)).isZero();
        assertThat(sco.get(element)).isEqualTo(value);
    }

    @ParameterizedTest(name = "after {0}: GetValue({1}) is {2}")
    @CsvSource(delimiter = '|', textBlock = """
                cmi.comments_from_learner.0.location = x; cmi.comments_from_learner.1.timestamp = 2026|cmi.comments_from_learner._count|2
                cmi.comments_from_learner.0.location = x; cmi.comments_from_learner.0.comment = x|cmi.comments_from_learner._count|1
                cmi.objectives.0.id = a; cmi.objectives.1.id = b; cmi.objectives.0.description = x|cmi.objectives._count|2
                cmi.interactions.0.id = q; cmi.interactions.1.id = q; cmi.interactions.2.id = q|cmi.interactions._count|3
                cmi.interactions.0.id = q; cmi.interactions.0.objectives.0.id = a; cmi.interactions.0.objectives.1.id = b|cmi.interactions.0.objectives._count|2
                cmi.interactions.0.id = q; cmi.interactions.1.id = r; cmi.interactions.1.objectives.0.id = a|cmi.interactions.0.objectives._count|0
                cmi.interactions.0.id = q; cmi.interactions.0.type = choice; cmi.interactions.0.correct_responses.0.pattern = a|cmi.interactions.0.correct_responses._count|1
                """)
    void a_collection_counts_what_it_has(String given, String element, String count) {
        assertThat(Sco.begun().given(given).get(element)).isEqualTo(count);
    }

    @ParameterizedTest(name = "with one of each: GetValue({0}) is 301")
    @ValueSource(
            strings = {
                "cmi.comments_from_learner.1.comment",
                "cmi.comments_from_learner.1.location",
                "cmi.comments_from_learner.1.timestamp",
                "cmi.comments_from_lms.1.comment",
                "cmi.comments_from_lms.1.location",
                "cmi.comments_from_lms.1.timestamp",
                "cmi.objectives.1.id",
                "cmi.objectives.1.score.raw",
                "cmi.objectives.1.score._children",
                "cmi.objectives.1.success_status",
                "cmi.objectives.1.completion_status",
                "cmi.objectives.1.progress_measure",
                "cmi.objectives.1.description",
                "cmi.objectives.4294967296.id",
                "cmi.objectives.99999999999999999999.id",
                "cmi.interactions.1.id",
                "cmi.interactions.1.type",
                "cmi.interactions.1.timestamp",
                "cmi.interactions.1.weighting",
                "cmi.interactions.1.learner_response",
                "cmi.interactions.1.result",
                "cmi.interactions.1.latency",
                "cmi.interactions.1.description",
                "cmi.interactions.1.objectives._count",
                "cmi.interactions.1.correct_responses._count",
                "cmi.interactions.0.objectives.0.id",
                "cmi.interactions.0.correct_responses.0.pattern",
                "adl.data.1.id",
                "adl.data.1.store",
            })
    void past_the_end_of_a_collection_there_is_nothing(String element) {
        assertThat(Sco.withOneOfEach().errorOfGetting(element)).isEqualTo(301);
    }

    @ParameterizedTest(name = "with one of each: GetValue({0}) is 301")
    @ValueSource(
            strings = {
                "cmi.completion_status._children",
                "cmi.suspend_data._children",
                "cmi.objectives.0.id._children",
                "cmi.interactions.0.objectives._children",
                "cmi.interactions.0.correct_responses._children",
                "cmi.learner_preference._count",
                "cmi.location._count",
                "cmi.objectives.0.score._count",
            })
    void only_a_parent_has_children_and_only_a_collection_a_count(String element) {
        assertThat(Sco.withOneOfEach().errorOfGetting(element)).isEqualTo(301);
    }

    @ParameterizedTest(name = "GetValue({0}) and SetValue({0}, x) are 401")
    @ValueSource(
            strings = {
                "cmi",
                "adl",
                "nothing",
                "cmi.nothing",
                "adl.nothing",
                "adl.nav",
                "adl.nav.nothing",
                "adl.nav.request_valid",
                "adl.nav.request_valid.suspendAll",
                "adl.data",
                "adl.data.0",
                "adl.data.0.nothing",
                "cmi.Location",
                "CMI.location",
                "cmi.location.0",
                "cmi.location.nothing",
                "cmi..location",
                "cmi.location.",
                ".cmi.location",
                " cmi.location",
                "cmi.core.lesson_status",
                "cmi.score",
                "cmi.score.average",
                "cmi.learner_preference",
                "cmi.learner_preference.speed",
                "cmi.comments_from_learner",
                "cmi.comments_from_learner.0",
                "cmi.comments_from_learner.0.nothing",
                "cmi.comments_from_lms",
                "cmi.comments_from_lms.0.nothing",
                "cmi.objectives",
                "cmi.objectives.0",
                "cmi.objectives.id",
                "cmi.objectives.first.id",
                "cmi.objectives.n.id",
                "cmi.objectives.n.description",
                "cmi.objectives.n.score._children",
                "cmi.comments_from_learner.n.comment",
                "cmi.interactions.0.objectives.n.id",
                "cmi.objectives.0.nothing",
                "cmi.objectives.0.score",
                "cmi.objectives.0.score.average",
                "cmi.interactions",
                "cmi.interactions.0",
                "cmi.interactions.0.nothing",
                "cmi.interactions.0.objectives",
                "cmi.interactions.0.objectives.0.description",
                "cmi.interactions.0.correct_responses",
                "cmi.interactions.0.correct_responses.0.nothing",
            })
    void there_is_no_other_element(String element) {
        Sco sco = Sco.withOneOfEach();

        assertThat(sco.errorOfGetting(element)).isEqualTo(401);
        assertThat(sco.set(element, "x")).isEqualTo(401);
    }
}
