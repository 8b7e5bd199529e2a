package io.ghasi.delivery.acceptance.tenants.draw;

import io.ghasi.delivery.acceptance.tenants.request.Action;
import io.ghasi.delivery.acceptance.tenants.request.PageToken;
import io.ghasi.delivery.acceptance.tenants.request.SessionFilter;
import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.session.State;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws lists, and what one asks for in a list's way. */
final class Lists {
    static final Generator LIST = new Generator(9, Lists::list, Lists::probeList);
    static final Generator LAST = new Generator(6, Lists::last, Lists::probeLast);

    private Lists() {}

    private static Action list(Draw draw) {
        PageToken cursor = cursor(draw);
        if (cursor != null && draw.chance().percent(80)) {
            return new Action.ListMine(cursor.filter(), size(draw), cursor);
        }
        return new Action.ListMine(filter(draw), size(draw), cursor);
    }

    // One that this lane was given, in either tenant.
    private static @Nullable PageToken cursor(Draw draw) {
        List<PageToken> pages = draw.ledger().pages();
        return pages.isEmpty() || draw.chance().percent(50)
                ? null
                : draw.chance().of(pages);
    }

    private static @Nullable Integer size(Draw draw) {
        return draw.chance().percent(30) ? null : 1 + draw.chance().below(3);
    }

    private static SessionFilter filter(Draw draw) {
        if (draw.chance().percent(45)) {
            return SessionFilter.ALL;
        }
        return new SessionFilter(
                draw.chance().percent(30) ? draw.chance().of(State.values()) : null,
                draw.chance().percent(30) ? draw.enrollment() : null,
                draw.chance().percent(40) ? draw.course() : null);
    }

    private static Probe probeList(Draw draw) {
        PageToken foreign = draw.foreignCursor();
        return foreign != null && draw.chance().percent(50) ? probeCursor(foreign, draw) : probeFilter(draw);
    }

    // A cursor that the api never made, beside one that it made for the namesake.
    private static Probe probeCursor(PageToken foreign, Draw draw) {
        byte[] bytes = new byte[24];
        draw.chance().random().nextBytes(bytes);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        PageToken made = new PageToken(text, foreign.side(), foreign.role(), foreign.filter(), foreign.last());
        return new Probe(
                new Action.ListMine(foreign.filter(), 2, made), new Action.ListMine(foreign.filter(), 2, foreign));
    }

    private static Probe probeFilter(Draw draw) {
        Probe last = probeLast(draw);
        SessionFilter unknown = ((Action.Last) last.unknown()).filter();
        SessionFilter foreign = ((Action.Last) last.foreign()).filter();
        return new Probe(new Action.ListMine(unknown, 2, null), new Action.ListMine(foreign, 2, null));
    }

    private static Action last(Draw draw) {
        return new Action.Last(draw.chance().percent(50) ? byCourse(draw.course()) : byEnrollment(draw.enrollment()));
    }

    private static Probe probeLast(Draw draw) {
        return draw.chance().percent(50)
                ? new Probe(
                        new Action.Last(byCourse(draw.unknownCourse())),
                        new Action.Last(byCourse(draw.foreignCourse())))
                : new Probe(
                        new Action.Last(byEnrollment(draw.unknownEnrollment())),
                        new Action.Last(byEnrollment(draw.foreignEnrollment())));
    }

    private static SessionFilter byCourse(CourseVersionId course) {
        return new SessionFilter(null, null, course);
    }

    private static SessionFilter byEnrollment(EnrollmentId enrollment) {
        return new SessionFilter(null, enrollment, null);
    }
}
