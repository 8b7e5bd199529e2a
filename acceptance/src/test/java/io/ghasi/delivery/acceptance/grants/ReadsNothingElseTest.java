package io.ghasi.delivery.acceptance.grants;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.acceptance.wire.Answer;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.journey.client.Learner;
import io.ghasi.delivery.journey.client.Reply;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not in the session's package, no spelling of a path leads to. */
class ReadsNothingElseTest {
    private static final String PAGE = "/content/lessons/personal-data.html";

    private final Ward ward = Ward.SHARED;
    private final Seat seat = ward.seat();

    private static void told(Reply reply, String told) {
        assertThat(reply.status() + " " + reply.code()).as(reply.toString()).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lessons",
                "lessons/",
                "lessons/nothing.html",
                "Lessons/personal-data.html",
                "lessons/personal-data.HTML",
                "lessons/personal-data.html/",
                "lessons//personal-data.html",
                "/lessons/personal-data.html",
                "lessons/./personal-data.html",
                "lessons/../lessons/personal-data.html",
                "x/../lessons/personal-data.html",
                "../content/lessons/personal-data.html",
                "..%2flessons%2fpersonal-data.html",
                "lessons%2fpersonal-data.html",
                "lessons%252fpersonal-data.html",
                "lessons%5cpersonal-data.html",
                "lessons\\personal-data.html",
                "lessons/personal-data.html%00",
                "lessons/personal-data.html%00.css",
                "lessons/personal-data.html%20",
                "lessons/personal-data.html.",
                "lessons/personal-data.html;v=1",
                "lessons;x/personal-data.html",
                "%2e%2e/manifest.json",
                "..%2fmanifest.json",
                "%252e%252e/manifest.json",
                "../manifest.json",
                "../../manifest.json",
                "..;/manifest.json",
                "..;/..;/..;/..;/healthz",
                "%c0%ae%c0%ae/manifest.json",
                "%ff",
                "manifest.json",
                "files/lessons/personal-data.html",
                "tenants/",
                "%"
            })
    void a_path_that_the_package_does_not_list_leads_nowhere(String path) throws Exception {
        String grant = Objects.requireNonNull(seat.start().header("X-Runtime-Grant"));
        assertThat(ward.ask(grant, PAGE).status()).isEqualTo(200);

        Answer answer = ward.wired("/api/v1/g/" + grant + "/content/" + path);

        assertThat(answer.status()).as(answer.toString()).isIn(400, 401, 404);
        assertThat(answer.code()).isIn("request.malformed", "auth.unauthenticated", "resource.not_found");
        assertThat(answer.toString()).doesNotContain(grant);
    }

    @Test
    void nor_does_the_place_without_any() throws Exception {
        String grant = Objects.requireNonNull(seat.start().header("X-Runtime-Grant"));

        assertThat(ward.wired("/api/v1/g/" + grant + "/content").code()).isEqualTo("resource.not_found");
        assertThat(ward.wired("/api/v1/g/" + grant + "/content/").code()).isEqualTo("resource.not_found");
    }

    @Test
    void nor_does_a_long_one() throws Exception {
        String grant = Objects.requireNonNull(seat.start().header("X-Runtime-Grant"));

        assertThat(ward.wired("/api/v1/g/" + grant + "/content/" + "a".repeat(8_000))
                        .code())
                .isEqualTo("resource.not_found");
        assertThat(ward.wired("/api/v1/g/" + grant + "/content/" + "a".repeat(20_000))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_grant_that_is_not_good_reads_nothing() throws Exception {
        String grant = Objects.requireNonNull(seat.start().header("X-Runtime-Grant"));
        String changed = (grant.charAt(40) == 'A' ? 'B' : 'A') + grant.substring(41);

        told(ward.ask(grant.substring(0, 40) + changed, PAGE), "401 auth.invalid_token");
        told(ward.ask(ward.grant(seat.learner()), PAGE), "404 resource.not_found");
    }

    @Test
    void whose_session_it_is_and_of_which_tenant_the_grant_says_and_both_must_be_true() throws Exception {
        SessionId session = Objects.requireNonNull(SessionId.parse(seat.session()));
        assertThat(ward.ask(ward.grant(seat.learner(), session), PAGE).status()).isEqualTo(200);
        Learner classmate = ward.school.learner();
        Learner stranger = School.open(ward.world).learner();

        told(ward.ask(ward.grant(classmate, session), PAGE), "403 authz.forbidden");
        told(ward.ask(ward.grant(stranger, session), PAGE), "404 resource.not_found");
    }
}
