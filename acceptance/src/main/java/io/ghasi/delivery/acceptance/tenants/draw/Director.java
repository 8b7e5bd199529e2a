package io.ghasi.delivery.acceptance.tenants.draw;

import io.ghasi.delivery.acceptance.tenants.model.Ledger;
import io.ghasi.delivery.acceptance.tenants.model.Recorded;
import io.ghasi.delivery.acceptance.tenants.model.Session;
import io.ghasi.delivery.acceptance.tenants.request.Action;
import io.ghasi.delivery.acceptance.tenants.request.Caller;
import io.ghasi.delivery.acceptance.tenants.request.Dress;
import io.ghasi.delivery.acceptance.tenants.request.Exchange;
import io.ghasi.delivery.acceptance.tenants.request.Role;
import io.ghasi.delivery.acceptance.tenants.world.Move;
import io.ghasi.delivery.acceptance.tenants.world.Side;
import io.ghasi.delivery.acceptance.tenants.world.Ticket;
import io.ghasi.delivery.acceptance.tenants.world.World;
import io.ghasi.delivery.core.ids.IdSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Draws what one lane does next. The same seed draws the same as long as the answers are the same. */
public final class Director {
    private static final int WORN_OFTEN = 122;
    private static final int ONE_WEARS_OF = 25;

    private final World world;
    private final Ledger ledger;
    private final Operations operations;
    private final IdSource ids;
    private final Chance chance;
    private final Dresser dresser;
    private boolean wears;

    public Director(World world, Ledger ledger, Operations operations, IdSource ids, RandomGenerator random) {
        this.world = world;
        this.ledger = ledger;
        this.operations = operations;
        this.ids = ids;
        this.chance = new Chance(random);
        this.dresser = new Dresser(ids);
        this.wears = ledger.person().number() % ONE_WEARS_OF == 0;
    }

    /** How a lane begins: a session of each course that both tenants have, in each tenant. */
    public List<Step> founding() {
        return List.of(
                founding(Side.AMBER, Ticket.FIRST),
                founding(Side.COBALT, Ticket.FIRST),
                founding(Side.AMBER, Ticket.SECOND),
                founding(Side.COBALT, Ticket.SECOND));
    }

    private Step founding(Side side, Ticket ticket) {
        Ticket.Terms terms = Objects.requireNonNull(ticket.on(side));
        Action start =
                new Action.Start(ledger.person().enrollment(ticket), world.version(terms.course(), side), null, null);
        Caller learner = new Caller(side, ledger.person(), Role.LEARNER, false, Caller.Scope.LEARNER);
        return new Step.One(new Exchange(start, learner, Dress.plain(ids.next())));
    }

    /** How a lane goes on: where the learner has passed the gate, a course is worked through, so that it can be completed. */
    public List<Step> diligence() {
        Side side = ledger.person().hasPassed(Side.AMBER) ? Side.AMBER : Side.COBALT;
        Draw draw = new Draw(world, ledger, new Founders(Map.of()), ids, chance, side);
        return ledger.sessions(side).stream()
                .filter(session -> session.ticket() == Ticket.FIRST)
                .flatMap(session -> Moves.through(session).stream())
                .<Step>map(action -> new Step.One(dresser.plain(action, draw)))
                .toList();
    }

    /** The next step, of at most {@code most} exchanges. */
    public Step next(Founders founders, int most) {
        Draw draw = new Draw(world, ledger, founders, ids, chance, chance.of(Side.values()));
        if (wears && most > WORN_OFTEN) {
            wears = false;
            return worn(draw);
        }
        int roll = chance.below(100);
        if (most < 2 || roll >= 27) {
            return one(draw);
        }
        if (roll < 1) {
            return new Step.Fickle(draw.side());
        }
        if (roll < 10) {
            return alike(draw);
        }
        if (roll < 14) {
            return twice(draw);
        }
        return roll < 19 ? across(draw) : again(draw);
    }

    private Step one(Draw draw) {
        return new Step.One(dresser.dress(any(draw), draw));
    }

    // Starts are few: one that is surely limited is only worth a try now and then.
    private Action any(Draw draw) {
        Action action = operations.of(operations.any(chance)).any().apply(draw);
        boolean start = action instanceof Action.Start;
        return start && startsLeft(draw) == 0 && !chance.percent(10)
                ? new Action.Read(draw.session(_ -> true))
                : action;
    }

    private int startsLeft(Draw draw) {
        return ledger.startsLeft(draw.side(), Instant.now());
    }

    private Step alike(Draw draw) {
        Function<Draw, Probe> probe = operations.of(operations.any(chance)).probe();
        if (probe == null) {
            return one(draw);
        }
        Probe drawn = probe.apply(draw);
        if (chance.percent(12)) {
            return alikeTenants(dresser.plain(drawn.foreign(), draw));
        }
        if (drawn.foreign() instanceof Action.Start && startsLeft(draw) < 2) {
            return one(draw);
        }
        Exchange foreign =
                chance.percent(50) ? dresser.dress(drawn.foreign(), draw) : dresser.plain(drawn.foreign(), draw);
        return new Step.Alike(afresh(foreign.asking(drawn.unknown())), foreign);
    }

    // A tenant that does not exist, beside the other one, in the header.
    private Step alikeTenants(Exchange exchange) {
        return new Step.Alike(
                exchange.in(exchange.dress().naming(Dress.Tenant.NOBODYS)),
                exchange.in(exchange.dress().naming(Dress.Tenant.OTHER)));
    }

    private Exchange afresh(Exchange exchange) {
        Dress dress = exchange.dress();
        return dress.key() == null ? exchange : exchange.in(dress.with(ids.next()));
    }

    private Step twice(Draw draw) {
        Action action = any(draw);
        boolean cramped = action instanceof Action.Start && startsLeft(draw) < 2;
        return cramped || !action.writes() ? one(draw) : new Step.Twice(dresser.plain(action, draw));
    }

    private Step across(Draw draw) {
        Draw there = new Draw(
                world, ledger, draw.founders(), ids, chance, draw.side().other());
        Exchange one = dresser.plain(any(draw), draw);
        Exchange other = dresser.plain(any(there), there);
        if (!one.action().writes() || !other.action().writes()) {
            return one(draw);
        }
        return new Step.Across(one, other.in(one.dress()));
    }

    // A key that was used before: for the same again, for something else, or for the same by the namesake in the other
    // tenant.
    private Step again(Draw draw) {
        List<Recorded> recorded = ledger.recorded();
        if (recorded.isEmpty()) {
            return one(draw);
        }
        Exchange first = chance.of(recorded).exchange();
        int roll = chance.below(100);
        if (roll < 40) {
            return new Step.One(first);
        }
        if (roll < 60) {
            Action other =
                    new Action.Navigate(draw.ownSession(first.caller().side(), Session::isActive), new Move.Previous());
            return new Step.One(first.asking(other));
        }
        Caller by = first.caller();
        Caller namesake = new Caller(by.side().other(), by.person(), by.role(), by.away(), by.scope());
        return new Step.One(new Exchange(first.action(), namesake, first.dress()));
    }

    private Step worn(Draw draw) {
        Session session = ledger.session(draw.ownSession(draw.side(), Session::isActive));
        if (session == null) {
            return one(draw);
        }
        Action move = new Action.Navigate(session.id(), new Move.Next());
        Draw there = new Draw(
                world, ledger, draw.founders(), ids, chance, draw.side().other());
        return new Step.Worn(dresser.plain(move, there), WORN_OFTEN, dresser.plain(move, draw));
    }
}
