package io.ghasi.delivery.acceptance.tenants.model;

import io.ghasi.delivery.acceptance.tenants.request.Action;
import io.ghasi.delivery.acceptance.tenants.request.Caller;
import io.ghasi.delivery.acceptance.tenants.request.Exchange;
import io.ghasi.delivery.acceptance.tenants.request.Role;
import io.ghasi.delivery.acceptance.tenants.world.CourseName;
import io.ghasi.delivery.acceptance.tenants.world.Ticket;
import io.ghasi.delivery.acceptance.tenants.world.World;
import io.ghasi.delivery.journey.client.Reply;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a start leads to. */
final class StartRules {
    private final World world;
    private final Ledger ledger;

    StartRules(World world, Ledger ledger) {
        this.world = world;
        this.ledger = ledger;
    }

    List<Prediction> expect(Action.Start start, Exchange exchange, Span span) {
        Prediction replay = Replays.of(exchange, ledger);
        if (replay != null) {
            return List.of(replay);
        }
        return Limited.by(ledger.starts(exchange), span, List.of(decide(start, exchange)));
    }

    private Prediction decide(Action.Start start, Exchange exchange) {
        Caller caller = exchange.caller();
        World.Enrolled enrolled = world.enrolled(start.enrollment());
        Ticket.Terms terms = enrolled == null ? null : enrolled.ticket().on(caller.side());
        if (enrolled == null || terms == null) {
            return Prediction.refused(404, "resource.not_found");
        }
        if (caller.role() != Role.LEARNER || !enrolled.person().equals(caller.person())) {
            return Prediction.refused(403, "authz.forbidden");
        }
        Prediction refused = refused(start, caller, enrolled.ticket(), terms);
        return refused != null ? refused : begin(exchange, enrolled.ticket(), terms.course());
    }

    private @Nullable Prediction refused(Action.Start start, Caller caller, Ticket ticket, Ticket.Terms terms) {
        if (start.device() != null && !start.device().equals(caller.device())) {
            return Prediction.refused(403, "authz.forbidden");
        }
        if (!Objects.equals(ledger.isUsable(caller.side(), ticket), true)) {
            return Prediction.refused(403, "delivery.enrollment.not_active");
        }
        if (!world.version(terms.course(), caller.side()).equals(start.course())) {
            return Prediction.refused(422, "validation.conflict");
        }
        if (!terms.course().isOn(caller.side())) {
            return Prediction.refused(422, "delivery.course.unavailable");
        }
        return terms.attempts() != null && attempts(caller, ticket) >= terms.attempts()
                ? Prediction.refused(403, "delivery.attempts.exhausted")
                : null;
    }

    private int attempts(Caller caller, Ticket ticket) {
        return (int) ledger.sessions(caller.side()).stream()
                .filter(session -> session.ticket() == ticket)
                .count();
    }

    private Prediction begin(Exchange exchange, Ticket ticket, CourseName course) {
        Caller caller = exchange.caller();
        Session session = Session.started(
                "", caller.side(), caller.person(), ticket, course, attempts(caller, ticket) + 1, caller.device());
        return new Prediction(
                new Expected.Created(session, ledger.registry()), reply -> began(exchange, session, reply));
    }

    private void began(Exchange exchange, Session session, Reply reply) {
        Rivals.pause(session, ledger);
        ledger.learn(session.called(reply.data().required("id").stringValue()), reply.data());
        ledger.record(exchange, reply);
    }
}
