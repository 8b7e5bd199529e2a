package io.ghasi.delivery.core.scorm12;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.scorm12.Prerequisites.Script;
import io.ghasi.delivery.core.scorm12.Prerequisites.Unreadable;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Items by the first letters of their statuses. There is no item {@code ghost}. */
class PrerequisitesTest {
    private static final Map<String, LessonStatus> STATUSES = Map.of(
            "P", LessonStatus.PASSED,
            "C", LessonStatus.COMPLETED,
            "F", LessonStatus.FAILED,
            "I", LessonStatus.INCOMPLETE,
            "B", LessonStatus.BROWSED,
            "N", LessonStatus.NOT_ATTEMPTED,
            "item-1.a_ü", LessonStatus.PASSED,
            "7", LessonStatus.PASSED);

    private static boolean allows(Prerequisites prerequisites) {
        return prerequisites.allow(STATUSES::get);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "``;true",
                "`  `;true",
                "P;true",
                "C;true",
                "F;false",
                "I;false",
                "B;false",
                "N;false",
                "item-1.a_ü;true",
                "7;true",
                "P&C;true",
                " P & F ;false",
                "P|F;true",
                "F|N;false",
                "F&N|P;true",
                "P|F&N;true",
                "(P|F)&N;false",
                "~F;true",
                "~P;false",
                "~~P;true",
                "~F&P;true",
                "~(F|N);true",
                "~(P&F);true",
                "F=failed;true",
                "F = \"failed\";true",
                "F='F';true",
                "F=F;true",
                "N=not attempted;true",
                "N=\"Not  Attempted\"&P;true",
                "N=n;true",
                "P=PASSED;true",
                "P=completed;false",
                "P<>completed;true",
                "P<>passed;false",
                "P <> p | C = c;true",
                "~P=passed;false",
                "2*{P,C,F};true",
                "3*{P, C, F};false",
                "1*{F,N};false",
                "0*{F};true",
                "2*{P,F=failed,N};true",
                "2*{P&F,~N,C};true",
                "1 * { ( F | P ) };true",
                "~1*{F,N};true",
                "1*{1*{F,P},N}&C;true",
            })
    void a_script_allows_or_bars(String script, boolean allowed) {
        assertThat(Prerequisites.of(script)).isInstanceOf(Script.class);
        assertThat(allows(Prerequisites.of(script))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "ghost;true",
                "~ghost;true",
                "ghost=passed;true",
                "ghost<>passed;true",
                "ghost&P;true",
                "ghost&F;false",
                "ghost|F;true",
                "~(ghost|P);false",
                "2*{ghost,P,F};true",
                "2*{ghost,N,F};false",
                "~2*{ghost,P,C};false",
            })
    void an_item_that_does_not_exist_decides_nothing(String script, boolean allowed) {
        assertThat(allows(Prerequisites.of(script))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&",
                "F&",
                "|F",
                "F F",
                "F,N",
                "F&&N",
                "F||N",
                "(F",
                "F)",
                "()",
                "~",
                "F~N",
                "F=",
                "F=done",
                "F=passed completed",
                "F=\"passed",
                "F=\"passed\"\"",
                "=passed",
                "F<passed",
                "F>passed",
                "F==passed",
                "*{F}",
                "x*{F}",
                "-1*{F}",
                "1*F",
                "1*{F",
                "1*{}",
                "1*{F,}",
                "1{F}",
                "{F}",
                "2*{F}",
                "99999999999999999999*{F}",
                "\"F\"",
                "F\0&",
            })
    void what_nobody_can_read_bars_nothing_and_says_why(String script) {
        Prerequisites read = Prerequisites.of(script);

        assertThat(read).isInstanceOfSatisfying(Unreadable.class, unreadable -> {
            assertThat(unreadable.why()).isNotBlank();
            assertThat(unreadable.at()).isBetween(0, script.length());
        });
        assertThat(allows(read)).isTrue();
    }

    @Test
    void it_says_how_far_it_could_be_read() {
        assertThat(Prerequisites.of("P & (F | ) ")).isEqualTo(new Unreadable("an identifier was expected", 9));
    }

    @Test
    void it_says_which_items_it_names() {
        assertThat(((Script) Prerequisites.of("B&~A=p|2*{C,A}")).items()).containsExactly("B", "A", "C");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "~", "1*{"})
    void it_is_read_down_to_a_depth_and_no_deeper(String opening) {
        String closing = Map.of("(", ")", "~", "", "1*{", "}").getOrDefault(opening, "");
        int deepest = ScriptReader.DEEPEST;

        assertThat(Prerequisites.of(opening.repeat(deepest) + "P" + closing.repeat(deepest)))
                .isInstanceOf(Script.class);
        assertThat(Prerequisites.of(opening.repeat(deepest + 1) + "P" + closing.repeat(deepest + 1)))
                .isEqualTo(new Unreadable("deeper than " + deepest, opening.length() * (deepest + 1)));
        assertThat(Prerequisites.of(opening.repeat(ScriptReader.LONGEST / opening.length())))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void it_is_read_up_to_a_length_and_no_longer() {
        String all = IntStream.range(0, 5_000).mapToObj(i -> "i" + i).collect(Collectors.joining("&"));
        assertThat(Prerequisites.of(all)).isInstanceOf(Script.class);
        assertThat(Prerequisites.of("P" + " ".repeat(ScriptReader.LONGEST - 1))).isInstanceOf(Script.class);
        assertThat(Prerequisites.of("P" + " ".repeat(ScriptReader.LONGEST))).isInstanceOf(Unreadable.class);
    }
}
