package io.ghasi.delivery.api.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.api.problem.ProblemException;
import io.ghasi.delivery.core.session.Precondition;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteHeadersTest {
    @Test
    void nothing_said_is_no_condition_and_a_star_is_anything_there_is() {
        assertThat(WriteHeaders.precondition(null)).isEqualTo(new Precondition.Absent());
        assertThat(WriteHeaders.precondition(" * ")).isEqualTo(new Precondition.Exists());
    }

    @Test
    void tags_are_versions_where_they_can_be_and_weak_ones_match_nothing() {
        assertThat(WriteHeaders.precondition("\"7\"")).isEqualTo(new Precondition.OneOf(Set.of(7)));
        assertThat(WriteHeaders.precondition("\"7\", W/\"8\" ,\"abc\",\"9\""))
                .isEqualTo(new Precondition.OneOf(Set.of(7, 9)));
        assertThat(WriteHeaders.precondition("\"99999999999\"")).isEqualTo(new Precondition.OneOf(Set.of()));
        assertThat(WriteHeaders.precondition("\"07\"")).isEqualTo(new Precondition.OneOf(Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "7", "\"7", "\"7\" \"8\"", "\"7\",,", "*,\"7\"", "\"7\",*"})
    void what_is_no_list_of_tags_is_refused(String header) {
        assertThatThrownBy(() -> WriteHeaders.precondition(header)).isInstanceOf(ProblemException.class);
    }
}
