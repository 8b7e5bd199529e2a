package io.ghasi.delivery.acceptance.tenants.draw;

import io.ghasi.delivery.acceptance.tenants.model.Session;
import io.ghasi.delivery.acceptance.tenants.request.Action;
import io.ghasi.delivery.acceptance.tenants.world.CourseName;
import io.ghasi.delivery.acceptance.tenants.world.Move;
import io.ghasi.delivery.acceptance.tenants.world.TwinCourse;
import io.ghasi.delivery.acceptance.tenants.world.Walk;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Draws moves. */
final class Moves {
    private Moves() {}

    /** A move in the session {@code id}: mostly one that its course knows, sometimes one that only the other tenant's does. */
    static Action.Navigate navigate(String id, Draw draw) {
        Session session = draw.known(id);
        TwinCourse course = course(session, draw);
        Move news = session == null || draw.chance().percent(55) ? null : toWhatIsNew(session);
        return new Action.Navigate(id, news == null ? any(course, draw.chance()) : news);
    }

    /** Through every lesson that counts, in order. */
    static List<Action> through(Session session) {
        return IntStream.of(1, TwinCourse.LOCKED, TwinCourse.GATED)
                .<Action>mapToObj(lesson -> new Action.Navigate(
                        session.id(), new Move.Jump(session.twin().lesson(lesson), null)))
                .toList();
    }

    private static Move any(TwinCourse course, Chance chance) {
        int roll = chance.below(100);
        if (roll < 40) {
            return new Move.Next();
        }
        if (roll < 60) {
            return new Move.Previous();
        }
        if (roll < 85) {
            return jump(course, chance);
        }
        return roll < 96 ? new Move.Branch(course.branch()) : new Move.Exit();
    }

    // So that some courses are worked through. Null where all is seen that can be.
    private static @Nullable Move toWhatIsNew(Session session) {
        Walk walk = session.walk();
        return IntStream.range(0, TwinCourse.LESSONS)
                .filter(lesson -> (session.visited() & (1 << lesson)) == 0 && walk.isOpen(lesson))
                .mapToObj(lesson -> new Move.Jump(session.twin().lesson(lesson), null))
                .findFirst()
                .orElse(null);
    }

    private static Move jump(TwinCourse course, Chance chance) {
        int lesson = chance.below(TwinCourse.LESSONS);
        String block = chance.percent(50) ? null : course.block(lesson, chance.below(TwinCourse.BLOCKS));
        return new Move.Jump(course.lesson(lesson), block);
    }

    private static TwinCourse course(@Nullable Session session, Draw draw) {
        TwinCourse own = session == null ? new TwinCourse(CourseName.FIRST, draw.side()) : session.twin();
        return draw.chance().percent(15) ? new TwinCourse(own.name(), own.side().other()) : own;
    }
}
