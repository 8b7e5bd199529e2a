package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.course.Course;
import io.ghasi.delivery.core.course.CourseOutline;
import io.ghasi.delivery.core.course.CourseTree;
import io.ghasi.delivery.core.course.Journey;
import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.session.Sessions.Stored;

/** Shows a session's course as its learner sees it now. */
public final class ReadOutline {
    private final ReadSession sessions;
    private final Playing playing;
    private final GateKnowledge gates;

    /** Stands on {@code sessions} for who may see what. */
    ReadOutline(ReadSession sessions, Playing playing, GateResults results) {
        this.sessions = sessions;
        this.playing = playing;
        this.gates = new GateKnowledge(results);
    }

    /** What a reader gets to see. */
    public sealed interface Seen {
        /** Enough to draw a player. */
        record Outlined(PlaySession session, CourseTree tree, CourseOutline outline) implements Seen {}

        /** Nothing. */
        record Refused(Refusal why) implements Seen {}
    }

    /** The outline, if {@code reader} may see the session. */
    public Seen read(Reader reader, SessionId id) {
        return switch (sessions.read(reader, id)) {
            case ReadSession.Seen.Refused(Refusal why) -> new Seen.Refused(why);
            case ReadSession.Seen.Found(Stored stored) -> outline(stored);
        };
    }

    private Seen outline(Stored stored) {
        return playing.course(stored.session())
                .<Seen>map(course -> new Seen.Outlined(stored.session(), course.tree(), outline(stored, course)))
                .orElseGet(() -> new Seen.Refused(new Refusal.CourseUnavailable()));
    }

    private CourseOutline outline(Stored stored, Course course) {
        CourseOutline outline = course.outline(journey(stored, course));
        return stored.session() instanceof ActiveSession ? outline : outline.notInPlay();
    }

    // A player can be drawn without assessment: what nobody knows anything of is shown as closed.
    private Journey journey(Stored stored, Course course) {
        Journey at = playing.journey(stored, course);
        try {
            return gates.ask(stored.session(), at, course.gates());
        } catch (DependencyUnavailable _) {
            return at;
        }
    }
}
