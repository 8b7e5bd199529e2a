package io.ghasi.delivery.core.scorm.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {
    private final Api api = new Api(new RuntimeData(request -> request.equals("continue") ? "true" : "false"));

    private void told(Answer answer, String value, int error) {
        assertThat(answer.value() + " " + answer.error().number()).isEqualTo(value + " " + error);
        assertThat(api.getLastError()).isEqualTo(Integer.toString(error));
    }

    @Test
    void before_it_is_initialized_nothing_works() {
        told(api.getValue("cmi.location"), "", 122);
        told(api.setValue("cmi.location", "1"), "false", 132);
        told(api.commit(""), "false", 142);
        told(api.terminate(""), "false", 112);
        told(api.initialize("x"), "false", 201);
        told(api.initialize(""), "true", 0);
        told(api.initialize(""), "false", 103);
    }

    @Test
    void after_it_is_terminated_nothing_works_any_more() {
        api.initialize("");
        told(api.terminate("x"), "false", 201);
        told(api.terminate(""), "true", 0);
        told(api.getValue("cmi.location"), "", 123);
        told(api.setValue("cmi.location", "1"), "false", 133);
        told(api.commit(""), "false", 143);
        told(api.terminate(""), "false", 113);
        told(api.initialize(""), "false", 104);
    }

    @Test
    void an_error_stays_until_the_next_call_and_its_text_can_be_asked_for() {
        api.initialize("");
        told(api.getValue("cmi.nothing"), "", 401);
        assertThat(api.getErrorString("401")).isEqualTo("Undefined Data Model Element");
        assertThat(api.getErrorString("999")).isEmpty();
        assertThat(api.getDiagnostic("")).isEqualTo("Undefined Data Model Element");
        assertThat(api.getLastError()).isEqualTo("401");
        told(api.getValue("cmi.credit"), "credit", 0);
    }

    @Test
    void what_nobody_set_has_no_value() {
        api.initialize("");
        told(api.getValue("cmi.location"), "", 403);
        told(api.getValue("cmi.completion_status"), "unknown", 0);
        told(api.getValue("cmi.total_time"), "PT0H0M0S", 0);
        told(api.getValue("cmi.session_time"), "", 405);
        told(api.getValue("cmi.exit"), "", 405);
        told(api.getValue(""), "", 301);
        told(api.setValue("", "1"), "false", 351);
    }

    @Test
    void the_model_says_what_it_has() {
        api.initialize("");
        told(api.getValue("cmi._version"), "1.0", 0);
        told(api.getValue("cmi.score._children"), "scaled,min,max,raw", 0);
        told(api.getValue("cmi.objectives._count"), "0", 0);
        told(api.getValue("cmi.location._children"), "", 301);
        told(api.getValue("cmi.score._count"), "", 301);
        told(api.getValue("cmi.nothing._count"), "", 401);
        told(api.getValue("cmi.objectives.0.score._children"), "", 301);
        told(api.setValue("cmi.objectives._count", "1"), "false", 404);
        told(api.setValue("cmi._version", "2"), "false", 404);
    }

    @Test
    void an_objective_has_its_identifier_first_and_for_good() {
        api.initialize("");
        told(api.setValue("cmi.objectives.0.success_status", "passed"), "false", 408);
        told(api.setValue("cmi.objectives.1.id", "b"), "false", 351);
        told(api.setValue("cmi.objectives.0.id", "a"), "true", 0);
        told(api.setValue("cmi.objectives.1.id", "a"), "false", 351);
        told(api.setValue("cmi.objectives.0.id", "c"), "false", 351);
        told(api.setValue("cmi.objectives.0.id", "a"), "true", 0);
        told(api.setValue("cmi.objectives.0.score.scaled", "-0.5"), "true", 0);
        told(api.getValue("cmi.objectives._count"), "1", 0);
        told(api.getValue("cmi.objectives.0.success_status"), "unknown", 0);
        told(api.getValue("cmi.objectives.0.score.raw"), "", 403);
        told(api.getValue("cmi.objectives.1.id"), "", 301);
    }

    @Test
    void an_interaction_has_a_type_before_it_has_answers() {
        api.initialize("");
        told(api.setValue("cmi.interactions.0.type", "choice"), "false", 408);
        told(api.setValue("cmi.interactions.0.id", "urn:x:q1"), "true", 0);
        told(api.setValue("cmi.interactions.0.learner_response", "a"), "false", 408);
        told(api.setValue("cmi.interactions.0.type", "choice"), "true", 0);
        told(api.setValue("cmi.interactions.0.learner_response", "a[,]a"), "false", 406);
        told(api.setValue("cmi.interactions.0.learner_response", "a[,]b"), "true", 0);
        told(api.setValue("cmi.interactions.0.correct_responses.0.pattern", "a[,]b"), "true", 0);
        told(api.setValue("cmi.interactions.0.correct_responses.1.pattern", "a[,]b"), "false", 351);
        told(api.setValue("cmi.interactions.0.correct_responses.1.pattern", "b"), "true", 0);
        told(api.getValue("cmi.interactions.0.correct_responses._count"), "2", 0);
        told(api.setValue("cmi.interactions.0.type", "numeric"), "true", 0);
        told(api.setValue("cmi.interactions.0.correct_responses.1.pattern", "1[:]2"), "false", 351);
    }

    @Test
    void where_there_is_a_threshold_it_decides() {
        api.data().put("cmi.scaled_passing_score", "0.8");
        api.data().put("cmi.completion_threshold", "0.5");
        api.initialize("");
        told(api.setValue("cmi.success_status", "passed"), "true", 0);
        told(api.getValue("cmi.success_status"), "unknown", 0);
        told(api.setValue("cmi.score.scaled", "0.79"), "true", 0);
        told(api.getValue("cmi.success_status"), "failed", 0);
        told(api.setValue("cmi.progress_measure", "0.5"), "true", 0);
        told(api.getValue("cmi.completion_status"), "completed", 0);
    }

    @Test
    void navigation_is_asked_of_whoever_knows() {
        api.initialize("");
        told(api.getValue("adl.nav.request_valid.continue"), "true", 0);
        told(api.getValue("adl.nav.request_valid.choice.{target=a.b}"), "false", 0);
        told(api.getValue("adl.nav.request_valid.exit"), "", 401);
        told(api.setValue("adl.nav.request_valid.continue", "true"), "false", 404);
        told(api.setValue("adl.nav.request", "{target=a.b}choice"), "true", 0);
        told(api.setValue("adl.nav.request", "choice"), "false", 406);
    }

    @Test
    void shared_data_has_as_many_stores_as_the_package_says() {
        api.data().put("adl.data.0.id", "store");
        api.initialize("");
        told(api.getValue("adl.data.0.store"), "", 403);
        told(api.setValue("adl.data.0.store", "x"), "true", 0);
        told(api.setValue("adl.data.0.id", "y"), "false", 404);
        told(api.setValue("adl.data.1.store", "x"), "false", 351);
    }

    @Test
    void nothing_grows_without_end() {
        Api api = new Api(new RuntimeData(NavigationAnswers.UNKNOWN));
        api.initialize("");
        for (int i = 0; i < 2_500; i++) {
            assertThat(api.setValue("cmi.objectives." + i + ".id", "o" + i).isGood())
                    .isTrue();
        }
        assertThat(api.setValue("cmi.objectives.2500.id", "o").error()).isEqualTo(ErrorCode.GENERAL_SET_FAILURE);

        String large = "x".repeat(1 << 20);
        assertThat(api.setValue("cmi.suspend_data", large).isGood()).isTrue();
        assertThat(api.setValue("cmi.suspend_data", large).isGood()).isTrue();
        assertThat(api.setValue("cmi.location", large).error()).isEqualTo(ErrorCode.GENERAL_SET_FAILURE);
        assertThat(api.getValue("cmi.suspend_data").value()).isEqualTo(large);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\uD83D", "\uDE00", "\uDE00\uD83D", "\uD83Dx"})
    void what_is_no_character_is_refused(String value) {
        Api api = new Api(new RuntimeData(NavigationAnswers.UNKNOWN));
        api.initialize("");

        assertThat(api.setValue("cmi.suspend_data", value).error()).isEqualTo(ErrorCode.TYPE_MISMATCH);
        assertThat(api.setValue("cmi.suspend_data", "\uD83D\uDE00\u0001\uFFFF").isGood())
                .isTrue();
    }
}
