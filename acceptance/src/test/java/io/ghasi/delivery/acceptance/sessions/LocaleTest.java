package io.ghasi.delivery.acceptance.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.journey.world.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In which language a course is played: the package's, which is the asked one where there is such a package. */
class LocaleTest {
    private final School school = School.open(Deployment.shared());
    private final Seat seat = school.seat(Course.EXAMPLE);

    @ParameterizedTest
    @ValueSource(strings = {"en", "pt-BR", "zh-Hant-TW", "x-klingon"})
    void a_language_that_nobody_built_is_answered_with_the_courses_own(String locale) throws Exception {
        Reply started = seat.ask(startIn(locale));

        assertThat(started.status()).as(started.toString()).isEqualTo(201);
        assertThat(started.data().get("locale").stringValue()).isEqualTo("en");
        String session = started.data().get("id").stringValue();
        assertThat(seat.done(Player.outline(session)).data().get("courseTitle").stringValue())
                .isEqualTo("Clean hands");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "en_US", "en-", "-en", "englishenglish", "en-US-\\u0000", "en US"})
    void what_is_no_language_tag_is_refused(String locale) throws Exception {
        Reply refused = seat.refused(startIn(locale), 422, "validation.field_invalid");

        assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo("$.locale");
    }

    @Test
    void nothing_said_means_english() throws Exception {
        assertThat(seat.start().data().get("locale").stringValue()).isEqualTo("en");
    }

    private Call startIn(String locale) {
        return Call.post(
                Player.SESSIONS,
                "{\"enrollmentId\":\"%s\",\"courseVersionId\":\"%s\",\"locale\":\"%s\"}"
                        .formatted(seat.enrollment().text(), seat.course().text(), locale));
    }
}
