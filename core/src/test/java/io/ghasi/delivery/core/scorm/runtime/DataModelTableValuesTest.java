package io.ghasi.delivery.core.scorm.runtime;

import static io.ghasi.delivery.core.scorm.runtime.ValueType.AUDIO_CAPTIONING;
import static io.ghasi.delivery.core.scorm.runtime.ValueType.CHARACTERSTRING;
import static io.ghasi.delivery.core.scorm.runtime.ValueType.COMPLETION_STATUS;
import static io.ghasi.delivery.core.scorm.runtime.ValueType.EXIT;
import static io.ghasi.delivery.core.scorm.runtime.ValueType.INTERACTION_TYPE;
import static io.ghasi.delivery.core.scorm.runtime.ValueType.LANGUAGE;
import static io.ghasi.delivery.core.scorm.runtime.ValueType.LOCALIZED_STRING;
import static io.ghasi.delivery.core.scorm.runtime.ValueType.LONG_IDENTIFIER;
import static io.ghasi.delivery.core.scorm.runtime.ValueType.NAVIGATION_REQUEST;
import static io.ghasi.delivery.core.scorm.runtime.ValueType.REAL;
import static io.ghasi.delivery.core.scorm.runtime.ValueType.REAL_FROM_0;
import static io.ghasi.delivery.core.scorm.runtime.ValueType.REAL_FROM_0_TO_1;
import static io.ghasi.delivery.core.scorm.runtime.ValueType.REAL_FROM_MINUS_1_TO_1;
import static io.ghasi.delivery.core.scorm.runtime.ValueType.RESULT;
import static io.ghasi.delivery.core.scorm.runtime.ValueType.SHARED_DATA;
import static io.ghasi.delivery.core.scorm.runtime.ValueType.SUCCESS_STATUS;
import static io.ghasi.delivery.core.scorm.runtime.ValueType.TIME;
import static io.ghasi.delivery.core.scorm.runtime.ValueType.TIMEINTERVAL;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every element of RTE 4.2 and SN 5.6 that content may write, with every value at the edges of its type. What depends on an interaction's type is in {@link DataModelTableResponsesTest}. */
class DataModelTableValuesTest {
    private static final Map<String, ValueType> WRITTEN_ONLY =
            Map.of("cmi.exit", EXIT, "cmi.session_time", TIMEINTERVAL);
    private static final Map<String, ValueType> WRITTEN_AND_READ = Map.ofEntries(
            entry("cmi.comments_from_learner.0.comment", LOCALIZED_STRING),
            entry("cmi.comments_from_learner.0.location", CHARACTERSTRING),
            entry("cmi.comments_from_learner.0.timestamp", TIME),
            entry("cmi.comments_from_learner.1.comment", LOCALIZED_STRING),
            entry("cmi.completion_status", COMPLETION_STATUS),
            entry("cmi.interactions.1.id", LONG_IDENTIFIER),
            entry("cmi.interactions.0.type", INTERACTION_TYPE),
            entry("cmi.interactions.0.objectives.0.id", LONG_IDENTIFIER),
            entry("cmi.interactions.0.timestamp", TIME),
            entry("cmi.interactions.0.weighting", REAL),
            entry("cmi.interactions.0.result", RESULT),
            entry("cmi.interactions.0.latency", TIMEINTERVAL),
            entry("cmi.interactions.0.description", LOCALIZED_STRING),
            entry("cmi.learner_preference.audio_level", REAL_FROM_0),
            entry("cmi.learner_preference.language", LANGUAGE),
            entry("cmi.learner_preference.delivery_speed", REAL_FROM_0),
            entry("cmi.learner_preference.audio_captioning", AUDIO_CAPTIONING),
            entry("cmi.location", CHARACTERSTRING),
            entry("cmi.objectives.1.id", LONG_IDENTIFIER),
            entry("cmi.objectives.0.score.scaled", REAL_FROM_MINUS_1_TO_1),
            entry("cmi.objectives.0.score.raw", REAL),
            entry("cmi.objectives.0.score.min", REAL),
            entry("cmi.objectives.0.score.max", REAL),
            entry("cmi.objectives.0.success_status", SUCCESS_STATUS),
            entry("cmi.objectives.0.completion_status", COMPLETION_STATUS),
            entry("cmi.objectives.0.progress_measure", REAL_FROM_0_TO_1),
            entry("cmi.objectives.0.description", LOCALIZED_STRING),
            entry("cmi.progress_measure", REAL_FROM_0_TO_1),
            entry("cmi.score.scaled", REAL_FROM_MINUS_1_TO_1),
            entry("cmi.score.raw", REAL),
            entry("cmi.score.min", REAL),
            entry("cmi.score.max", REAL),
            entry("cmi.success_status", SUCCESS_STATUS),
            entry("cmi.suspend_data", CHARACTERSTRING),
            entry("adl.nav.request", NAVIGATION_REQUEST),
            entry("adl.data.0.store", SHARED_DATA));

    static Stream<Arguments> takenAndRead() {
        return rows(WRITTEN_AND_READ, ValueType::taken);
    }

    static Stream<Arguments> taken() {
        return rows(WRITTEN_ONLY, ValueType::taken);
    }

    static Stream<Arguments> mismatched() {
        return Stream.of(WRITTEN_AND_READ, WRITTEN_ONLY).flatMap(elements -> rows(elements, ValueType::mismatched));
    }

    static Stream<Arguments> outOfRange() {
        return rows(WRITTEN_AND_READ, ValueType::outOfRange);
    }

    private static Stream<Arguments> rows(Map<String, ValueType> elements, Function<ValueType, List<String>> values) {
        return elements.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(element ->
                        values.apply(element.getValue()).stream().map(value -> Arguments.of(element.getKey(), value)));
    }

    @ParameterizedTest(name = "SetValue({0}, {1}) is taken and read back")
    @MethodSource("takenAndRead")
    void a_value_of_its_type_is_taken_and_read_back(String element, String value) {
        Sco sco = Sco.withOneOfEach();

        assertThat(sco.set(element, value)).isZero();
        assertThat(sco.get(element)).isEqualTo(value);
    }

    @ParameterizedTest(name = "SetValue({0}, {1}) is taken")
    @MethodSource("taken")
    void a_value_of_its_type_is_taken_where_it_cannot_be_read(String element, String value) {
        assertThat(Sco.withOneOfEach().set(element, value)).isZero();
    }

    @ParameterizedTest(name = "SetValue({0}, {1}) is 406")
    @MethodSource("mismatched")
    void what_is_not_of_its_type_is_refused_and_changes_nothing(String element, String value) {
        refuses(element, value, 406);
    }

    @ParameterizedTest(name = "SetValue({0}, {1}) is 407")
    @MethodSource("outOfRange")
    void what_is_out_of_its_range_is_refused_and_changes_nothing(String element, String value) {
        refuses(element, value, 407);
    }

    private static void refuses(String element, String value, int error) {
        Sco sco = Sco.withOneOfEach();
        String before = sco.valueOrError(element);

        assertThat(sco.set(element, value)).isEqualTo(error);
        assertThat(sco.valueOrError(element)).isEqualTo(before);
    }
}
