package io.ghasi.delivery.acceptance.grants;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.acceptance.wire.Answer;
import io.ghasi.delivery.adapters.grants.Grant;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Learner;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.sandbox.run.ApiEnvironment;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run-time grant opens: paths that begin with it, and nothing else. */
class OpensTest {
    private final Ward ward = Ward.SHARED;
    private final Seat seat = ward.seat();

    private static void told(Reply reply, String told) {
        assertThat(reply.status() + " " + reply.code()).as(reply.toString()).isEqualTo(told);
    }

    private static void told(Answer answer, String told) {
        assertThat(answer.status() + " " + answer.code()).as(answer.toString()).isEqualTo(told);
    }

    private Learner of(TenantId tenant) {
        return new Learner(
                tenant,
                new UserId(ward.world.ids().next()),
                new DeviceId(ward.world.ids().next()));
    }

    @Test
    void what_is_answered_below_it_is_neither_kept_nor_told_on() throws Exception {
        Reply reply = ward.ask(ward.grant(seat.learner()), "/nothing");

        told(reply, "404 resource.not_found");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void who_asks_without_one_gets_in_with_no_token() throws Exception {
        Call signed = seat.player().signed(Call.get("/api/v1/g/nothing/runtime"));

        Reply reply = seat.send(signed);

        told(reply, "401 auth.invalid_token");
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
        told(seat.send(seat.player().signed(Call.get("/api/v1/g/"))), "401 auth.invalid_token");
        told(seat.send(seat.player().signed(Call.get("/api/v1/g"))), "404 resource.not_found");
    }

    @Test
    void one_that_is_old_or_of_another_key_or_changed_opens_nothing() throws Exception {
        String good = ward.grant(seat.learner());
        String changed = (good.charAt(40) == 'A' ? 'B' : 'A') + good.substring(41);
        for (String bad : List.of(
                ward.grant(seat.learner(), Instant.now().minus(Grant.LIFE)),
                ward.grant(seat.learner(), Instant.now(), ApiEnvironment.grantKey()),
                good.substring(0, 40) + changed,
                good.substring(1),
                good + "A",
                "%" + Integer.toHexString(good.charAt(0)) + good.substring(1))) {
            told(ward.ask(bad, "/runtime"), "401 auth.invalid_token");
        }
        told(ward.ask(good, "/nothing"), "404 resource.not_found");
    }

    @Test
    void it_is_no_token() throws Exception {
        String grant = ward.grant(seat.learner());
        Call call = seat.player().signed(Player.read(seat.session()));

        told(seat.send(call.replacing("Authorization", "Bearer " + grant)), "401 auth.invalid_token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/g/GRANT/../../play-sessions",
                "/api/v1/g/GRANT/%2e%2e/%2e%2e/play-sessions",
                "/api/v1/g/GRANT/..;/..;/play-sessions",
                "/api/v1/play-sessions;/api/v1/g/GRANT"
            })
    void it_leads_to_no_sessions(String path) throws Exception {
        Answer answer = ward.wired(path.replace("GRANT", ward.grant(seat.learner())));

        told(answer, "401 auth.unauthenticated");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/g/GRANT/content/../../../x, 404",
        "/api/v1/g/GRANT/content/%2e%2e/%2e%2e/%2e%2e/x, 404",
        "/api/v1/g;x/GRANT/content/../../../x, 404",
        "/api/v1/g/GRANT/../../../healthz, 404",
        "/api/v1/g/GRANT/content/../../../../../healthz, 404",
        "/api/v1/x/../g/GRANT/content/x, 401",
        "/api/v1/g//GRANT/content/x, 401",
        "//api/v1/g/GRANT/content/x, 401",
        "/api/v1/%67/GRANT/content/x, 401",
        "/api/v1/g/GRANT;x/content/x, 401",
        "/api/v1/g/GRANT/content//x, 404",
        "/api/v1/g/GRANT/content/a/../x, 404",
        "/api/v1/g/GRANT/content/x;v=1, 404"
    })
    void a_path_of_another_spelling_leads_nowhere(String path, int status) throws Exception {
        Call signed = seat.player().signed(Call.get("/"));
        Answer answer = ward.wired("GET", path.replace("GRANT", ward.grant(seat.learner())), signed);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    }

    @Test
    void its_tenant_is_at_home_here_or_sent_there() throws Exception {
        TenantId abroad = new TenantId(ward.world.ids().next());
        ward.world.neighbours().tenant(abroad, "ap");

        told(ward.ask(ward.grant(of(abroad)), "/runtime"), "421 delivery.region.not_home");
        told(ward.ask(ward.grant(of(new TenantId(ward.world.ids().next()))), "/runtime"), "403 authz.tenant_unknown");
    }

    @Test
    void a_page_of_the_tenant_may_read_what_is_below_it_and_no_other_may() throws Exception {
        Call call = Call.get("/api/v1/g/" + ward.grant(seat.learner()) + "/runtime");

        assertThat(seat.send(call.with("Origin", School.ORIGIN)).header("Access-Control-Allow-Origin"))
                .isEqualTo(School.ORIGIN);
        assertThat(seat.send(call.with("Origin", "https://evil.example")).header("Access-Control-Allow-Origin"))
                .isNull();
    }
}
