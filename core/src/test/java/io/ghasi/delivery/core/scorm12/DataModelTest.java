package io.ghasi.delivery.core.scorm12;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.scorm.runtime.Access;
import io.ghasi.delivery.core.scorm12.Launch.Declared;
import io.ghasi.delivery.core.scorm12.Launch.Mode;
import io.ghasi.delivery.core.scorm12.Launch.Student;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataModelTest {
    private final Api api = Api.first(Launches.PLAIN);

    /** A row for each element and kind of value: what is taken (0), has not its form (405), is a keyword (402), is not content's to write (403), is not there (401), or would leave a gap (201). */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "cmi._version|3.4|402",
                "cmi.core._children|x|402",
                "cmi.core.student_id._count|x|402",
                "cmi.core.student_id|x|403",
                "cmi.core.student_name|x|403",
                "cmi.core.lesson_location|page 3|0",
                "cmi.core.lesson_location|``|0",
                "cmi.core.credit|credit|403",
                "cmi.core.lesson_status|passed|0",
                "cmi.core.lesson_status|completed|0",
                "cmi.core.lesson_status|failed|0",
                "cmi.core.lesson_status|incomplete|0",
                "cmi.core.lesson_status|browsed|0",
                "cmi.core.lesson_status|not attempted|405",
                "cmi.core.lesson_status|Passed|405",
                "cmi.core.lesson_status|``|405",
                "cmi.core.entry|resume|403",
                "cmi.core.score.raw|0|0",
                "cmi.core.score.raw|100.0|0",
                "cmi.core.score.raw|75.125|0",
                "cmi.core.score.raw|``|0",
                "cmi.core.score.raw|100.1|405",
                "cmi.core.score.raw|-1|405",
                "cmi.core.score.raw|1e1|405",
                "cmi.core.score.raw|80%|405",
                "cmi.core.score.min|0|0",
                "cmi.core.score.min|-0.5|405",
                "cmi.core.score.max|100|0",
                "cmi.core.score.max|150|405",
                "cmi.core.score.scaled|1|401",
                "cmi.core.total_time|00:00:01|403",
                "cmi.core.lesson_mode|review|403",
                "cmi.core.exit|time-out|0",
                "cmi.core.exit|suspend|0",
                "cmi.core.exit|logout|0",
                "cmi.core.exit|``|0",
                "cmi.core.exit|normal|405",
                "cmi.core.session_time|00:00:00|0",
                "cmi.core.session_time|9999:59:59.99|0",
                "cmi.core.session_time|100:00:00.5|0",
                "cmi.core.session_time|00:99:99|0",
                "cmi.core.session_time|0:00:00|405",
                "cmi.core.session_time|00:00:00.123|405",
                "cmi.core.session_time|12345:00:00|405",
                "cmi.core.session_time|PT1H|405",
                "cmi.core.session_time|``|405",
                "cmi.suspend_data|{}|0",
                "cmi.launch_data|x|403",
                "cmi.comments|<1>good<1.E>|0",
                "cmi.comments_from_lms|x|403",
                "cmi.objectives._count|1|402",
                "cmi.objectives.0.id|o1|0",
                "cmi.objectives.0.id|``|405",
                "cmi.objectives.0.id|two words|405",
                "cmi.objectives.1.id|o2|201",
                "cmi.objectives.0.score.raw|50|0",
                "cmi.objectives.0.score.raw|101|405",
                "cmi.objectives.0.score.min|``|0",
                "cmi.objectives.0.score.max|100|0",
                "cmi.objectives.0.status|not attempted|0",
                "cmi.objectives.0.status|done|405",
                "cmi.objectives.n.id|x|401",
                "cmi.objectives.00.id|x|401",
                "cmi.objectives.id|x|401",
                "cmi.student_data.mastery_score|1|403",
                "cmi.student_data.max_time_allowed|00:10:00|403",
                "cmi.student_data.time_limit_action|exit,message|403",
                "cmi.student_preference.audio|-1|0",
                "cmi.student_preference.audio|100|0",
                "cmi.student_preference.audio|101|405",
                "cmi.student_preference.audio|-2|405",
                "cmi.student_preference.audio|1.5|405",
                "cmi.student_preference.language|de|0",
                "cmi.student_preference.speed|-100|0",
                "cmi.student_preference.speed|100|0",
                "cmi.student_preference.speed|-101|405",
                "cmi.student_preference.text|-1|0",
                "cmi.student_preference.text|1|0",
                "cmi.student_preference.text|2|405",
                "cmi.student_preference.text|``|405",
                "cmi.interactions.0.id|q1|0",
                "cmi.interactions.0.id|``|405",
                "cmi.interactions.1.id|q1|201",
                "cmi.interactions.0.objectives.0.id|o1|0",
                "cmi.interactions.0.objectives.1.id|o1|201",
                "cmi.interactions.0.objectives.0.id|o 1|405",
                "cmi.interactions.0.objectives._count|1|402",
                "cmi.interactions.0.time|23:59:59.9|0",
                "cmi.interactions.0.time|24:00:00|405",
                "cmi.interactions.0.time|2026-11-28T10:00:00|405",
                "cmi.interactions.0.type|choice|0",
                "cmi.interactions.0.type|long-fill-in|405",
                "cmi.interactions.0.correct_responses.0.pattern|a,b|0",
                "cmi.interactions.0.correct_responses.1.pattern|a,b|201",
                "cmi.interactions.0.weighting|-2.5|0",
                "cmi.interactions.0.weighting|high|405",
                "cmi.interactions.0.student_response|anything, before its type|0",
                "cmi.interactions.0.result|wrong|0",
                "cmi.interactions.0.result|neutral|0",
                "cmi.interactions.0.result|0.5|0",
                "cmi.interactions.0.result|incorrect|405",
                "cmi.interactions.0.latency|00:00:10.25|0",
                "cmi.interactions.0.latency|10|405",
                "cmi.interactions.0.text|x|401",
                "cmi.core|x|401",
                "cmi.core._foo|x|401",
                "cmi.nothing|x|401",
                "cmi.nothing._count|x|401",
                "cmi.completion_status|completed|401",
                "nothing|x|401",
                "``|x|201",
            })
    void a_value_is_taken_or_refused(String element, String value, String error) {
        api.lmsInitialize("");

        String told = api.lmsSetValue(element, value);

        assertThat(told + " " + api.lmsGetLastError()).isEqualTo(error.equals("0") + " " + error);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "cmi._version|3.4|0",
                "cmi.core._children|student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time|0",
                "cmi.core.student_id|u1|0",
                "cmi.core.student_name|Doe, J|0",
                "cmi.core.lesson_location|``|0",
                "cmi.core.credit|credit|0",
                "cmi.core.lesson_status|not attempted|0",
                "cmi.core.entry|ab-initio|0",
                "cmi.core.score._children|raw,min,max|0",
                "cmi.core.score.raw|``|0",
                "cmi.core.score.min|``|0",
                "cmi.core.score.max|``|0",
                "cmi.core.total_time|0000:00:00.00|0",
                "cmi.core.lesson_mode|normal|0",
                "cmi.core.exit|``|404",
                "cmi.core.session_time|``|404",
                "cmi.suspend_data|``|0",
                "cmi.launch_data|``|0",
                "cmi.comments|``|0",
                "cmi.comments_from_lms|``|0",
                "cmi.objectives._children|id,score,status|0",
                "cmi.objectives._count|0|0",
                "cmi.objectives.0.score._children|raw,min,max|0",
                "cmi.objectives.0.id|``|201",
                "cmi.student_data._children|mastery_score,max_time_allowed,time_limit_action|0",
                "cmi.student_data.mastery_score|``|0",
                "cmi.student_data.max_time_allowed|``|0",
                "cmi.student_data.time_limit_action|``|0",
                "cmi.student_preference._children|audio,language,speed,text|0",
                "cmi.student_preference.audio|0|0",
                "cmi.student_preference.language|``|0",
                "cmi.student_preference.speed|0|0",
                "cmi.student_preference.text|0|0",
                "cmi.interactions._children|id,objectives,time,type,correct_responses,weighting,student_response,result,latency|0",
                "cmi.interactions._count|0|0",
                "cmi.interactions.0.objectives._count|0|0",
                "cmi.interactions.0.correct_responses._count|0|0",
                "cmi.interactions.0.id|``|404",
                "cmi.interactions.0.objectives.0.id|``|404",
                "cmi.interactions.0.time|``|404",
                "cmi.interactions.0.type|``|404",
                "cmi.interactions.0.correct_responses.0.pattern|``|404",
                "cmi.interactions.0.weighting|``|404",
                "cmi.interactions.0.student_response|``|404",
                "cmi.interactions.0.result|``|404",
                "cmi.interactions.0.latency|``|404",
                "cmi.core.student_id._children|``|202",
                "cmi.objectives.0._children|``|202",
                "cmi.interactions.0.objectives._children|``|202",
                "cmi.core._count|``|203",
                "cmi.suspend_data._count|``|203",
                "cmi.core._version|``|401",
                "cmi.nothing._children|``|401",
                "cmi.nothing|``|401",
                "cmi.core|``|401",
                "cmi.objectives|``|401",
                "_count|``|401",
                "``|``|201",
            })
    void before_anything_is_set_an_element_reads_as_it_begins(String element, String value, String error) {
        api.lmsInitialize("");

        String read = api.lmsGetValue(element);

        assertThat(read + " " + api.lmsGetLastError()).isEqualTo(value + " " + error);
    }

    @Test
    void content_reads_what_its_package_and_its_platform_say() {
        Declared declared = new Declared("start=3", " 80 ", "0010:00:00", "exit,no message");
        Api told = Api.first(new Launch(new Student("u2", "Roe, R"), Mode.REVIEW, false, declared, "see me"));
        told.lmsInitialize("");

        assertThat(told.lmsGetValue("cmi.launch_data")).isEqualTo("start=3");
        assertThat(told.lmsGetValue("cmi.student_data.mastery_score")).isEqualTo("80");
        assertThat(told.lmsGetValue("cmi.student_data.max_time_allowed")).isEqualTo("0010:00:00");
        assertThat(told.lmsGetValue("cmi.student_data.time_limit_action")).isEqualTo("exit,no message");
        assertThat(told.lmsGetValue("cmi.core.lesson_mode")).isEqualTo("review");
        assertThat(told.lmsGetValue("cmi.core.credit")).isEqualTo("no-credit");
        assertThat(told.lmsGetValue("cmi.comments_from_lms")).isEqualTo("see me");
    }

    @Test
    void what_a_package_declares_in_no_form_of_its_element_is_left_out() {
        Api told = Api.first(Launches.of(Mode.NORMAL, true, new Declared(null, "80%", "PT1H", "stop")));
        told.lmsInitialize("");

        assertThat(told.lmsGetValue("cmi.student_data.mastery_score")).isEmpty();
        assertThat(told.lmsGetValue("cmi.student_data.max_time_allowed")).isEmpty();
        assertThat(told.lmsGetValue("cmi.student_data.time_limit_action")).isEmpty();
    }

    @Test
    void a_collection_grows_place_by_place() {
        api.lmsInitialize("");
        assertThat(api.lmsSetValue("cmi.objectives.0.status", "passed")).isEqualTo("true");
        assertThat(api.lmsSetValue("cmi.objectives.1.id", "b")).isEqualTo("true");
        assertThat(api.lmsSetValue("cmi.objectives.3.id", "d")).isEqualTo("false");
        assertThat(api.lmsSetValue("cmi.interactions.0.id", "q")).isEqualTo("true");
        assertThat(api.lmsSetValue("cmi.interactions.0.objectives.0.id", "b")).isEqualTo("true");

        assertThat(api.lmsGetValue("cmi.objectives._count")).isEqualTo("2");
        assertThat(api.lmsGetValue("cmi.objectives.1.id")).isEqualTo("b");
        assertThat(api.lmsGetValue("cmi.objectives.0.id")).isEmpty();
        assertThat(api.lmsGetLastError()).isEqualTo("0");
        assertThat(api.lmsGetValue("cmi.interactions._count")).isEqualTo("1");
        assertThat(api.lmsGetValue("cmi.interactions.0.objectives._count")).isEqualTo("1");
        assertThat(api.lmsGetValue("cmi.interactions.0.correct_responses._count"))
                .isEqualTo("0");
    }

    @Test
    void comments_are_added_to_those_before_and_all_else_takes_their_place() {
        api.lmsInitialize("");
        api.lmsSetValue("cmi.comments", "one");
        api.lmsSetValue("cmi.comments", " two");
        api.lmsSetValue("cmi.suspend_data", "one");
        api.lmsSetValue("cmi.suspend_data", "two");

        assertThat(api.lmsGetValue("cmi.comments")).isEqualTo("one two");
        assertThat(api.lmsGetValue("cmi.suspend_data")).isEqualTo("two");
    }

    @Test
    void what_is_longer_than_the_specification_says_is_kept_whole() {
        api.lmsInitialize("");
        String text = "ä".repeat(100_000);
        for (String element :
                new String[] {"cmi.core.lesson_location", "cmi.suspend_data", "cmi.comments", "cmi.objectives.0.id"}) {
            assertThat(api.lmsSetValue(element, text)).as(element).isEqualTo("true");
            assertThat(api.lmsGetValue(element)).as(element).isEqualTo(text);
        }
    }

    @Test
    void what_is_refused_leaves_everything_as_it_was() {
        api.lmsInitialize("");
        api.lmsSetValue("cmi.core.score.raw", "50");
        api.lmsSetValue("cmi.core.score.raw", "500");
        api.lmsSetValue("cmi.objectives.0.status", "done");

        assertThat(api.lmsGetValue("cmi.core.score.raw")).isEqualTo("50");
        assertThat(api.lmsGetValue("cmi.objectives._count")).isEqualTo("0");
    }

    @Test
    void every_value_that_an_element_begins_with_is_one_that_it_may_have_or_blank() {
        DataModel.ALL.elements().forEach((name, element) -> {
            assertThat(element.initial().isEmpty() || element.form().test(element.initial()))
                    .as(name)
                    .isTrue();
            assertThat(element.access() == Access.WRITE_ONLY
                            && !element.initial().isEmpty())
                    .as(name)
                    .isFalse();
        });
    }
}
