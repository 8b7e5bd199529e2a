package io.ghasi.delivery.core.scorm12;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.scorm.runtime.Api.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApiTest {
    private final Api api = Api.first(Launches.PLAIN);

    private void told(String told, String value, String error) {
        assertThat(told + " " + api.lmsGetLastError()).isEqualTo(value + " " + error);
    }

    @Test
    void before_it_is_initialized_nothing_works() {
        assertThat(api.lmsGetLastError()).isEqualTo("0");
        told(api.lmsGetValue("cmi.core.student_id"), "", "301");
        told(api.lmsSetValue("cmi.core.lesson_location", "1"), "false", "301");
        told(api.lmsCommit(""), "false", "301");
        told(api.lmsFinish(""), "false", "301");
        told(api.lmsInitialize("x"), "false", "201");
        told(api.lmsInitialize(""), "true", "0");
    }

    @Test
    void while_it_runs_everything_works_and_it_is_initialized_once() {
        told(api.lmsInitialize(""), "true", "0");
        told(api.lmsInitialize(""), "false", "101");
        told(api.lmsGetValue("cmi.core.student_id"), "u1", "0");
        told(api.lmsSetValue("cmi.core.lesson_location", "1"), "true", "0");
        told(api.lmsCommit("x"), "false", "201");
        told(api.lmsCommit(""), "true", "0");
        told(api.lmsFinish("x"), "false", "201");
        told(api.lmsFinish(""), "true", "0");
    }

    @Test
    void after_it_has_finished_nothing_works_any_more() {
        api.lmsInitialize("");
        api.lmsFinish("");
        told(api.lmsGetValue("cmi.core.student_id"), "", "301");
        told(api.lmsSetValue("cmi.core.lesson_location", "1"), "false", "301");
        told(api.lmsCommit(""), "false", "301");
        told(api.lmsFinish(""), "false", "301");
        told(api.lmsInitialize(""), "false", "101");
        assertThat(api.stage()).isEqualTo(Stage.TERMINATED);
    }

    @Test
    void an_error_stays_until_the_next_call_and_its_text_can_be_asked_for() {
        api.lmsInitialize("");
        told(api.lmsGetValue("cmi.nothing"), "", "401");
        assertThat(api.lmsGetErrorString("401")).isEqualTo("Not implemented error");
        assertThat(api.lmsGetErrorString("999")).isEmpty();
        assertThat(api.lmsGetErrorString("")).isEmpty();
        assertThat(api.lmsGetDiagnostic("")).isEqualTo("Not implemented error");
        assertThat(api.lmsGetDiagnostic("301")).isEqualTo("Not initialized");
        assertThat(api.lmsGetLastError()).isEqualTo("401");
        told(api.lmsGetValue("cmi.core.credit"), "credit", "0");
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void every_code_has_a_text(ErrorCode code) {
        assertThat(api.lmsGetErrorString(code.code())).isNotEmpty();
    }

    @Test
    void comments_are_added_to_one_another_as_long_as_there_is_room_for_all_of_them() {
        String piece = "x".repeat(1 << 19);
        api.lmsInitialize("");

        for (int i = 0; i < 3; i++) {
            assertThat(api.lmsSetValue("cmi.comments", piece)).isEqualTo("true");
        }
        assertThat(api.lmsSetValue("cmi.comments", piece)).isEqualTo("false");
        assertThat(api.lmsGetLastError()).isEqualTo("101");
        assertThat(api.lmsGetValue("cmi.comments")).hasSize(3 << 19);
    }

    @Test
    void it_goes_on_from_a_snapshot_as_if_nothing_had_been_in_between() {
        api.lmsInitialize("");
        api.lmsSetValue("cmi.objectives.0.id", "a");
        api.lmsSetValue("cmi.comments", "one");
        api.lmsGetValue("cmi.core.exit");

        Api restored = Api.restore(api.snapshot());

        assertThat(restored.snapshot()).isEqualTo(api.snapshot());
        assertThat(restored.lmsGetLastError()).isEqualTo("404");
        assertThat(restored.lmsGetValue("cmi.objectives._count")).isEqualTo("1");
        assertThat(restored.lmsSetValue("cmi.comments", " two")).isEqualTo("true");
        assertThat(restored.lmsGetValue("cmi.comments")).isEqualTo("one two");
        assertThat(api.lmsGetValue("cmi.comments")).isEqualTo("one");
    }
}
