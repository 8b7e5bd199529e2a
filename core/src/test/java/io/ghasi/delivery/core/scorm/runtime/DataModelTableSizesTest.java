package io.ghasi.delivery.core.scorm.runtime;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The smallest permitted maximums of RTE 4.2: what is one longer must not be refused, and here it is not cut either. */
class DataModelTableSizesTest {
    @ParameterizedTest(name = "{0} keeps {1} characters and one more")
    @CsvSource(delimiter = '|', textBlock = """
                cmi.comments_from_learner.0.comment|4000
                cmi.comments_from_learner.0.location|250
                cmi.interactions.1.id|4000
                cmi.interactions.0.objectives.0.id|4000
                cmi.interactions.0.description|250
                cmi.location|1000
                cmi.objectives.1.id|4000
                cmi.objectives.0.description|250
                cmi.suspend_data|64000
                adl.data.0.store|64000
                """)
    void what_content_writes_is_kept_whole(String element, int size) {
        Sco sco = Sco.withOneOfEach();
        String value = "x".repeat(size + 1);

        assertThat(sco.set(element, value)).isZero();
        assertThat(sco.get(element)).isEqualTo(value);
    }

    @ParameterizedTest(name = "{0} keeps {1} characters and one more beside its language")
    @CsvSource(delimiter = '|', textBlock = """
                cmi.comments_from_learner.0.comment|4000
                cmi.interactions.0.description|250
                cmi.objectives.0.description|250
                """)
    void the_language_of_a_string_does_not_count(String element, int size) {
        Sco sco = Sco.withOneOfEach();
        String value = "{lang=fr}" + "x".repeat(size + 1);

        assertThat(sco.set(element, value)).isZero();
        assertThat(sco.get(element)).isEqualTo(value);
    }

    @ParameterizedTest(name = "{0} keeps {1} characters and more")
    @CsvSource("cmi.learner_preference.language, 250")
    void a_language_is_kept_whole(String element, int size) {
        Sco sco = Sco.begun();
        String value = "en" + "-abcdefgh".repeat(size / 9 + 1);

        assertThat(value).hasSizeGreaterThan(size);
        assertThat(sco.set(element, value)).isZero();
        assertThat(sco.get(element)).isEqualTo(value);
    }

    @ParameterizedTest(name = "{0} keeps {1} characters and one more")
    @CsvSource(delimiter = '|', textBlock = """
                cmi.comments_from_lms.0.comment|4000
                cmi.comments_from_lms.0.location|250
                cmi.launch_data|4000
                cmi.learner_id|4000
                cmi.learner_name|250
                adl.data.0.id|4000
                """)
    void what_the_platform_puts_there_is_kept_whole(String element, int size) {
        Sco sco = Sco.begun();
        String value = "x".repeat(size + 1);

        sco.put(element, value);

        assertThat(sco.get(element)).isEqualTo(value);
    }

    @ParameterizedTest(name = "{0} has room for {2} and one more")
    @CsvSource(delimiter = '|', textBlock = """
                cmi.comments_from_learner|comment|250
                cmi.interactions|id|250
                cmi.interactions.0.objectives|id|10
                cmi.objectives|id|100
                """)
    void a_collection_has_room(String collection, String element, int size) {
        Sco sco = Sco.begun();
        if (!collection.equals("cmi.interactions")) {
            sco.given("cmi.interactions.0.id = q");
        }

        for (int i = 0; i <= size; i++) {
            assertThat(sco.set(collection + "." + i + "." + element, "x" + i)).isZero();
        }

        assertThat(sco.get(collection + "._count")).isEqualTo(Integer.toString(size + 1));
        assertThat(sco.get(collection + "." + size + "." + element)).isEqualTo("x" + size);
    }

    @ParameterizedTest(name = "cmi.comments_from_lms has room for {0} and one more")
    @CsvSource("100")
    void the_platform_has_room_for_its_comments(int size) {
        Sco sco = Sco.begun();

        for (int i = 0; i <= size; i++) {
            sco.put("cmi.comments_from_lms." + i + ".comment", "x" + i);
        }

        assertThat(sco.get("cmi.comments_from_lms._count")).isEqualTo(Integer.toString(size + 1));
        assertThat(sco.get("cmi.comments_from_lms." + size + ".comment")).isEqualTo("x" + size);
    }

    @ParameterizedTest(name = "a {0} interaction has room for {2} patterns and one more")
    @CsvSource(delimiter = '|', textBlock = """
                choice|x%d|10
                fill-in|x%d|5
                long-fill-in|x%d|5
                matching|x%d[.]y|5
                performance|x%d[.]y|5
                sequencing|x%d|5
                """)
    void an_interaction_has_room_for_patterns(String type, String pattern, int size) {
        Sco sco = interaction(type);

        for (int i = 0; i <= size; i++) {
            assertThat(sco.set(
                            "cmi.interactions.0.correct_responses." + i + ".pattern",
                            pattern.replace("%d", Integer.toString(i))))
                    .isZero();
        }

        assertThat(sco.get("cmi.interactions.0.correct_responses._count")).isEqualTo(Integer.toString(size + 1));
    }

    @ParameterizedTest(name = "a {0} response and pattern have room for {2} of {1} and one more")
    @CsvSource(delimiter = '|', textBlock = """
                choice|x%d|36
                fill-in|x%d|10
                matching|x%d[.]y|36
                performance|x%d[.]y|250
                sequencing|x%d|36
                """)
    void a_response_has_room_for_parts(String type, String part, int size) {
        String value = IntStream.rangeClosed(0, size)
                .mapToObj(i -> part.replace("%d", Integer.toString(i)))
                .collect(joining("[,]"));

        keepsResponseAndPattern(type, value);
    }

    @ParameterizedTest(name = "a part of a {0} response and pattern keeps {2} characters and one more")
    @CsvSource(delimiter = '|', textBlock = """
                choice|%s|250
                fill-in|%s|250
                long-fill-in|%s|4000
                likert|%s|250
                matching|%s[.]y|250
                matching|y[.]%s|250
                performance|%s[.]y|250
                performance|y[.]%s|250
                sequencing|%s|250
                other|%s|4000
                """)
    void a_part_of_a_response_is_kept_whole(String type, String part, int size) {
        keepsResponseAndPattern(type, part.replace("%s", "x".repeat(size + 1)));
    }

    private static void keepsResponseAndPattern(String type, String value) {
        Sco sco = interaction(type);

        assertThat(sco.set("cmi.interactions.0.learner_response", value)).isZero();
        assertThat(sco.set("cmi.interactions.0.correct_responses.0.pattern", value))
                .isZero();

        assertThat(sco.get("cmi.interactions.0.learner_response")).isEqualTo(value);
        assertThat(sco.get("cmi.interactions.0.correct_responses.0.pattern")).isEqualTo(value);
    }

    private static Sco interaction(String type) {
        return Sco.begun().given("cmi.interactions.0.id = q; cmi.interactions.0.type = " + type);
    }
}
