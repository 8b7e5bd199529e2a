package io.ghasi.delivery.acceptance.tokens;

import static io.ghasi.delivery.testkit.tokens.TokenMint.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.journey.client.Reply;
import org.junit.jupiter.api.Test;

/** A tenant comes from the token alone. */
class TenantTest {
    private final Gate gate = Gate.SHARED;

    @Test
    void the_header_names_the_tenant_of_the_token_and_no_other() throws Exception {
        String other = School.open(gate.world).tenant().text();

        told(gate.list(gate.draft().mint(), other), "403 authz.tenant_not_a_member");
        told(gate.list(gate.draft().claim("tid", quoted(other)).mint()), "403 authz.tenant_not_a_member");
        assertThat(gate.list(gate.draft().claim("tid", quoted(other)).mint(), other)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_tenant_that_nobody_knows_is_told_so() throws Exception {
        String unknown = new TenantId(gate.world.ids().next()).text();

        told(gate.list(gate.draft().claim("tid", quoted(unknown)).mint(), unknown), "403 authz.tenant_unknown");
    }

    @Test
    void a_tenant_that_was_made_a_moment_ago_is_known_soon() throws Exception {
        TenantId late = new TenantId(gate.world.ids().next());
        String token = gate.draft().claim("tid", quoted(late.text())).mint();
        told(gate.list(token, late.text()), "403 authz.tenant_unknown");

        gate.world.neighbours().tenant(late, School.REGION);

        await().until(() -> gate.list(token, late.text()).status() == 200);
    }

    @Test
    void a_tenant_that_is_at_home_elsewhere_is_sent_there() throws Exception {
        TenantId abroad = new TenantId(gate.world.ids().next());
        gate.world.neighbours().tenant(abroad, "ap");

        Reply reply = gate.list(gate.draft().claim("tid", quoted(abroad.text())).mint(), abroad.text());

        told(reply, "421 delivery.region.not_home");
        assertThat(reply.json().get("homeUrl").stringValue()).startsWith("https://ap.");
    }

    private static void told(Reply reply, String told) {
        assertThat(reply.status() + " " + reply.code()).as(reply.toString()).isEqualTo(told);
    }
}
