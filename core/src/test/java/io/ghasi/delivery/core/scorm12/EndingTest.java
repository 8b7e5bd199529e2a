package io.ghasi.delivery.core.scorm12;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.scorm12.Launch.Declared;
import io.ghasi.delivery.core.scorm12.Launch.Mode;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingTest {
    private static Api running(Launch launch, Api last, String... elementsAndValues) {
        Api api = Api.again(launch, last.data().all());
        api.lmsInitialize("");
        say(api, elementsAndValues);
        return api;
    }

    private static Api running(Launch launch, String... elementsAndValues) {
        Api api = Api.first(launch);
        api.lmsInitialize("");
        say(api, elementsAndValues);
        return api;
    }

    private static void say(Api api, String... elementsAndValues) {
        for (int i = 0; i < elementsAndValues.length; i += 2) {
            assertThat(api.lmsSetValue(elementsAndValues[i], elementsAndValues[i + 1]))
                    .as(elementsAndValues[i])
                    .isEqualTo("true");
        }
    }

    private static Api finished(Api api) {
        assertThat(api.lmsFinish("")).isEqualTo("true");
        return api;
    }

    private static String entryAfter(Api last) {
        return running(Launches.PLAIN, last).lmsGetValue("cmi.core.entry");
    }

    /** Said status, exit, raw score, whether it counts, mastery score: what the end makes of it. Nothing said is an empty column. */
    @ParameterizedTest
    @CsvSource({
        ",,,true,,completed",
        ",suspend,,true,,incomplete",
        ",logout,,true,,completed",
        ",time-out,,true,,completed",
        "incomplete,,,true,,incomplete",
        "incomplete,suspend,,true,,incomplete",
        "passed,,,true,,passed",
        "failed,suspend,,true,,failed",
        "browsed,,,true,,browsed",
        ",,80,true,80,passed",
        ",,79.99,true,80,failed",
        ",,,true,80,completed",
        ",,80,true,,completed",
        ",,80,true,eighty,completed",
        ",,100,false,80,completed",
        "completed,,80,true,80,passed",
        "completed,,20,true,80,failed",
        "completed,suspend,90,true,80,passed",
        "passed,,20,true,80,failed",
        "failed,,90,true,80,passed",
        "incomplete,,90,true,80,passed",
        "incomplete,suspend,20,true,80,incomplete",
        "incomplete,time-out,20,true,80,failed",
        ",suspend,20,true,80,incomplete",
        "completed,,20,false,80,completed",
        "passed,,20,false,80,passed",
        ",,0,true,0,passed",
    })
    void its_end_decides_the_status(
            String said, String exit, String raw, boolean credit, String mastery, String status) {
        Launch launch = Launches.of(Mode.NORMAL, credit, new Declared(null, mastery, null, null));
        Api api = running(launch);
        say(api, said(said, exit, raw));

        finished(api);

        assertThat(api.data().lessonStatus().word()).isEqualTo(status);
    }

    private static String[] said(String status, String exit, String raw) {
        return Stream.of(
                        new String[] {"cmi.core.lesson_status", status},
                        new String[] {"cmi.core.exit", exit},
                        new String[] {"cmi.core.score.raw", raw})
                .filter(pair -> pair[1] != null)
                .flatMap(Arrays::stream)
                .toArray(String[]::new);
    }

    @Test
    void a_score_that_was_taken_back_decides_nothing() {
        Api api = running(Launches.mastery("80", true), "cmi.core.score.raw", "10", "cmi.core.score.raw", "");

        assertThat(finished(api).data().lessonStatus()).isEqualTo(LessonStatus.COMPLETED);
    }

    @Test
    void what_was_only_looked_at_was_browsed() {
        Api api = running(Launches.of(Mode.BROWSE, false, Declared.NOTHING));

        assertThat(finished(api).data().lessonStatus()).isEqualTo(LessonStatus.BROWSED);
    }

    @Test
    void nothing_is_attempted_until_it_ends_or_content_says_so() {
        Api api = running(Launches.PLAIN);
        assertThat(api.lmsGetValue("cmi.core.lesson_status")).isEqualTo("not attempted");
        assertThat(api.data().lessonStatus()).isEqualTo(LessonStatus.NOT_ATTEMPTED);
    }

    @Test
    void a_learner_who_goes_away_ends_what_has_begun_and_nothing_else() {
        Api begun = running(Launches.PLAIN, "cmi.core.session_time", "00:01:00");
        begun.leave();
        begun.leave();
        Api never = Api.first(Launches.PLAIN);
        never.leave();

        assertThat(begun.data().lessonStatus()).isEqualTo(LessonStatus.COMPLETED);
        assertThat(begun.data().value("cmi.core.total_time")).isEqualTo("0000:01:00.00");
        assertThat(never.data().lessonStatus()).isEqualTo(LessonStatus.NOT_ATTEMPTED);
        assertThat(entryAfter(never)).isEqualTo("ab-initio");
        assertThat(never.lmsInitialize("")).isEqualTo("false");
    }

    @Test
    void its_time_is_added_once_to_that_of_the_visits_before() {
        Api first = finished(
                running(Launches.PLAIN, "cmi.core.session_time", "00:59:59.5", "cmi.core.session_time", "00:59:59.9"));
        Api second = running(Launches.PLAIN, first, "cmi.core.session_time", "00:00:00.2");
        assertThat(second.lmsGetValue("cmi.core.total_time")).isEqualTo("0000:59:59.90");
        finished(second);
        Api third = finished(running(Launches.PLAIN, second));

        assertThat(third.data().value("cmi.core.total_time")).isEqualTo("0001:00:00.10");
    }

    @Test
    void what_was_suspended_is_resumed_with_all_that_it_said() {
        Api first = finished(running(
                Launches.PLAIN,
                "cmi.suspend_data",
                "here",
                "cmi.core.lesson_location",
                "page 3",
                "cmi.objectives.0.status",
                "passed",
                "cmi.core.exit",
                "suspend"));

        Api second = running(Launches.PLAIN, first);

        assertThat(second.lmsGetValue("cmi.core.entry")).isEqualTo("resume");
        assertThat(second.lmsGetValue("cmi.core.lesson_status")).isEqualTo("incomplete");
        assertThat(second.lmsGetValue("cmi.suspend_data")).isEqualTo("here");
        assertThat(second.lmsGetValue("cmi.core.lesson_location")).isEqualTo("page 3");
        assertThat(second.lmsGetValue("cmi.objectives._count")).isEqualTo("1");
        // Nobody suspends it this time, and it still says nothing of its status.
        assertThat(finished(second).data().lessonStatus()).isEqualTo(LessonStatus.COMPLETED);
        assertThat(entryAfter(second)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"suspend, SUSPEND, resume", "logout, LOGOUT, ''", "time-out, TIME_OUT, ''", "'', NORMAL, ''"})
    void how_it_was_left_says_how_it_is_entered(String exit, Exit left, String entry) {
        Api api = finished(running(Launches.PLAIN, "cmi.core.exit", exit));

        assertThat(api.data().exit()).isEqualTo(left);
        assertThat(entryAfter(api)).isEqualTo(entry);
    }

    @Test
    void how_it_was_left_is_said_anew_in_each_visit() {
        Api first = finished(running(Launches.PLAIN, "cmi.core.exit", "suspend"));
        Api second = finished(running(Launches.PLAIN, first));

        assertThat(second.data().exit()).isEqualTo(Exit.NORMAL);
        assertThat(entryAfter(second)).isEmpty();
    }

    @Test
    void a_visit_that_was_lost_keeps_what_it_said_and_the_entry_that_it_had() {
        Api first = running(Launches.PLAIN, "cmi.suspend_data", "x");
        assertThat(entryAfter(first)).isEqualTo("ab-initio");
        assertThat(running(Launches.PLAIN, first).lmsGetValue("cmi.suspend_data"))
                .isEqualTo("x");

        say(first, "cmi.core.lesson_status", "incomplete");
        assertThat(entryAfter(first)).isEmpty();

        say(first, "cmi.core.exit", "suspend");
        Api second = running(Launches.PLAIN, finished(first));
        assertThat(entryAfter(second)).isEqualTo("resume");
    }
}
