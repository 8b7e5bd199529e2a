package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.course.Course;
import io.ghasi.delivery.core.course.Journey;
import io.ghasi.delivery.core.course.Memory;
import io.ghasi.delivery.core.course.RuntimeBatch;
import io.ghasi.delivery.core.course.RuntimeCourse;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.session.Sessions.Stored;
import java.util.Optional;

/** The course of a session, and what it keeps of it. */
final class Playing {
    private final CourseManifests manifests;
    private final Memories memories;

    Playing(CourseManifests manifests, Memories memories) {
        this.manifests = manifests;
        this.memories = memories;
    }

    /** Empty where the course cannot be played. */
    Optional<Course> course(PlaySession session) {
        return manifests.course(session.facts().tenant(), session.facts().pack().id());
    }

    /** The course of a session whose content speaks; empty where there is none such. */
    Optional<RuntimeCourse> runtime(PlaySession session) {
        // Of most sessions it is known without asking anybody.
        return session.facts().pack().isSequenced()
                ? course(session).filter(RuntimeCourse.class::isInstance).map(RuntimeCourse.class::cast)
                : Optional.empty();
    }

    /** A session whose content speaks, and what is kept of it. */
    Optional<Memories.Recollected> find(TenantId tenant, SessionId session) {
        return memories.find(tenant, session);
    }

    /** The same without asking anybody, where {@code batch} follows on what content said here last: see {@link Memories#recall}. */
    Optional<Memories.Recollected> recall(TenantId tenant, SessionId session, RuntimeBatch batch) {
        return memories.recall(tenant, session, batch);
    }

    /** What content said in {@code left} is kept with {@code keeping}, and durable. */
    void remember(Stored left, Keeping keeping) {
        memories.remember(left, keeping);
    }

    /** Where the learner of {@code stored} is in {@code course}. */
    Journey journey(Stored stored, Course course) {
        return journey(stored, course instanceof RuntimeCourse ? memories.of(stored.session()) : Memory.NONE);
    }

    /** The same, where what is kept is at hand. */
    static Journey journey(Stored stored, Memory memory) {
        Position position = stored.session().at().position();
        return new Journey(position.cursor(), position.visited(), stored.gates(), memory);
    }
}
