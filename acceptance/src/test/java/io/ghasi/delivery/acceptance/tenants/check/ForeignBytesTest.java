package io.ghasi.delivery.acceptance.tenants.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.tenants.model.Registry;
import io.ghasi.delivery.acceptance.tenants.world.Side;
import io.ghasi.delivery.acceptance.tenants.world.Ticket;
import io.ghasi.delivery.acceptance.tenants.world.World;
import io.ghasi.delivery.acceptance.tenants.world.Worlds;
import io.ghasi.delivery.core.ids.SessionId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ForeignBytesTest {
    private final World world = Worlds.of(2);
    private final Registry registry = new Registry();
    private final ForeignBytes bytes = new ForeignBytes(world, registry);
    private final String session = new SessionId(UUID.randomUUID()).text();

    @Test
    void a_tenants_own_things_are_no_finding() {
        registry.add(session, new Registry.Owner(Side.AMBER, world.people().getFirst()));
        assertThat(bytes.in(session + " of amber, " + id(Ticket.FIRST) + id(Ticket.AMBERS), Side.AMBER))
                .isEmpty();
    }

    @Test
    void the_others_word_session_tenant_and_enrollment_are() {
        registry.add(session, new Registry.Owner(Side.AMBER, world.people().getFirst()));
        assertThat(bytes.in("Course of amber", Side.COBALT)).hasSize(1);
        assertThat(bytes.in("{\"id\":\"" + session + "\"}", Side.COBALT)).hasSize(1);
        assertThat(bytes.in(world.tenant(Side.AMBER).text(), Side.COBALT)).hasSize(1);
        assertThat(bytes.in(id(Ticket.AMBERS), Side.COBALT)).hasSize(1);
    }

    @Test
    void an_answer_may_repeat_the_path_that_was_asked_and_nothing_else() {
        registry.add(session, new Registry.Owner(Side.AMBER, world.people().getFirst()));
        String echo = "{\"instance\":\"/s/" + session + "\"}";
        assertThat(bytes.in(Replies.of("/s/" + session, 404, Map.of(), echo), Side.COBALT))
                .isEmpty();
        assertThat(bytes.in(Replies.of("/s/1", 404, Map.of(), echo), Side.COBALT))
                .hasSize(1);
        assertThat(bytes.in(Replies.of("/s/" + session, 200, Map.of(), echo), Side.COBALT))
                .hasSize(1);
        assertThat(bytes.in(Replies.of("/s/1", 404, Map.of("Location", "/s/" + session), "{}"), Side.COBALT))
                .hasSize(1);
    }

    private String id(Ticket ticket) {
        return " " + world.people().getFirst().enrollment(ticket).text();
    }
}
