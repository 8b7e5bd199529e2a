package io.ghasi.delivery.acceptance.tenants.model;

import io.ghasi.delivery.acceptance.tenants.request.Action;
import io.ghasi.delivery.acceptance.tenants.request.Caller;
import io.ghasi.delivery.acceptance.tenants.request.Exchange;
import io.ghasi.delivery.acceptance.tenants.request.Verb;
import io.ghasi.delivery.acceptance.tenants.world.Move;
import io.ghasi.delivery.acceptance.tenants.world.Walk;
import io.ghasi.delivery.journey.client.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a write to a session leads to. */
final class WriteRules {
    private static final Duration SPARING = Duration.ofMinutes(1);

    private final Ledger ledger;

    WriteRules(Ledger ledger) {
        this.ledger = ledger;
    }

    List<Prediction> expect(Action.Navigate navigate, Exchange exchange, Span span) {
        Prediction replay = Replays.of(exchange, ledger);
        if (replay != null) {
            return List.of(replay);
        }
        Prediction refused = refused(navigate.id(), exchange, false);
        Prediction decided = refused != null ? refused : move(navigate.move(), session(navigate.id()), exchange);
        return Limited.by(ledger.navigations(exchange, navigate.id()), span, List.of(decided));
    }

    List<Prediction> expect(Action.Turn turn, Exchange exchange, Span span) {
        Prediction replay = Replays.of(exchange, ledger);
        if (replay != null) {
            return List.of(replay);
        }
        Prediction refused = refused(turn.id(), exchange, turn.verb() == Verb.RESUME);
        if (refused != null) {
            return List.of(refused);
        }
        Session session = session(turn.id());
        return switch (turn.verb()) {
            case PAUSE -> List.of(onlyActive(session, () -> becomes(session.paused(), exchange)));
            case COMPLETE -> List.of(onlyActive(session, () -> complete(session, exchange)));
            case ABANDON -> List.of(session.hasEnded() ? terminal() : becomes(session.abandoned(), exchange));
            case RESUME -> List.of(resume(session, exchange));
            case HEARTBEAT -> beat(session, exchange, span);
        };
    }

    // The twins' courses are native: nothing in them speaks.
    Prediction expect(Action.Speak speak, Exchange exchange) {
        Prediction refused = refused(speak.id(), exchange, false);
        return refused != null
                ? refused
                : onlyActive(session(speak.id()), () -> Prediction.refused(422, "delivery.navigation.unreachable"));
    }

    private Session session(String id) {
        return Objects.requireNonNull(ledger.session(id));
    }

    // Visibility, ownership, If-Match, device.
    private @Nullable Prediction refused(String id, Exchange exchange, boolean fromAnyDevice) {
        Caller caller = exchange.caller();
        Prediction notTheirs = ReadRules.notTheirs(id, caller, ledger);
        if (notTheirs != null) {
            return notTheirs;
        }
        Session session = session(id);
        if (!IfMatch.holds(exchange.dress().ifMatch(), session.version())) {
            return Prediction.of(new Expected.Refusal(412, "precondition.failed", session.version()));
        }
        return fromAnyDevice || session.device().equals(caller.device())
                ? null
                : Prediction.refused(409, "delivery.play_session.on_other_device");
    }

    private Prediction move(Move move, Session session, Exchange exchange) {
        return onlyActive(session, () -> switch (session.walk().go(move)) {
            case Walk.Step.To to -> becomes(session.movedTo(to.place()), exchange);
            case Walk.Step.GateClosed _ -> Prediction.refused(422, "delivery.navigation.gate_closed");
            case Walk.Step.Unreachable _ -> Prediction.refused(422, "delivery.navigation.unreachable");
        });
    }

    private Prediction complete(Session session, Exchange exchange) {
        return session.walk().isComplete()
                ? becomes(session.completed(), exchange)
                : Prediction.refused(422, "delivery.completion.incomplete");
    }

    private Prediction resume(Session session, Exchange exchange) {
        if (session.hasEnded()) {
            return terminal();
        }
        if (session.isActive() && session.device().equals(exchange.caller().device())) {
            return stays(session);
        }
        if (!Objects.equals(ledger.isUsable(session.side(), session.ticket()), true)) {
            return Prediction.refused(403, "delivery.enrollment.not_active");
        }
        Session resumed = session.resumedOn(exchange.caller().device());
        return becomes(resumed, exchange).after(() -> Rivals.pause(resumed, ledger));
    }

    // At most one write a minute: in between only the service's clock knows.
    private List<Prediction> beat(Session session, Exchange exchange, Span span) {
        if (!session.isActive()) {
            return List.of(session.hasEnded() ? terminal() : notActive());
        }
        Instant due = Instant.parse(
                        Objects.requireNonNull(session.told().lastActivityAt()).stringValue())
                .plus(SPARING);
        List<Prediction> may = new ArrayList<>();
        if (!span.sent().isAfter(due)) {
            may.add(stays(session));
        }
        if (!span.received().isBefore(due)) {
            may.add(becomes(session.knowing(session.told().active()), exchange));
        }
        return may;
    }

    private static Prediction onlyActive(Session session, Supplier<Prediction> then) {
        if (session.hasEnded()) {
            return terminal();
        }
        return session.isActive() ? then.get() : notActive();
    }

    private static Prediction terminal() {
        return Prediction.refused(409, "delivery.play_session.terminal");
    }

    private static Prediction notActive() {
        return Prediction.refused(409, "delivery.play_session.not_active");
    }

    // Nothing changes, and so nothing is remembered under the key.
    private Prediction stays(Session session) {
        return new Prediction(new Expected.Shown(session), reply -> ledger.learn(session, reply.data()));
    }

    private Prediction becomes(Session after, Exchange exchange) {
        return new Prediction(new Expected.Shown(after), reply -> became(after, exchange, reply));
    }

    private void became(Session after, Exchange exchange, Reply reply) {
        ledger.learn(after, reply.data());
        ledger.record(exchange, reply);
    }
}
