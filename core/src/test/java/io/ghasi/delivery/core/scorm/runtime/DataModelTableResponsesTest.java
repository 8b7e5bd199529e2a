package io.ghasi.delivery.core.scorm.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be answered and what may be right, by an interaction's type (RTE 4.2.9.1, 4.2.9.2). */
class DataModelTableResponsesTest {
    @ParameterizedTest(name = "{0}: {1} as a response comes to {2}")
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
                true-false|false|0
                true-false|True|406
                true-false|t|406
                true-false|1|406
                true-false|""|406
                true-false|true[,]false|406
                choice|a|0
                choice|urn:x:a[,]b-1|0
                choice|a,b|0
                choice|a[,]|406
                choice|[,]a|406
                choice|a[,][,]b|406
                choice|a[,]b[,]a|406
                choice|urn:x|406
                fill-in|two words|0
                fill-in|a[,]{lang=fr}b[,]c|0
                fill-in|a[,]a|0
                fill-in|{lang=english!}a|406
                fill-in|a[,]{lang=english!}b|406
                long-fill-in|""|0
                long-fill-in|{lang=de}zwei Worte|0
                long-fill-in|one[,]two[.]three[:]four|0
                long-fill-in|{lang=english!}a|406
                likert|urn:x:agree|0
                likert|two words|406
                matching|a[.]1|0
                matching|a[.]1[,]a[.]2|0
                matching|a[.]|406
                matching|[.]1|406
                matching|a[.]1[.]x|406
                matching|a[.]1[,]|406
                matching|a[.]1[,]b|406
                matching|a 1[.]b|406
                performance|step[.]an answer|0
                performance|[.]an answer|0
                performance|step[.]|0
                performance|step[.]1.5|0
                performance|a[.]1[,]a[.]1|0
                performance|step|406
                performance|step 1[.]a|406
                performance|a[.]b[.]c|406
                performance|a[.]1[,]|406
                performance|a[.]1[,][.]|406
                sequencing|a|0
                sequencing|a[,]|406
                sequencing|[,]a|406
                sequencing|two words[,]a|406
                numeric|0|0
                numeric|-1.5|0
                numeric|""|406
                numeric|one|406
                numeric|1,5|406
                numeric|1[:]|406
                other|""|0
                other|[,][.][:]{lang=!}|0
                """)
    void a_response_has_the_form_of_its_type(String type, String value, int error) {
        comesTo("cmi.interactions.0.learner_response", type, value, error);
    }

    @ParameterizedTest(name = "{0}: {1} as a pattern comes to {2}")
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
                true-false|false|0
                true-false|True|406
                true-false|""|406
                true-false|true[,]false|406
                choice|a|0
                choice|a[,]|406
                choice|[,]a|406
                choice|a[,]b[,]a|406
                choice|two words|406
                fill-in|two words|0
                fill-in|a[,]{lang=fr}b|0
                fill-in|{order_matters=false}a[,]b|0
                fill-in|{case_matters=true}a|0
                fill-in|{case_matters=true}{lang=fr}a|0
                fill-in|{order_matters=maybe}a|406
                fill-in|{case_matters=}a|406
                fill-in|{lang=english!}a|406
                long-fill-in|""|0
                long-fill-in|{case_matters=false}a|0
                long-fill-in|{case_matters=true}{lang=de}zwei Worte|0
                long-fill-in|{case_matters=no}a|406
                long-fill-in|{lang=english!}a|406
                likert|urn:x:agree|0
                likert|two words|406
                matching|a[.]1[,]a[.]2|0
                matching|a|406
                matching|a[.]|406
                matching|a[.]1[.]x|406
                performance|[.]an answer|0
                performance|step[.]|0
                performance|step[.]1[:]5|0
                performance|step[.][:]5|0
                performance|step[.]-5[:]|0
                performance|{order_matters=false}a[.]1[,]b[.]2|0
                performance|{order_matters=no}a[.]1|406
                performance|step[.]5[:]1|406
                performance|step[.]one[:]2|406
                performance|step|406
                performance|a[.]b[.]c|406
                sequencing|a|0
                sequencing|a[,]|406
                sequencing|two words|406
                numeric|1[:]2|0
                numeric|1[:]1|0
                numeric|[:]2|0
                numeric|1[:]|0
                numeric|-2[:]-1.5|0
                numeric|-1[:]-2|406
                numeric|one[:]2|406
                numeric|1[:]two|406
                numeric|1[:]2[:]3|406
                numeric|1 to 2|406
                numeric|""|406
                other|""|0
                other|[,][.][:]{lang=!}|0
                """)
    void a_pattern_has_the_form_of_its_type(String type, String value, int error) {
        comesTo("cmi.interactions.0.correct_responses.0.pattern", type, value, error);
    }

    @ParameterizedTest(name = "{0} flags in front of a pattern are answered")
    @CsvSource({"3", "100000"})
    void flags_without_end_are_text(int times) {
        comesTo(
                "cmi.interactions.0.correct_responses.0.pattern",
                "fill-in",
                "{case_matters=true}".repeat(times) + "a",
                0);
    }

    private static void comesTo(String element, String type, String value, int error) {
        Sco sco = Sco.withOneOfEach().given("cmi.interactions.0.type = " + type);
        String before = sco.valueOrError(element);

        assertThat(sco.set(element, value)).isEqualTo(error);
        assertThat(sco.valueOrError(element)).isEqualTo(error == 0 ? value : before);
    }
}
