package io.ghasi.delivery.acceptance.tenants.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.tenants.check.Replies;
import io.ghasi.delivery.acceptance.tenants.request.Action;
import io.ghasi.delivery.acceptance.tenants.request.Caller;
import io.ghasi.delivery.acceptance.tenants.request.Caller.Scope;
import io.ghasi.delivery.acceptance.tenants.request.Dress;
import io.ghasi.delivery.acceptance.tenants.request.Exchange;
import io.ghasi.delivery.acceptance.tenants.request.Role;
import io.ghasi.delivery.acceptance.tenants.request.Verb;
import io.ghasi.delivery.acceptance.tenants.world.CourseName;
import io.ghasi.delivery.acceptance.tenants.world.Person;
import io.ghasi.delivery.acceptance.tenants.world.Side;
import io.ghasi.delivery.acceptance.tenants.world.Ticket;
import io.ghasi.delivery.acceptance.tenants.world.World;
import io.ghasi.delivery.acceptance.tenants.world.Worlds;
import io.ghasi.delivery.journey.client.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OracleTest {
    private static final UUID KEY = new UUID(1, 1);
    private static final Span NOW =
            new Span(Instant.parse("2026-11-25T10:00:30Z"), Instant.parse("2026-11-25T10:00:31Z"));

    private final World world = Worlds.of(2);
    private final Registry registry = new Registry();
    private final Ledger ledger = new Ledger(world.people().getFirst(), registry);
    private final Ledger neighbour = new Ledger(world.people().getLast(), registry);
    private final Oracle oracle = new Oracle(world, ledger);

    @BeforeEach
    void start() {
        started(ledger, "mine");
        started(neighbour, "neighbours");
    }

    @Test
    void a_session_is_its_owners_forbidden_to_a_neighbour_and_unknown_to_the_other_tenant() {
        assertThat(expected(read("mine"), learner(Side.AMBER))).isInstanceOf(Expected.Shown.class);
        assertThat(expected(read("neighbours"), learner(Side.AMBER))).isEqualTo(refused(403, "authz.forbidden"));
        assertThat(expected(read("mine"), learner(Side.COBALT))).isEqualTo(refused(404, "resource.not_found"));
        assertThat(expected(read("nobodys"), learner(Side.AMBER))).isEqualTo(refused(404, "resource.not_found"));
    }

    @Test
    void staff_may_read_any_session_of_their_tenant_and_write_none() {
        assertThat(expected(read("mine"), staff(Side.AMBER))).isInstanceOf(Expected.Shown.class);
        assertThat(expected(read("neighbours"), staff(Side.AMBER))).isInstanceOf(Expected.Glimpsed.class);
        assertThat(expected(read("mine"), staff(Side.COBALT))).isEqualTo(refused(404, "resource.not_found"));
        assertThat(expected(pause("mine"), staff(Side.AMBER))).isEqualTo(refused(403, "authz.forbidden"));
    }

    @Test
    void a_key_is_known_to_its_own_tenant_alone() {
        Exchange pause = new Exchange(pause("mine"), learner(Side.AMBER), Dress.plain(KEY));
        oracle.expect(pause, NOW).getFirst().effect().on(reply("mine"));
        Exchange there = new Exchange(pause("mine"), learner(Side.COBALT), Dress.plain(KEY));
        Exchange conflict = new Exchange(turn(Verb.RESUME, "mine"), learner(Side.AMBER), Dress.plain(KEY));
        assertThat(expected(pause)).isInstanceOf(Expected.Replayed.class);
        assertThat(expected(there)).isEqualTo(refused(404, "resource.not_found"));
        assertThat(expected(conflict)).isEqualTo(refused(409, "idempotency.key_conflict"));
    }

    @Test
    void checks_come_in_the_order_of_the_specification() {
        Person person = ledger.person();
        Dress worst = new Dress(Dress.Tenant.OTHER, null, "\"9\"", null);
        Caller nobody = new Caller(Side.AMBER, person, Role.LEARNER, true, Scope.NO_TOKEN);
        Caller lacking = new Caller(Side.AMBER, person, Role.LEARNER, true, Scope.LACKING);
        Caller away = new Caller(Side.AMBER, person, Role.LEARNER, true, Scope.LEARNER);
        Dress keyless = new Dress(Dress.Tenant.OWN, null, "\"9\"", null);
        Dress late = new Dress(Dress.Tenant.OWN, KEY, "\"9\"", null);
        assertThat(List.of(
                        expected(new Exchange(pause("mine"), nobody, worst)),
                        expected(new Exchange(pause("mine"), lacking, worst)),
                        expected(new Exchange(pause("mine"), lacking, keyless)),
                        expected(new Exchange(pause("mine"), away, keyless)),
                        expected(new Exchange(pause("nobodys"), away, late)),
                        expected(new Exchange(pause("mine"), away, late)),
                        expected(new Exchange(pause("mine"), away, Dress.plain(KEY)))))
                .containsExactly(
                        refused(401, "auth.unauthenticated"),
                        refused(403, "authz.tenant_not_a_member"),
                        refused(403, "authz.insufficient_scope"),
                        refused(428, "idempotency.key_missing"),
                        refused(404, "resource.not_found"),
                        new Expected.Refusal(412, "precondition.failed", 1),
                        refused(409, "delivery.play_session.on_other_device"));
    }

    private Expected expected(Action action, Caller caller) {
        return expected(new Exchange(action, caller, Dress.plain(action.writes() ? new UUID(2, 2) : null)));
    }

    private Expected expected(Exchange exchange) {
        return oracle.expect(exchange, NOW).getFirst().expected();
    }

    private static Expected refused(int status, String code) {
        return Expected.Refusal.of(status, code);
    }

    private static Action read(String id) {
        return new Action.Read(id);
    }

    private static Action pause(String id) {
        return turn(Verb.PAUSE, id);
    }

    private static Action turn(Verb verb, String id) {
        return new Action.Turn(id, verb);
    }

    private Caller learner(Side side) {
        return new Caller(side, ledger.person(), Role.LEARNER, false, Scope.LEARNER);
    }

    private Caller staff(Side side) {
        return new Caller(side, ledger.person(), Role.STAFF, false, Scope.ALL);
    }

    private static void started(Ledger ledger, String id) {
        Person person = ledger.person();
        ledger.put(Session.started(id, Side.AMBER, person, Ticket.FIRST, CourseName.FIRST, 1, person.home()));
    }

    private static Reply reply(String id) {
        return Replies.of("/", 200, Map.of(), """
                {"data": {"id": "%s", "startedAt": "2026-11-25T10:00:00.000Z", "lastActivityAt": "2026-11-25T10:00:00.000Z",
                 "endedAt": null, "endReason": null, "cursor": {"branchPath": []}}}
                """.formatted(id));
    }
}
