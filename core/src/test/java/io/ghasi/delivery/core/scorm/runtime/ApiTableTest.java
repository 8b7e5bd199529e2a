package io.ghasi.delivery.core.scorm.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What RTE 3.1 says of the functions and of the error codes, beyond {@link ApiTest}. */
class ApiTableTest {
    private final Api api = new Api(new RuntimeData(NavigationAnswers.UNKNOWN));

    /** The functions that take nothing but an empty string. */
    enum Call {
        INITIALIZE,
        COMMIT,
        TERMINATE;

        Answer with(String argument, Api api) {
            return switch (this) {
                case INITIALIZE -> api.initialize(argument);
                case COMMIT -> api.commit(argument);
                case TERMINATE -> api.terminate(argument);
            };
        }
    }

    @ParameterizedTest(name = "{0} with an argument is 201 and changes nothing")
    @EnumSource(Call.class)
    void what_takes_no_argument_is_refused_with_one(Call call) {
        api.initialize("");

        Answer answer = call.with("x", api);

        assertThat(answer.value()).isEqualTo("false");
        assertThat(api.getLastError()).isEqualTo("201");
        assertThat(api.setValue("cmi.location", "1").value()).isEqualTo("true");
        assertThat(api.commit("").value()).isEqualTo("true");
        assertThat(api.getLastError()).isEqualTo("0");
    }

    @ParameterizedTest(name = "{0} has a text of at most 255 characters, and asking for it leaves the last error")
    @ValueSource(
            ints = {
                0, 101, 102, 103, 104, 111, 112, 113, 122, 123, 132, 133, 142, 143, 201, 301, 351, 391, 401, 402, 403,
                404, 405, 406, 407, 408
            })
    void every_error_code_has_a_text(int code) {
        api.getValue("cmi.location");
        String number = Integer.toString(code);

        assertThat(api.getErrorString(number)).isNotBlank().hasSizeLessThanOrEqualTo(255);
        assertThat(api.getDiagnostic(number)).hasSizeLessThanOrEqualTo(255);
        assertThat(api.getLastError()).isEqualTo("122");
    }

    @ParameterizedTest(name = "the text of {0} is empty")
    @CsvSource(
            quoteCharacter = '"',
            value = {"\"\"", "1", "001", "100", "999", "1444", "-1", "x", "0401", "99999999999"})
    void what_is_no_error_code_has_no_text(String code) {
        assertThat(api.getErrorString(code)).isEmpty();
        assertThat(api.getLastError()).isEqualTo("0");
    }
}
