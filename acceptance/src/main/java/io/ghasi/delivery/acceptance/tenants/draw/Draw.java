package io.ghasi.delivery.acceptance.tenants.draw;

import io.ghasi.delivery.acceptance.tenants.model.Ledger;
import io.ghasi.delivery.acceptance.tenants.model.Session;
import io.ghasi.delivery.acceptance.tenants.request.PageToken;
import io.ghasi.delivery.acceptance.tenants.world.CourseName;
import io.ghasi.delivery.acceptance.tenants.world.Side;
import io.ghasi.delivery.acceptance.tenants.world.Ticket;
import io.ghasi.delivery.acceptance.tenants.world.World;
import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.SessionId;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What one lane can ask about, as somebody of one tenant. */
public final class Draw {
    private final World world;
    private final Ledger ledger;
    private final Founders founders;
    private final IdSource ids;
    private final Chance chance;
    private final Side side;

    Draw(World world, Ledger ledger, Founders founders, IdSource ids, Chance chance, Side side) {
        this.world = world;
        this.ledger = ledger;
        this.founders = founders;
        this.ids = ids;
        this.chance = chance;
        this.side = side;
    }

    Chance chance() {
        return chance;
    }

    Side side() {
        return side;
    }

    Ledger ledger() {
        return ledger;
    }

    Founders founders() {
        return founders;
    }

    World world() {
        return world;
    }

    /** Any session: mostly the learner's own, often the other tenant's, sometimes a neighbour's or nobody's. */
    String session(Predicate<Session> promising) {
        int roll = chance.below(100);
        if (roll < 62) {
            return ownSession(side, promising);
        }
        if (roll < 88) {
            return foreignSession();
        }
        return roll < 96 ? founders.any(side, chance.random()) : unknownSession();
    }

    /** One of this lane's, mostly one that is {@code promising}. */
    String ownSession(Side of, Predicate<Session> promising) {
        List<Session> all = ledger.sessions(of);
        if (all.isEmpty()) {
            return unknownSession();
        }
        List<Session> better = all.stream().filter(promising).toList();
        if (better.isEmpty() || chance.percent(20)) {
            return chance.of(all).id();
        }
        return chance.percent(40) ? chance.of(better).id() : furthest(better).id();
    }

    // What is gone on with, so that now and then something comes to its end.
    private static Session furthest(List<Session> sessions) {
        return Collections.max(sessions, Comparator.comparingInt(session -> Integer.bitCount(session.visited())));
    }

    /** One of the other tenant's: the namesake's, or anybody's. */
    String foreignSession() {
        return chance.percent(60)
                ? ownSession(side.other(), Session::isActive)
                : founders.any(side.other(), chance.random());
    }

    /** One that does not exist: a new id, or one that is next to a real one. */
    String unknownSession() {
        if (chance.percent(50)) {
            return new SessionId(ids.next()).text();
        }
        String real = founders.any(side.other(), chance.random());
        char last = real.charAt(real.length() - 1);
        return real.substring(0, real.length() - 1) + (last == '7' ? '8' : '7');
    }

    @Nullable
    Session known(String session) {
        return ledger.session(session);
    }

    /** Any enrollment: mostly the learner's own, sometimes somebody else's or nobody's. */
    EnrollmentId enrollment() {
        int roll = chance.below(100);
        if (roll < 88) {
            return ledger.person().enrollment(chance.of(Ticket.values()));
        }
        return roll < 94 ? chance.of(world.people()).enrollment(Ticket.FIRST) : unknownEnrollment();
    }

    /** One that the other tenant alone knows. */
    EnrollmentId foreignEnrollment() {
        return ledger.person().enrollment(side == Side.AMBER ? Ticket.COBALTS : Ticket.AMBERS);
    }

    EnrollmentId unknownEnrollment() {
        return new EnrollmentId(ids.next());
    }

    /** Any course that either tenant has. */
    CourseVersionId course() {
        return world.version(chance.of(CourseName.values()), side);
    }

    /** One that the other tenant alone has. */
    CourseVersionId foreignCourse() {
        return world.version(CourseName.onlyOf(side.other()), side);
    }

    /** A cursor of this person's in the other tenant; null where there is none. */
    @Nullable
    PageToken foreignCursor() {
        return ledger.pages().stream()
                .filter(page -> page.side() != side)
                .findFirst()
                .orElse(null);
    }

    CourseVersionId unknownCourse() {
        return new CourseVersionId(ids.next());
    }
}
