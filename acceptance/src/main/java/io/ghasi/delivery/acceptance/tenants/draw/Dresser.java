package io.ghasi.delivery.acceptance.tenants.draw;

import io.ghasi.delivery.acceptance.tenants.model.Session;
import io.ghasi.delivery.acceptance.tenants.request.Action;
import io.ghasi.delivery.acceptance.tenants.request.Caller;
import io.ghasi.delivery.acceptance.tenants.request.Dress;
import io.ghasi.delivery.acceptance.tenants.request.Exchange;
import io.ghasi.delivery.acceptance.tenants.request.Role;
import io.ghasi.delivery.acceptance.tenants.world.Person;
import io.ghasi.delivery.acceptance.tenants.world.Side;
import io.ghasi.delivery.acceptance.tenants.world.Ticket;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.IdSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Draws who asks, and the headers around. */
final class Dresser {
    private final IdSource ids;

    Dresser(IdSource ids) {
        this.ids = ids;
    }

    Exchange dress(Action action, Draw draw) {
        UUID key = action.writes() && !draw.chance().percent(2) ? ids.next() : null;
        Dress dress = new Dress(tenant(draw.chance()), key, ifMatch(action, draw), origin(draw));
        return new Exchange(action, caller(action, draw), dress);
    }

    /** Nothing unusual: asked by the learner, with a new key. */
    Exchange plain(Action action, Draw draw) {
        Caller learner =
                new Caller(draw.side(), draw.ledger().person(), Role.LEARNER, away(action, draw), Caller.Scope.LEARNER);
        return new Exchange(action, learner, Dress.plain(action.writes() ? ids.next() : null));
    }

    private static Caller caller(Action action, Draw draw) {
        Role role = draw.chance().percent(14) ? Role.STAFF : Role.LEARNER;
        return new Caller(draw.side(), draw.ledger().person(), role, away(action, draw), scope(role, draw.chance()));
    }

    private static Caller.Scope scope(Role role, Chance chance) {
        int roll = chance.below(100);
        if (roll < 2) {
            return Caller.Scope.NO_TOKEN;
        }
        if (roll < 5) {
            return Caller.Scope.LACKING;
        }
        if (role == Role.LEARNER || roll < 20) {
            return Caller.Scope.LEARNER;
        }
        return roll < 70 ? Caller.Scope.READ_ANY : Caller.Scope.ALL;
    }

    // From where the session is, mostly; where a start names a device, from there.
    private static boolean away(Action action, Draw draw) {
        Person person = draw.ledger().person();
        boolean there = person.away().equals(where(action, draw));
        return there != draw.chance().percent(mayStray(action, person) ? 12 : 0);
    }

    private static @Nullable DeviceId where(Action action, Draw draw) {
        if (action instanceof Action.Start start) {
            return start.device();
        }
        Session session = action instanceof Action.OfSession about ? draw.known(about.id()) : null;
        return session == null ? null : session.device();
    }

    // A start that names another device than the token's is refused; it is not said whether before an enrollment that
    // is no good. So the
    // enrollment is one that is.
    private static boolean mayStray(Action action, Person person) {
        return !(action instanceof Action.Start start)
                || start.device() == null
                || start.enrollment().equals(person.enrollment(Ticket.FIRST));
    }

    private static Dress.Tenant tenant(Chance chance) {
        int roll = chance.below(100);
        if (roll < 92) {
            return Dress.Tenant.OWN;
        }
        if (roll < 96) {
            return Dress.Tenant.OTHER;
        }
        return roll < 98 ? Dress.Tenant.NOBODYS : Dress.Tenant.ABSENT;
    }

    // The version of the session itself, a late one, or what a session of the namesake is at.
    private static @Nullable String ifMatch(Action action, Draw draw) {
        if (!action.writes()
                || !(action instanceof Action.OfSession about)
                || draw.chance().percent(60)) {
            return null;
        }
        Session session = draw.known(about.id());
        Session other = draw.known(draw.ownSession(draw.side().other(), _ -> true));
        int roll = draw.chance().below(100);
        if (roll < 10) {
            return "*";
        }
        if (roll < 45 && other != null) {
            return tag(other.version());
        }
        return session == null ? tag(1) : tag(Math.max(1, session.version() - (roll < 75 ? 0 : 1)));
    }

    private static String tag(int version) {
        return "\"" + version + "\"";
    }

    private static @Nullable Side origin(Draw draw) {
        return draw.chance().percent(80) ? null : draw.chance().of(Side.values());
    }
}
