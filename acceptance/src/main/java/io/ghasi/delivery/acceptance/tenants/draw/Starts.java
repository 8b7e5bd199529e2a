package io.ghasi.delivery.acceptance.tenants.draw;

import io.ghasi.delivery.acceptance.tenants.request.Action;
import io.ghasi.delivery.acceptance.tenants.world.Person;
import io.ghasi.delivery.acceptance.tenants.world.Ticket;
import io.ghasi.delivery.acceptance.tenants.world.World;
import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import org.jspecify.annotations.Nullable;

/** Draws starts. */
final class Starts {
    static final Generator GENERATOR = new Generator(10, Starts::any, Starts::probe);

    private Starts() {}

    private static Action any(Draw draw) {
        EnrollmentId enrollment = draw.enrollment();
        return new Action.Start(enrollment, course(enrollment, draw), device(draw), locale(draw));
    }

    private static Probe probe(Draw draw) {
        CourseVersionId course = draw.course();
        return new Probe(
                new Action.Start(draw.unknownEnrollment(), course, null, null),
                new Action.Start(draw.foreignEnrollment(), course, null, null));
    }

    /** The enrollment's own course, mostly. */
    private static CourseVersionId course(EnrollmentId enrollment, Draw draw) {
        World.Enrolled enrolled = draw.world().enrolled(enrollment);
        Ticket.Terms terms = enrolled == null ? null : enrolled.ticket().on(draw.side());
        return terms == null || draw.chance().percent(5)
                ? draw.course()
                : draw.world().version(terms.course(), draw.side());
    }

    private static @Nullable DeviceId device(Draw draw) {
        Person person = draw.ledger().person();
        return draw.chance().percent(60) ? null : draw.chance().percent(75) ? person.home() : person.away();
    }

    private static @Nullable String locale(Draw draw) {
        if (draw.chance().percent(60)) {
            return null;
        }
        return draw.chance().of(draw.side().locale(), draw.side().other().locale(), "fr-CA");
    }
}
